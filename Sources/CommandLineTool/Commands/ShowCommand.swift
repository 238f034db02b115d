import Catalog
import Exchange
import Jobs
import Reporting
import Store
import Wire

struct ShowCommand: Command {
    static let declaration = CommandDeclaration(
        "show", "show one resource of a state, or the tree",
        discussion: """
            Secrets are masked unless --secrets is given.

            Names in the tree are shown as people wrote them, with only that encoded which would mean something else in an \
            address: put together with slashes and in quotes they are the address. On a terminal, of long lists the beginning \
            is shown; --all shows the rest too.
            """,
        operands: [
            .init("STATE", "prod, prod@latest, prod@17, prod@2026-11-20 or @17", completes: .state),
            .init(
                "ADDRESS",
                "a resource, one of its fields (settings#/isVisitorSSOEnabled), or what the tree is to begin at",
                .optional,
                completes: .address),
        ],
        options: [
            .flag("tree", "the tree below the address, also where a resource has that address"),
            .value("depth", "N", "so many levels of the tree"),
            .flag("all", "every name of the tree, also on a terminal"),
            .flag("secrets", "show secrets as the service gave them"),
        ],
        examples: [
            .init("show prod@latest", "the tree"),
            .init("show prod@latest --depth 2", "what kinds there are, and how many of each"),
            .init("show prod@latest campaigns/Sales/chatButton", "one resource"),
            .init("show prod@latest campaigns/Sales/chatWindow#/greetingMessage", "one field"),
            .init("show prod@2026-11-20 campaigns/Sales", "a campaign as it was that day"),
        ], exitCodes: [.damaged, .machine])

