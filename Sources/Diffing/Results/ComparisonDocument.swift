import Catalog
package import Wire

extension Comparison {
    /// The comparison as scripts read it: from the present state to the wanted one.
    package var document: JSONValue {
        [
            "from": .string(present), "to": .string(wanted), "added": .array(added.map(\.document)),
            "removed": .array(removed.map(\.document)), "changed": .array(changed.map(\.document)),
            "unchanged": .integer(unchanged),
            "unknown": .array(
                unknown.map { ["address": .string($0.address.text), "reason": .string($0.reason)] }
                    + ambiguous.map { ["address": .string($0.address.text), "reason": .string($0.reason)] }),
            "notCarried": .array(notCarried.map(\.document)),
        ]
    }
}

extension NamedResource {
    package var document: JSONValue { ["address": .string(address.text), "path": .string(path)] }
}

extension Comparison.Change {
    package var document: JSONValue {
        [
            "address": .string(resource.address.text), "path": .string(resource.path),
            "fields": .array(fields.map(\.document)),
        ]
    }
}

extension FieldChange {
    /// With secrets masked; null for a side that lacks the field, and then `absent` says which.
    package var document: JSONValue {
        var members = [JSONMember("pointer", .string(pointer.description))]
        members.append(JSONMember("from", shownFrom ?? .null))
        members.append(JSONMember("to", shownTo ?? .null))
        if from == nil || to == nil { members.append(JSONMember("absent", from == nil ? "from" : "to")) }
        if isSecret { members.append(JSONMember("secret", true)) }
        if let cause { members.append(JSONMember("cause", .string(cause))) }
        return .object(members)
    }
}
