import Catalog
import Diffing
import Wire

// What the operations of a plan are told from.
extension PlanReader {
    /// Members that say something of some writes and nothing of others.
    private static let ofSome = [
        "matchedBy", "before", "body", "fields", "expect", "overLive", "mirror", "stays", "translated", "adopt",
        "carry",
        "sourceId", "seen", "needed", "references", "unresolved", "ids", "digests", "since", "until",
        "toggle", "verb",
    ]

    func only(_ names: [String], _ what: String) throws(PlanningError) {
        for name in Self.ofSome where !names.contains(name) {
            guard let found = optional(name), found.elements?.isEmpty != true else { continue }
            throw wrong(name, "absent in \(what)")
        }
    }

    func body(_ name: String) throws(PlanningError) -> JSONValue {
        guard let body = optional(name), body.members != nil else { throw wrong(name, "an object") }
        return body
    }

    /// A document of any form: what stands on the target may be a text.
    func found(_ name: String) throws(PlanningError) -> JSONValue {
        guard let found = optional(name) else { throw wrong(name, "what was found there") }
        return found
    }

    var content: Operation.Content {
        get throws(PlanningError) {
            var content = Operation.Content(body: try body("body"), sourceID: try optionalText("sourceId"))
            content.references = try optionalPointers("references")
            content.unresolved = try optionalPointers("unresolved")
            if value["translated"] != nil {
                content.translations = try list("translated") { (step) throws(PlanningError) in
                    Translation.Step(
                        pointer: try step.pointer("pointer"), from: try step.text("from"), to: try step.text("to"),
                        isShown: try step.text("evidence") == "site")
                }
            }
            return content
        }
    }

    var creation: Operation.Creation {
        get throws(PlanningError) {
            .init(try content, seen: value["seen"] == nil ? [] : try texts("seen"))
        }
    }

    func adoption(_ policy: Operation.Adoption.Policy) throws(PlanningError) -> Operation.Adoption {
        try only(
            [
                "body", "mirror", "stays", "translated", "adopt", "carry", "sourceId", "needed", "references",
                "unresolved",
            ], "an adoption")
        return .init(try content, policy, over: try over)
    }

    var update: Operation.Update {
        get throws(PlanningError) {
            try only(
                [
                    "matchedBy", "before", "body", "fields", "expect", "translated", "carry", "sourceId", "needed",
                    "references", "unresolved",
                ], "an update of what was reviewed")
            return .init(
                try content, matchedBy: try choice("matchedBy"), before: try found("before"), fields: try fields,
                expect: try text("expect"), carries: try carries)
        }
    }

    var toggle: Operation.Toggle {
        get throws(PlanningError) {
            try only(["before", "fields", "expect", "toggle", "verb"], "the turning of a switch")
            let (isOn, verb, fields) = (try truth("toggle"), try text("verb"), try fields)
            guard verb.hasPrefix(":"), verb.utf8.dropFirst().allSatisfy({ (0x61...0x7A).contains($0 | 0x20) }) else {
                throw wrong("verb", "a verb such as ':enable'")
            }
            guard fields.count == 1, fields[0].to == .bool(isOn) else {
                throw wrong("fields", "the one member that is turned")
            }
            return .init(isOn, verb, fields[0], before: optional("before"), expect: try optionalText("expect"))
        }
    }

    var batch: Operation.BatchDeletion {
        get throws(PlanningError) {
            let (ids, digests) = (try texts("ids"), try texts("digests"))
            guard ids.count == digests.count else { throw wrong("digests", "as many as there are 'ids'") }
            guard let window = TimeWindow(try moment("since"), try moment("until")) else {
                throw wrong("until", "not before 'since'")
            }
            let records = zip(ids, digests).map { Operation.BatchDeletion.Record(id: $0, digest: $1) }
            guard let batch = Operation.BatchDeletion(records, in: window) else {
                throw wrong("ids", "1 to \(Operation.BatchDeletion.most) ids, each once")
            }
            return batch
        }
    }

    /// A companion or a completion.
    var overLive: Operation.Write {
        get throws(PlanningError) {
            let names = [
                "matchedBy", "body", "overLive", "mirror", "stays", "translated", "carry", "sourceId", "needed",
                "references", "unresolved",
            ]
            switch try choice("matchedBy") as Matching {
            case .parent:
                try only(names + ["fields"], "an update of what comes with its parent")
                return .companion(.init(try content, fields: try fields, over: try over))
            case .created:
                try only(names + ["seen"], "a second write")
                return .completion(.init(of: try creation, over: try over))
            case .pinned, .remembered, .id, .key:
                throw wrong("matchedBy", "'parent' or 'created', since it is laid over what nobody could review")
            }
        }
    }

    private var over: Operation.OverLive {
        get throws(PlanningError) {
            .init(
                isMirror: try flag("mirror"), stays: try optionalPointers("stays").map(MemberPlace.init),
                carries: try carries)
        }
    }

    private var carries: [[String]] {
        get throws(PlanningError) {
            if value["carry"] == nil { return [] }
            return try list("carry") { (names) throws(PlanningError) in try names.ownTexts }
        }
    }

    private var fields: [FieldChange] {
        get throws(PlanningError) {
            try list("fields") { (field) throws(PlanningError) in
                FieldChange(
                    pointer: try field.pointer("pointer"), from: try field.side("from"), to: try field.side("to"),
                    isSecret: field.value["secret"] != nil, cause: try field.optionalText("cause"))
            }
        }
    }

    /// One side of a field's change; nil where it lacked the field.
    private func side(_ name: String) throws(PlanningError) -> JSONValue? {
        try optionalText("absent") == name ? nil : value[name]
    }
}
