/// Something the program does. Made from words; once made, nothing about the words is left to be found wrong.
package protocol Command: Sendable {
    static var declaration: CommandDeclaration { get }

    init(_ given: GivenArguments) throws(UsageError)

    /// Does it, and says on `console` what came of it.
    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode
}
