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
        add("toggle", write.toggle.map { .bool($0.isOn) })
        add("verb", write.toggle.map { .string($0.verb) })
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
        case .creation, .adoption, .update, .toggle, .deletion, .batchDeletion: false
        }
    }

    fileprivate var policy: Operation.Adoption.Policy? {
        switch self {
        case .adoption(let adoption): adoption.policy
        case .creation, .update, .companion, .completion, .toggle, .deletion, .batchDeletion: nil
        }
    }

    fileprivate var carries: [[String]] {
        switch self {
        case .update(let update): update.carries
        case .adoption, .companion, .completion: over?.carries ?? []
        case .creation, .toggle, .deletion, .batchDeletion: []
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
            if item.optional("toggle") != nil {
                self = .toggle(try item.toggle)
            } else {
                self = try item.flag("overLive") ? try item.overLive : .update(try item.update)
            }
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

extension Translation.Step {
    /// `evidence` says whether the target shows that spelling elsewhere, or a document alone says that the two are one.
    fileprivate var document: JSONValue {
        [
            "pointer": .string(pointer.description), "from": .string(from), "to": .string(to),
            "evidence": isShown ? "site" : "document",
        ]
    }
}
