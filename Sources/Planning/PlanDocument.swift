import Catalog
package import Diffing
package import Wire

// The plan as the JSON document that people review and scripts read.
extension Plan {
    package static let format = 1

    /// The document, its id included.
    package var document: JSONValue {
        var members = content
        members.insert(JSONMember("id", .string(digest)), at: 1)
        return .object(members)
    }

    /// Twelve digits that stand for everything in the plan.
    package var digest: String { Self.digest(of: content) }

    static func digest(of content: [JSONMember]) -> String {
        String(SHA256.digest(of: JSONValue.object(content).bytes(.sorted)).hex.prefix(12))
    }

    private var content: [JSONMember] {
        var members = ownContent
        // Not there where nothing is known, as in plans of earlier versions.
        if let table { members.insert(JSONMember("table", .string(table)), at: 4) }
        if isCopy { members.insert(JSONMember("copy", .bool(true)), at: 4) }
        if let purge { members.insert(JSONMember("purge", purge.document), at: 4) }
        if let account { members.insert(JSONMember("account", account.document), at: 4) }
        return members
    }

    private var ownContent: [JSONMember] {
        [
            JSONMember("format", .integer(Self.format)),
            JSONMember("created", .moment(created)),
            JSONMember("source", .string(source)),
            JSONMember("target", ["site": .string(target.site), "url": .string(target.url)]),
            JSONMember("mirror", .bool(isMirror)),
            JSONMember("sourceSite", sourceSite.map { .string($0) } ?? .null),
            JSONMember("sourceIsEmpty", .bool(isSourceEmpty)),
            JSONMember("unresolvedPolicy", .string(policy.rawValue)),
            JSONMember("operations", .array(operations.map(\.document))),
            JSONMember("settle", .array(settlements.map(\.document))),
            JSONMember("unresolved", .array(unresolved.map(\.document))),
            JSONMember("ambiguous", .array(ambiguous.map(\.document))),
            JSONMember(
                "unknown",
                .array(
                    unknown.map {
                        [
                            "address": .string($0.address.text), "reason": .string($0.reason),
                            "uncarried": .bool($0.isUncarried), "unread": .bool($0.isUnread),
                        ]
                    })),
            JSONMember("notRestorable", .array(notRestorable.map(\.document))),
            JSONMember("notCarried", .array(notCarried.map(\.document))),
            JSONMember(
                "warnings",
                .array(warnings.map { ["address": .string($0.address.text), "message": .string($0.message)] })),
            JSONMember(
                "losses",
                .array(
                    losses.map {
                        [
                            "kind": .string($0.kind), "present": .integer($0.present), "deleted": .integer($0.deleted),
                        ]
                    })),
            JSONMember("referred", .array(referred.map(\.document))),
            JSONMember("renewed", .array(renewed.map(\.document))),
            JSONMember("guards", .array(guards.map(\.document))),
            JSONMember("summary", summary.document),
            JSONMember(
                "estimate", ["requests": .integer(estimate.requests), "seconds": .integer(estimate.seconds)]),
        ]
    }
}

extension Plan.Summary {
    package var document: JSONValue {
        [
            "create": .integer(create), "update": .integer(update), "delete": .integer(delete),
            "unchanged": .integer(unchanged), "cascaded": .integer(cascaded),
        ]
    }
}

extension Plan.Settlement {
    fileprivate var document: JSONValue {
        [
            "kind": .string(kind), "path": .string(path.description), "address": .string(address.text),
            "after": .array(after.map { .string($0) }),
        ]
    }
}

extension Plan.Unresolved {
    package var document: JSONValue {
        [
            "address": .string(address.text), "pointer": .string(pointer.description), "kind": .string(kind),
            "value": value, "reason": .string(reason),
        ]
    }
}

extension Plan.NotRestorable {
    package var document: JSONValue {
        [
            "address": .string(address.text), "field": field.map { .string($0) } ?? .null, "reason": .string(reason),
        ]
    }
}

extension Plan.Referred {
    fileprivate var document: JSONValue {
        ["address": .string(address.text), "pointer": .string(pointer.description), "target": .string(target.text)]
    }
}

extension Plan.Renewed {
    fileprivate var document: JSONValue {
        [
            "address": .string(address.text), "operation": .string(operation), "oldId": .string(oldID),
            "reason": .string(reason),
        ]
    }
}

extension Ambiguity {
    package var document: JSONValue {
        func named(_ names: [NamedResource]) -> JSONValue {
            .array(
                names.map {
                    [
                        "address": .string($0.address.text), "path": .string($0.path),
                        "id": $0.id.map { .string($0) } ?? .null,
                    ]
                })
        }
        return ["kind": .string(kind), "source": named(wanted), "target": named(present)]
    }
}

extension Guard {
    package var document: JSONValue {
        [
            "guard": .string(name.rawValue), "message": .string(message),
            "lift": lift.map { .string($0) } ?? .null, "stops": .bool(stops),
        ]
    }
}
