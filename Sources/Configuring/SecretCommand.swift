import Platform

/// Runs the command that tells a secret, or is told something.
package enum SecretCommand {
    /// Why there is no result.
    package enum Failure: Error, Hashable {
        case tooLate(seconds: Int)
        case tooLong
        case interrupted
        case unstartable(reason: String)
    }

    /// - Parameter text: what it reads in place of the terminal.
    package static func run(
        _ line: String, environment: [String: String], seconds: Int, reading text: [UInt8]? = nil
    ) async throws(Failure) -> SecretReader.CommandResult {
        let outcome: ShellCommand.Outcome
        do throws(SystemError) {
            outcome = try await ShellCommand.run(
                line, environment: environment, seconds: seconds, limit: SecretReader.limit, reading: text)
        } catch {
            throw .unstartable(reason: error.reason)
        }
        switch outcome {
        case .ended(let output, let status): return .init(output: output, status: status)
        case .tooLate: throw .tooLate(seconds: seconds)
        case .tooLong: throw .tooLong
        case .interrupted: throw .interrupted
        }
    }
}
