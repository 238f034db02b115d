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
    ///   - neighbours: the items beside what is to be made, which show how the target spells them.
    package static func request(
        for operation: Operation, body: JSONValue, live: JSONValue?, among neighbours: [JSONValue] = [], kind: Kind
    ) -> JSONValue {
        switch operation.write {
        case .creation, .toggle, .deletion, .batchDeletion: body
        case .update(let update):
            (live.map { body.withImageAddresses(of: $0, kind) } ?? body).carrying(update.carries, of: live)
        case .adoption(let adoption): laid(body, adoption.over, operation.address, live, neighbours, kind)
        case .companion(let companion): laid(body, companion.over, operation.address, live, neighbours, kind)
        case .completion(let completion): laid(body, completion.over, operation.address, live, neighbours, kind)
        }
    }

    private static func laid(
        _ body: JSONValue, _ over: Operation.OverLive, _ address: Address, _ live: JSONValue?,
        _ neighbours: [JSONValue], _ kind: Kind
    ) -> JSONValue {
        let findings = over.stays.map {
            TargetEvidence.Item(kind: kind.name, place: $0, finding: .kept, address: address, at: nil)
        }
        let translation = Translation(
            kind, from: ShownSpellings([body], of: kind),
            to: ShownSpellings(live.map { [$0] } ?? neighbours, of: kind), evidence: findings)
        var overlay = Overlay(
            BodyRules(kind), translation: translation, address: address, isMirror: over.isMirror)
        return overlay.laid(body, over: live).carrying(over.carries, of: live)
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

    /// Is the live document what was sent, but for members that the service throws away?
    package static func isSent(_ sent: JSONValue, but live: JSONValue, kind: Kind) -> Bool {
        remaining(of: sent, in: live, kind: kind).allSatisfy(\.isDropped)
    }

    /// Does the live document say anything that an operation would leave out?
    package static func hasMore(than body: JSONValue, _ live: JSONValue, _ operation: Operation, _ kind: Kind) -> Bool {
        let request = request(for: operation, body: body, live: live, kind: kind)
        let comparison = BodyComparison(present: kind.withoutSwitch(live), wanted: request, rules: BodyRules(kind))
        return comparison.changes.contains { change in
            change.to == nil && change.from?.saysSomething == true && MemberPlace(change.pointer).isMember
                && kind.putTakesOnly.isEmpty
        }
    }

    /// Members that stood there before, were left out of what was sent, and are there all the same.
    /// - Returns: where, and whether each still says what it said before.
    package static func kept(
        of before: JSONValue, leftOutOf sent: JSONValue, in live: JSONValue, kind: Kind
    ) -> [(pointer: JSONPointer, isUnchanged: Bool)] {
        // Such a request says nothing about the other members.
        guard kind.putTakesOnly.isEmpty else { return [] }
        let comparison = BodyComparison(present: kind.withoutSwitch(live), wanted: sent, rules: BodyRules(kind))
        return comparison.changes.compactMap { change in
            guard change.to == nil, let now = change.from, MemberPlace(change.pointer).isMember,
                let then = before.value(at: change.pointer)
            else { return nil }
            return (change.pointer, now == then && now.saysSomething)
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

extension JSONValue {
    /// A request with members of the live document as they stand.
    /// - Parameter members: spellings of one member each.
    fileprivate func carrying(_ members: [[String]], of live: JSONValue?) -> JSONValue {
        var request = self
        for spellings in members {
            let member = (live?.members ?? []).first { member in
                spellings.contains { $0.isSameName(as: member.name) }
            }
            if let member { request.set(member.name, member.value) }
        }
        return request
    }
}

extension FieldChange {
    /// Between a live document and what was sent: the live one lacks a member, or says null. A missing element of a list says
    /// nothing about members, and a secret that is not shown may well have been taken.
    package var isDropped: Bool {
        !isSecret && from?.isNull != false && to?.isNull == false && MemberPlace(pointer).isMember
    }
}
