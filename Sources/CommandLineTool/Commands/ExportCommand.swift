import Catalog
import Exchange
import Platform
import Store
import Wire

struct ExportCommand: Command {
    static let declaration = CommandDeclaration(
        "export", "write a state to a file that other tools can read",
        discussion: """
            One resource a line, ordered by address: {"kind","address","path","id","body"}. Secrets are masked unless --secrets \
            is given.
            """,
        operands: [
            .init("STATE", "prod, prod@latest, prod@17, prod@2026-11-20 or @17", completes: .state),
            .init("TARGET", "the file to write, or - for standard output", completes: .file),
        ],
        options: [
            .choice("format", ["ndjson"], "the form; ndjson is the only one so far"),
            .flag("secrets", "write secrets as the service gave them"),
        ] + SelectionOptions.declarations,
        examples: [.init("export prod@latest prod.ndjson", "the last snapshot for other tools")],
        exitCodes: [.damaged, .machine])

    private let state: StateName
    private let target: String
    private let showsSecrets: Bool
    private let selection: Selection
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        state = try StateName(given.required("STATE"))
        target = try given.required("TARGET")
        showsSecrets = given.flag("secrets")
        selection = try SelectionOptions.selection(given)
        options = try given.global
        if target != "-", !target.hasSuffix(".ndjson"), given.value("format") == nil {
            throw UsageError(
                "'\(target)' does not say its form", hint: "end its name in .ndjson, or give --format ndjson")
        }
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options)
        let open = try await OpenState.open(state, workplace, surroundings, console, selection: selection)
        var count = 0
        if target == "-" {
            try lines(of: open, count: &count) { console.verbatim(String(decoding: $0, as: UTF8.self)) }
        } else {
            let file = try ReplacedFile(surroundings.absolute(target, from: surroundings.currentFolder))
            try lines(of: open, count: &count) { try file.write($0) }
            try file.commit()
        }
        if console.json, target != "-" {
            console.document(["state": .string(open.name), "resources": .integer(count), "target": .string(target)])
        } else {
            console.note("wrote \(Wording.count(count, "resource")) of \(open.name) to \(target)")
        }
        return open.snapshot.isComplete ? .done : .incomplete
    }

    private func lines(of open: OpenState, count: inout Int, _ put: ([UInt8]) throws -> Void) throws {
        var buffer: [UInt8] = []
        let cursor = try open.reader().resources(in: open.snapshot.number)
        while let resource = try cursor.next() {
            guard selection.includes(resource.address) else { continue }
            var json = resource.json
            if !showsSecrets, let kind = Catalog.liveChat[resource.kind], !kind.secrets.isEmpty {
                json = SecretMask.masked(try resource.body(), kind: kind).bytes()
            }
            buffer += NDJSON.line(
                kind: resource.kind, address: resource.address, path: resource.path, id: resource.id, json: json)
            count += 1
            if buffer.count > 1 << 18 {
                try put(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        if !buffer.isEmpty { try put(buffer) }
    }
}
