import Catalog
import Reporting
import Store
import Wire

/// What a crawl could not read and what of it can't be written back, in words.
enum CoverageText {
    /// One line a kind and reason; campaigns share them.
    static func gaps(_ coverage: [Coverage], _ console: Console) {
        for group in grouped(coverage.filter(\.state.isGap)) {
            let first = group[0]
            let places = group.count == 1 ? Shown("\(first.path)") : "\(Wording.count(group.count, "place"))"
            console.warning("not read: \(first.kind) (\(places)): \(first.state.rawValue): \(first.reason ?? "")")
        }
        for group in grouped(coverage.filter { $0.state == .absent }) {
            console.detail(
                "not there: \(group[0].kind) (\(Wording.count(group.count, "place"))): \(group[0].reason ?? "")")
        }
    }

    /// What no row of the table asks for, so that nothing is ever called complete that is not.
    static func uncovered(_ uncovered: [Catalog.Uncovered], of catalog: Catalog, _ console: Console) {
        guard !uncovered.isEmpty else { return }
        let names = Wording.list(uncovered.map(\.name))
        console.note("complete as far as the table \(catalog.api.rawValue) goes: not covered by it: \(names)")
    }

    /// One line a field and reason.
    /// - Parameter all: how many there are with those that were told of before.
    static func problems(_ problems: [Restorability], of all: Int, _ console: Console) {
        guard !problems.isEmpty else {
            if all > 0 {
                console.note("\(Wording.count(all, "value")) can't be restored from this snapshot, none of them new")
            }
            return
        }
        var groups: [String: [Restorability]] = [:]
        var order: [String] = []
        for problem in problems {
            let key = (problem.field ?? "") + problem.reason
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(problem)
        }
        let new: Shown = problems.count < all ? ", \(problems.count) of them new" : ""
        console.note("\(Wording.count(all, "value")) can't be restored from this snapshot\(new):")
        for key in order {
            guard let group = groups[key], let first = group.first else { continue }
            let rest = group.count > 1 ? " and \(Wording.count(group.count - 1, "other"))" : ""
            console.note("  \(first.address)\(first.field.map { " " + $0 } ?? "")\(rest): \(first.reason)")
        }
    }

    private static func grouped(_ coverage: [Coverage]) -> [[Coverage]] {
        var groups: [[Coverage]] = []
        for entry in coverage {
            if let index = groups.firstIndex(where: {
                $0[0].kind == entry.kind && $0[0].state == entry.state && $0[0].reason == entry.reason
            }) {
                groups[index].append(entry)
            } else {
                groups.append([entry])
            }
        }
        return groups
    }
}

extension Coverage {
    var document: JSONValue {
        [
            "kind": .string(kind), "path": .string(path), "state": .string(state.rawValue), "count": .integer(count),
            "reason": reason.map(JSONValue.string) ?? .null,
        ]
    }
}

extension Catalog.Uncovered {
    var document: JSONValue {
        [
            "kind": .string(name), "path": nil, "state": "uncovered", "count": 0,
            "reason": .string("not covered by this table: \(reason)"),
        ]
    }
}

extension Restorability {
    var document: JSONValue {
        [
            "address": .string(address.text), "field": field.map(JSONValue.string) ?? .null, "reason": .string(reason),
        ]
    }
}

extension SnapshotInfo.Changes {
    var document: JSONValue {
        ["added": .integer(added), "changed": .integer(changed), "removed": .integer(removed)]
    }
}
