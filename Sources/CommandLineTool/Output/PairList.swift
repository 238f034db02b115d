import Diffing
import Reporting
import Store
import Wire

/// What is known of which object of one site is which of another.
struct PairList: Outcome {
    let from: String
    let to: String
    let pairs: [RememberedPair]

    var document: JSONValue {
        [
            "from": .string(from), "to": .string(to),
            "pairs": .array(
                pairs.map {
                    [
                        "kind": .string($0.kind), "fromId": .string($0.sourceID), "toId": .string($0.targetID),
                        "how": .string($0.how.rawValue), "at": .moment($0.at),
                    ]
                }),
        ]
    }

    func show(_ console: Console) {
        var table = Table([
            .init("KIND", isFixed: true), .init("FROM"), .init("TO"), .init("HOW", isFixed: true),
            .init("AT (UTC)", isFixed: true),
        ])
        for pair in pairs {
            table.add([
                "\(pair.kind)", "\(pair.sourceID)", "\(pair.targetID)", "\(pair.how.rawValue)",
                "\(pair.at.dayAndMinute)",
            ])
        }
        console.result(table)
    }
}

/// How the objects of two snapshots are paired, and why.
struct PairingList: Outcome {
    let from: String
    let to: String
    let pairings: [ExplainedPairing]

    var document: JSONValue {
        [
            "from": .string(from), "to": .string(to),
            "pairs": .array(
                pairings.map {
                    [
                        "kind": .string($0.kind), "name": .string($0.name), "fromId": .string($0.wantedID),
                        "toId": $0.presentID.map(JSONValue.string) ?? .null, "how": .string($0.how),
                    ]
                }),
        ]
    }

    func show(_ console: Console) {
        var table = Table([
            .init("KIND", isFixed: true), .init("NAME"), .init("FROM", isYielding: true), .init("TO", isYielding: true),
            .init("HOW", isProse: true),
        ])
        for pairing in pairings {
            table.add([
                "\(pairing.kind)", "\(pairing.name)", "\(pairing.wantedID)", "\(pairing.presentID ?? "-")",
                "\(pairing.how)",
            ])
        }
        console.result(table)
    }
}
