import Catalog
import Jobs
import Planning
import Reporting
import Wire

struct UsesCommand: Command {
    static let declaration = CommandDeclaration(
        "uses", "what refers to a resource, and what it refers to",
        discussion: """
            By ids and names, as far as the table of kinds knows of references: texts that mention something are found by \
            'grep'. An address stands for all that is below it. Departments, agents and what else is made elsewhere is written \
            as its kind and name: departments/Sales.
            """,
        operands: [
            .init("STATE", "prod, prod@latest, prod@17, prod@2026-11-20 or @17", completes: .state),
            .init("ADDRESS", "a resource, or something that is made elsewhere", completes: .address),
        ],
        options: [],
        examples: [
            .init("uses prod@latest campaigns/Sales", "may it be deleted?"),
            .init("uses prod departments/Support", "who would notice if the department went away?"),
        ], exitCodes: [.refused, .unavailable, .damaged])

    private let state: StateName
    private let address: Address
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        state = try StateName(given.required("STATE"))
        address = Address(Addresses.meant(by: try given.required("ADDRESS")))
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        let open = try await workplace.open(state)
        let address = try open.state().address(meant: address)
        let uses = try ReferenceUses(of: address, in: open.state(), open.session.catalog)
        guard uses.isKnown else { throw try ShowCommand.unknown(address, open) }
        console.present(UsesText(state: open.name, address: address, uses: uses))
        return .done
    }
}

/// For people and scripts.
struct UsesText: Outcome {
    let state: String
    let address: Address
    let uses: ReferenceUses

    var document: JSONValue {
        let list = { (uses: [ReferenceUses.Use]) in
            JSONValue.array(
                uses.map { use in
                    [
                        "address": .string(use.from.text), "pointer": .string(use.pointer.description),
                        "target": .string(use.target.text), "byName": .bool(use.isByName),
                    ]
                })
        }
        return [
            "state": .string(state), "address": .string(address.text), "usedBy": list(uses.usedBy),
            "refersTo": list(uses.refersTo), "within": .integer(uses.inner),
            "loose": .array(
                uses.loose.map { loose in
                    [
                        "address": .string(loose.from.text), "pointer": .string(loose.pointer.description),
                        "kind": .string(loose.kind), "id": .string(loose.id),
                    ]
                }),
            "unread": .array(uses.unread.map { ["kind": .string($0.kind), "path": .string($0.path)] }),
        ]
    }

    func show(_ console: Console) {
        show(uses.usedBy, "nothing refers to \(address)", "USED BY", "WHAT", console)
        console.result("")
        show(
            uses.refersTo, "\(address) refers to nothing outside itself that \(state) has", "FROM", "REFERS TO", console
        )
        if uses.inner > 0 { console.note("\(Wording.count(uses.inner, "reference")) within it not shown") }
        for loose in uses.loose {
            console.warning(
                "\(loose.from) \(loose.pointer.description) refers to \(loose.kind) \(loose.id), which \(state) does not have"
            )
        }
        for place in uses.unread {
            console.warning("\(place.kind) (\(place.path)) could not be read: what refers from there is not known")
        }
    }

    private func show(
        _ uses: [ReferenceUses.Use], _ none: Shown, _ first: String, _ last: String, _ console: Console
    ) {
        if uses.isEmpty { return console.result(none) }
        var table = Table([.init(first), .init("FIELD"), .init(last)])
        for use in uses {
            table.add(["\(use.from, .address)", "\(use.pointer.description)", "\(use.target, .address)"])
        }
        console.result(table)
    }
}