    private let state: StatePart
    private let address: Address?
    /// Of the resource at the address, the one that is shown.
    private let field: JSONPointer?
    private let wantsTree: Bool
    private let depth: Int?
    private let showsAll: Bool
    private let showsSecrets: Bool
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        let operand = given.operand("ADDRESS")
        let stateText = try given.required("STATE")
        let named = try Self.split(operand ?? stateText)
        field = named.field
        state = try StatePart(operand == nil ? named.owner : stateText)
        let owner = named.owner.hasSuffix("/") ? String(named.owner.dropLast()) : named.owner
        address = operand == nil ? nil : Address(Addresses.meant(by: owner))
        if let part = state.address, address != nil {
            throw UsageError("'\(part)' is all of the state that is shown", hint: "name one address, not two")
        }
        depth = try given.number("depth", in: 1...Int.max)
        showsAll = given.flag("all")
        wantsTree = given.flag("tree") || depth != nil || showsAll
        guard field == nil || !wantsTree && (address ?? state.address) != nil else {
            throw UsageError(
                "a field is one of a resource, not of a tree",
                hint: "write it like campaigns/Sales/chatWindow#/greetingMessage, without --tree, --depth and --all")
        }
        showsSecrets = given.flag("secrets")
        options = try given.global
    }

    /// What stands before a field's place, and that.
    private static func split(_ text: String) throws(UsageError) -> (owner: String, field: JSONPointer?) {
        guard let parts = JSONPointer.parts(of: text) else { return (text, nil) }
        guard let field = JSONPointer(parts.pointer) else {
            throw UsageError(
                "'\(parts.pointer)' is no JSON Pointer", hint: "a '~' in a name is written '~0', a '/' in it '~1'")
        }
        return (parts.owner, field)
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        let (state, part) = try state.known(in: workplace)
        let typed = address ?? part
        // What an id stands for is known only when all names are.
        let only = typed.map { $0.mayHaveID ? [] : [Selector($0.text)] } ?? []
        let open = try await workplace.open(state, selection: Selection(only: only, except: []))
        let reader = try open.reader()
        let address = try typed.map { try open.state().address(meant: $0) }
        if let address, !wantsTree, let found = try reader.resource(at: address, in: open.snapshot.number) {
            try show(found, of: open, console)
        } else if let address, let field {
            guard try reader.resources(in: open.snapshot.number, below: address).next() != nil else {
                throw try Self.unknown(address, open)
            }
            throw UsageError(
                "'\(address)' is no resource of \(open.name), so it has no field \(field)",
                hint: "'livechat-sync show \(open.name) \(address)' shows what is below it")
        } else {
            try showTree(of: open, address, reader, console)
        }
        return .done
    }

    private func show(_ found: StoredResource, of open: OpenState, _ console: Console) throws {
        let kind = open.session.catalog[found.kind]
        let body = try found.body()
        let shown = showsSecrets ? body : kind.map { SecretMask.masked(body, kind: $0) } ?? body
        if let field { return try show(field, of: shown, found, kind, open, console) }
        let document: JSONValue = [
            "state": .string(open.name), "kind": .string(found.kind), "address": .string(found.address.text),
            "path": .string(found.path), "id": found.id.map(JSONValue.string) ?? .null, "body": shown,
        ]
        console.present(document) {
            console.result("\(found.address, .address)  \("\(found.kind) \(found.path) in \(open.name)", .faint)")
            console.document(shown)
        }
    }

    private func show(
        _ field: JSONPointer, of body: JSONValue, _ found: StoredResource, _ kind: Kind?, _ open: OpenState,
        _ console: Console
    ) throws {
        let spellings = kind?.spellings(of: field) ?? [field]
        let place =
            spellings.first { body.value(at: $0) != nil }
            ?? body.places.first { place in
                spellings.contains { $0.tokens.count == place.tokens.count && $0.isAtOrAbove(place) }
            }
        guard let place, let value = body.value(at: place) else {
            throw UsageError(
                "'\(found.address)' of \(open.name) has no field \(field)",
                hint: Suggestion.hint(for: field.description, among: body.places.map(\.description))
                    ?? "'livechat-sync show \(open.name) \(found.address)' shows all of it")
        }
        let document: JSONValue = [
            "state": .string(open.name), "kind": .string(found.kind), "address": .string(found.address.text),
            "path": .string(found.path), "id": found.id.map(JSONValue.string) ?? .null,
            "pointer": .string(place.description), "value": value,
        ]
        console.present(document) { console.document(value) }
    }

    private func showTree(
        of open: OpenState, _ address: Address?, _ reader: SnapshotReader, _ console: Console
    ) throws {
        var tree = AddressTree()
        var documents: [JSONValue] = []
        var count = 0
        let number = open.snapshot.number
        let cursor = try address.map { try reader.resources(in: number, below: $0) } ?? reader.resources(in: number)
        while let resource = try cursor.next() {
            tree.add(resource.address.text, kind: resource.kind)
            count += 1
            guard console.json else { continue }
            documents.append([
                "kind": .string(resource.kind), "address": .string(resource.address.text),
                "path": .string(resource.path), "id": resource.id.map(JSONValue.string) ?? .null,
            ])
        }
        if let address, tree.isEmpty { throw try Self.unknown(address, open) }
        console.present(["state": .string(open.name), "resources": .array(documents)]) {
            // Whoever reads through a pipe gets everything.
            let isShort = console.resultWidth != nil && !showsAll
            let extent = AddressTree.Extent(depth: depth, names: isShort ? Self.names : nil)
            console.result(tree.tree(open.name, extent))
            if tree.isFolded(extent) { console.hint("--all shows every name") }
            if isShort, depth == nil, count > Self.long {
                console.hint("--depth 1 shows less; an address behind the state shows only what is below it")
            }
        }
    }

    /// How many names of one list a terminal gets to see.
    private static let names = 50
    /// A tree of more is told how to be shorter.
    private static let long = 100

    static func unknown(_ address: Address, _ open: OpenState) throws -> UsageError {
        var all: [String] = []
        let cursor = try open.reader().resources(in: open.snapshot.number)
        while let resource = try cursor.next() { all.append(resource.address.text) }
        return UsageError(
            "\(open.name) has no '\(address)'",
            hint: Suggestion.hint(for: address.text, among: all) ?? Suggestion.field(address.text)
                ?? "'livechat-sync show \(open.name)' shows the tree")
    }
}

extension JSONValue {
    /// The place of every value in it.
    fileprivate var places: [JSONPointer] {
        var found: [JSONPointer] = []
        var open: [(value: JSONValue, place: JSONPointer)] = [(self, JSONPointer())]
        while let (value, place) = open.popLast() {
            if !place.tokens.isEmpty { found.append(place) }
            for member in value.members ?? [] { open.append((member.value, place.appending(member.name))) }
            for (index, element) in (value.elements ?? []).enumerated() {
                open.append((element, place.appending(index)))
            }
        }
        return found
    }
}
