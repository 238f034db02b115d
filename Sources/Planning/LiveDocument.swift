package import Catalog
package import Diffing
package import Wire

/// What the one who carries a plan out asks of the stages before: the request for an operation, made of the live document
/// that was read right before.
package enum LiveDocument {
    /// The body to send.
    /// - Parameters:
    ///   - body: the operation's, ids put in for its references.
    ///   - live: the target's document as just read, children and all; nil for what is to be made.
    package static func request(
        for operation: Operation, body: JSONValue, live: JSONValue?, kind: Kind
    ) -> JSONValue {
        var request = body
        if operation.isLaidOverLive || operation.adoption != nil, let live {
            let rules = BodyRules(kind)
            var overlay = Overlay(rules, idiom: Idiom(reading: [live, body], kind))
            request = overlay.laid(body, over: live)
        }
        guard let live, operation.action == .update else { return request }
        for spellings in operation.carries {
            let member = (live.members ?? []).first { member in
                spellings.contains { $0.isSameName(as: member.name) }
            }
            if let member { request.set(member.name, member.value) }
        }
        return request
    }

    /// Fields in which the live document differs from what an operation wanted it to be. Members that only the live
    /// document has are none: a request leaves out what the service sets.
    package static func remaining(of body: JSONValue, in live: JSONValue, kind: Kind) -> [FieldChange] {
        BodyComparison(present: live, wanted: body, rules: BodyRules(kind)).changes.filter { change in
            if change.to != nil { return true }
            let list = JSONPointer(Array(change.pointer.tokens.dropLast()))
            return live.value(at: list)?.elements != nil
        }
    }

    /// What is compared with an operation's `expect`.
    package static func fingerprint(of live: JSONValue, kind: Kind) -> String { Fingerprint.of(live, kind) }

    /// The item of a list that an operation with adoption is about.
    package static func twin(of body: JSONValue, among items: [JSONValue], kind: Kind) -> JSONValue? {
        let key = kind.naturalKey(of: body)
        let twins = items.filter { kind.naturalKey(of: $0) == key }
        if twins.count == 1 { return twins[0] }
        let name = Addresses.name(of: body, kind: kind)
        let namesakes = items.filter { Addresses.name(of: $0, kind: kind) == name }
        if twins.isEmpty, namesakes.count == 1 { return namesakes[0] }
        return Optional.none
    }
}
