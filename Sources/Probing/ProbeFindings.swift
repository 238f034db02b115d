package import Catalog
package import Wire

/// What a site answered to a probe: names and shapes, no value.
package struct ProbeFindings: Sendable {
    package enum Outcome: Hashable, Sendable {
        case answered(AnswerShape)
        case absent
        /// Why not, in words.
        case failed(String)
        case notAsked(String)
    }

    /// One path that was asked.
    package struct Place: Hashable, Sendable {
        package let kind: String
        /// As the table has it, braces and all.
        package let path: String
        package let outcome: Outcome
    }

    /// A member whose values are ids of another kind, as no row says.
    package struct Candidate: Hashable, Sendable {
        package let kind: String
        package let member: String
        package let target: String
    }

    /// A row for a file, with what it rests on.
    package struct Proposal: Hashable, Sendable {
        package let guess: PathGuess
        package let shape: AnswerShape
        /// The row that has moved; nil for a kind that the table lacks.
        package let moved: Kind?
    }

    package internal(set) var places: [Place] = []
    package internal(set) var candidates: Set<Candidate> = []
    package internal(set) var proposals: [Proposal] = []
    package internal(set) var requests = 0
    /// The site answers where nothing can be, so that no answer proves anything.
    package internal(set) var answersEverything = false
    /// Paths that were left out for want of requests.
    package internal(set) var left = 0
}

extension ProbeFindings {
    /// A file of rows to lay over the table. Nil where there is nothing to propose.
    /// - Parameters:
    ///   - over: the table's name: `v3`.
    ///   - moment: when it was asked, for the rows' notes.
    package func file(over: String, at moment: UTCTime) -> JSONValue? {
        if proposals.isEmpty { return Optional.none }
        return ["format": 1, "over": .string(over), "rows": .array(proposals.map { $0.row(at: moment) })]
    }
}

extension ProbeFindings.Proposal {
    private var isList: Bool { if case .object = shape.form { false } else { true } }

    fileprivate func row(at moment: UTCTime) -> JSONValue {
        let note: JSONValue = [
            "grade": "C", "tier": 3, "note": .string("answered a probe of \(moment.day) at \(guess.text)"),
        ]
        var members: JSONValue = ["base": .string(guess.base), "asked": [.string(guess.path.description)]]
        if let query = guess.parentQuery, moved?.namesParent == nil {
            members.set("namesParent", ["query": .string(query), "member": .string(query)])
        }
        if moved?.shape == .collection || moved == nil && isList {
            members.set("itemPaths", [.string(guess.path.appending(.id(of: guess.name)).description)])
        }
        members.set("evidence", note)
        guard moved == nil else { return ["name": .string(guess.name), "patch": members] }
        var row: JSONValue = [
            "name": .string(guess.name), "shape": isList ? "collection" : "singleton",
            "base": .string(guess.base), "paths": [.string(guess.place.description)],
            "operations": isList ? ["list", "read"] : ["read"],
        ]
        if isList { row.set("key", [.string(key)]) }
        row.set("evidence", note)
        return row
    }

    /// What people know an item by.
    private var key: String {
        let names = shape.members
        return ["name", "title", "label", "word", "value", "key"].first { word in
            names.contains { $0.isSameName(as: word) }
        }
            ?? "id"
    }
}
