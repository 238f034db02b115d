import Catalog
import Diffing
package import Wire

// An operation in the plan's document: one flat object, whatever the case.
extension Operation {
    package var document: JSONValue {
        var members = [
            JSONMember("id", .string(id)), JSONMember("action", .string(action.rawValue)),
            JSONMember("method", .string(method.rawValue)), JSONMember("kind", .string(kind)),
            JSONMember("path", .string(path.description)), JSONMember("address", .string(address.text)),
            JSONMember("matchedBy", matchedBy.map { .string($0.rawValue) } ?? .null),
            JSONMember("dependsOn", .array(dependsOn.map { .string($0) })), JSONMember("level", .integer(level)),
            JSONMember("before", before ?? .null), JSONMember("body", body ?? .null),
            JSONMember("fields", .array(fields.map(\.document))),
            JSONMember("expect", write.expect.map { .string($0) } ?? .null),
        ]
        func add(_ name: String, _ value: JSONValue?) { if let value { members.append(JSONMember(name, value)) } }
        func list<Element>(_ elements: [Element], _ document: (Element) -> JSONValue) -> JSONValue? {
            elements.isEmpty ? Optional.none : .array(elements.map(document))
        }
        if let batch = write.batch {
            add("ids", .array(batch.ids.map { .string($0) }))
            add("digests", .array(batch.records.map { .string($0.digest) }))
            add("since", .moment(batch.window.since))
            add("until", .moment(batch.window.until))
        }
        add("overLive", write.isLaidOverLive ? .bool(true) : Optional.none)
        add("mirror", write.over?.isMirror == true ? .bool(true) : Optional.none)
        add("stays", list(write.over?.stays ?? []) { .string($0.description) })
        add("translated", list(translations, \.document))
        add("adopt", write.policy.map { .string($0.rawValue) })
        add("carry", list(write.carries) { .array($0.map { .string($0) }) })
        add("sourceId", sourceID.map { .string($0) })
        add("seen", list(write.seen) { .string($0) })
        add("needed", isNeeded ? .bool(true) : Optional.none)
        add("evidence", evidence.map { .string($0) })
        add("references", list(references) { .string($0.description) })
        add("unresolved", list(content?.unresolved ?? []) { .string($0.description) })
        return .object(members)
    }

    init(_ item: PlanReader) throws(PlanningError) {
        guard let path = OperationPath(try item.text("path")) else { throw item.wrong("path", "a path") }
        self.init(
            try Write(item), kind: try item.text("kind"), path: path, address: Address(try item.text("address")))
        guard try item.text("method") == method.rawValue else { throw item.wrong("method", "'\(method.rawValue)'") }
        id = try item.text("id")
        level = try item.number("level")
        dependsOn = try item.texts("dependsOn")
        isNeeded = try item.flag("needed")
        evidence = try item.optionalText("evidence")
    }
}

extension Operation.Write {
    /// Nothing is there to be reviewed before the run, yet it is a change and no creation.
    fileprivate var isLaidOverLive: Bool {
        switch self {
        case .companion, .completion: true
        case .creation, .adoption, .update, .deletion, .batchDeletion: false
        }
    }

    fileprivate var policy: Operation.Adoption.Policy? {
        switch self {
        case .adoption(let adoption): adoption.policy
        case .creation, .update, .companion, .completion, .deletion, .batchDeletion: nil
        }
    }

    fileprivate var carries: [[String]] {
        switch self {
        case .update(let update): update.carries
        case .adoption, .companion, .completion: over?.carries ?? []
        case .creation, .deletion, .batchDeletion: []
        }
    }

    /// The case follows from three members; of all others each case allows those that it has.
    fileprivate init(_ item: PlanReader) throws(PlanningError) {
        let action: Operation.Action = try item.choice("action")
        let policy: Operation.Adoption.Policy? = try item.optionalChoice("adopt")
        switch (action, policy) {
        case (.create, nil):
            try item.only(
                ["body", "translated", "sourceId", "seen", "needed", "references", "unresolved"], "a creation")
            self = .creation(try item.creation)
        case (.create, .orCreate?), (.update, .only?):
            self = .adoption(try item.adoption(policy ?? .only))
        case (.create, .only?): throw item.wrong("action", "'update', since only the service makes it")
        case (.update, .orCreate?): throw item.wrong("action", "'create', since it is made where it is not there")
        case (.update, nil):
            self = try item.flag("overLive") ? try item.overLive : .update(try item.update)
        case (.delete, nil):
            try item.only(["before", "expect", "needed"], "a deletion")
            self = .deletion(.init(before: try item.found("before"), expect: try item.text("expect")))
        case (.deleteMany, nil):
            try item.only(["ids", "digests", "since", "until"], "a deletion of many")
            self = .batchDeletion(try item.batch)
        case (.delete, _?), (.deleteMany, _?): throw item.wrong("adopt", "absent in a deletion")
        }
    }
}

extension PlanReader {
    /// Members that say something of some writes and nothing of others.
    private static let ofSome = [
        "matchedBy", "before", "body", "fields", "expect", "overLive", "mirror", "stays", "translated", "adopt",
        "carry", "sourceId", "seen", "needed", "references", "unresolved", "ids", "digests", "since", "until",
    ]

    fileprivate func only(_ names: [String], _ what: String) throws(PlanningError) {
        for name in Self.ofSome where !names.contains(name) {
            guard let found = optional(name), found.elements?.isEmpty != true else { continue }
            throw wrong(name, "absent in \(what)")
        }
    }

    fileprivate func body(_ name: String) throws(PlanningError) -> JSONValue {
        guard let body = optional(name), body.members != nil else { throw wrong(name, "an object") }
        return body
    }

    /// A document of any form: what stands on the target may be a text.
    fileprivate func found(_ name: String) throws(PlanningError) -> JSONValue {
        guard let found = optional(name) else { throw wrong(name, "what was found there") }
        return found
    }

    fileprivate var content: Operation.Content {
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

    fileprivate var creation: Operation.Creation {
        get throws(PlanningError) {
            .init(try content, seen: value["seen"] == nil ? [] : try texts("seen"))
        }
    }

    fileprivate func adoption(_ policy: Operation.Adoption.Policy) throws(PlanningError) -> Operation.Adoption {
        try only(
            [
                "body", "mirror", "stays", "translated", "adopt", "carry", "sourceId", "needed", "references",
                "unresolved",
            ], "an adoption")
        return .init(try content, policy, over: try over)
    }

    fileprivate var update: Operation.Update {
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

    fileprivate var batch: Operation.BatchDeletion {
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
    fileprivate var overLive: Operation.Write {
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
                    isSecret: field.value["secret"] != nil)
            }
        }
    }

    /// One side of a field's change; nil where it lacked the field.
    private func side(_ name: String) throws(PlanningError) -> JSONValue? {
        try optionalText("absent") == name ? nil : value[name]
    }
}

extension Translation.Step {
    /// `evidence` says whether the target shows that spelling elsewhere, or a document alone says that the two are one.
    fileprivate var document: JSONValue {
        [
            "pointer": .string(pointer.description), "from": .string(from), "to": .string(to),
            "evidence": isShown ? "site" : "document",
        ]
    }
}
