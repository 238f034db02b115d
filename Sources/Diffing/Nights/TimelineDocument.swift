import Catalog
package import Wire

extension Timeline {
    /// The timeline as scripts read it.
    package var document: JSONValue {
        ["site": .string(site), "nights": .array(nights.map(\.document))]
    }
}

extension Timeline.Night {
    /// `changes` is null for a night that has none before it.
    package var document: JSONValue {
        [
            "snapshot": .integer(snapshot), "at": .moment(at),
            "checkedAt": checkedAt.map(JSONValue.moment) ?? .null, "quietNights": .integer(quietNights),
            "complete": .bool(isComplete), "partial": .bool(isPartial), "resources": .integer(resources),
            "changes": comparison?.counts.document ?? .null,
            "unread": .array(
                unread.map { ["address": .string($0.address.text), "reason": .string($0.reason)] }),
            "kinds": .array(
                kinds.map { kind in
                    guard case .object(let counts) = kind.counts.document else { return .null }
                    return .object([JSONMember("kind", .string(kind.kind))] + counts)
                }),
        ]
    }
}

extension Timeline.Counts {
    package var document: JSONValue {
        ["added": .integer(added), "changed": .integer(changed), "removed": .integer(removed)]
    }
}
