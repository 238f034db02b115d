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
        if let account { members.insert(JSONMember("account", account.document), at: 4) }
        return members
    }

    private var ownContent: [JSONMember] {
        [
            JSONMember("format", .integer(Self.format)),
            JSONMember("created", .string(created)),
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
                            "address": .string($0.address), "reason": .string($0.reason),
                            "uncarried": .bool($0.isUncarried), "unread": .bool($0.isUnread),
                        ]
                    })),
            JSONMember("notRestorable", .array(notRestorable.map(\.document))),
            JSONMember("notCarried", .array(notCarried.map(\.document))),
            JSONMember(
                "warnings",
                .array(warnings.map { ["address": .string($0.address), "message": .string($0.message)] })),
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
            "kind": .string(kind), "path": .string(path.description), "address": .string(address),
            "after": .array(after.map { .string($0) }),
        ]
    }
}

extension Plan.Unresolved {
    package var document: JSONValue {
        [
            "address": .string(address), "pointer": .string(pointer.description), "kind": .string(kind),
            "value": value, "reason": .string(reason),
        ]
    }
}

extension Plan.NotRestorable {
    package var document: JSONValue {
        [
            "address": .string(address), "field": field.map { .string($0) } ?? .null, "reason": .string(reason),
        ]
    }
}

extension Plan.Referred {
    fileprivate var document: JSONValue {
        ["address": .string(address), "pointer": .string(pointer.description), "target": .string(target)]
    }
}

extension Plan.Renewed {
    fileprivate var document: JSONValue {
        [
            "address": .string(address), "operation": .string(operation), "oldId": .string(oldID),
            "reason": .string(reason),
        ]
    }
}

extension Ambiguity {
    package var document: JSONValue {
        func named(_ names: [Named]) -> JSONValue {
            .array(
                names.map {
                    [
                        "address": .string($0.address), "path": .string($0.path),
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

extension Operation {
    package var document: JSONValue {
        var members = [
            JSONMember("id", .string(id)), JSONMember("action", .string(shownAction.rawValue)),
            JSONMember("method", .string(shownAction.method)), JSONMember("kind", .string(kind)),
            JSONMember("path", .string(path.description)), JSONMember("address", .string(address)),
            JSONMember("matchedBy", matchedBy.map { .string($0.rawValue) } ?? .null),
            JSONMember("dependsOn", .array(dependsOn.map { .string($0) })), JSONMember("level", .integer(level)),
            JSONMember("before", before ?? .null), JSONMember("body", body ?? .null),
            JSONMember("fields", .array(fields.map(\.document))),
            JSONMember("expect", expect.map { .string($0) } ?? .null),
        ]
        func add(_ name: String, _ value: JSONValue, if isSaid: Bool) {
            if isSaid { members.append(JSONMember(name, value)) }
        }
        func pointers(_ pointers: [JSONPointer]) -> JSONValue { .array(pointers.map { .string($0.description) }) }
        add("overLive", true, if: isLaidOverLive)
        add("mirror", true, if: isMirror)
        add("stays", .array(stays.map { .string($0.description) }), if: !stays.isEmpty)
        add("translated", .array(translations.map(\.document)), if: !translations.isEmpty)
        add("adopt", .string(adoption?.rawValue ?? ""), if: adoption != nil)
        add("carry", .array(carries.map { .array($0.map { .string($0) }) }), if: !carries.isEmpty)
        add("sourceId", .string(sourceID ?? ""), if: sourceID != nil)
        add("seen", .array(seen.map { .string($0) }), if: !seen.isEmpty)
        add("needed", true, if: isNeeded)
        add("references", pointers(references), if: !references.isEmpty)
        add("unresolved", pointers(unresolved), if: !unresolved.isEmpty)
        return .object(members)
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
