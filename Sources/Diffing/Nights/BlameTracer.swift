import Catalog
import Wire

/// Carries, from one version of a body to the next, which version each of its values is from.
struct BlameTracer {
    let rules: BodyRules
    /// The version that is being traced.
    var version = 0
    private let walk: BodyWalk

    init(_ rules: BodyRules) {
        self.rules = rules
        walk = BodyWalk(rules, OneSite())
    }

    /// From which version a value is, and from which each of the values in it. Parallel to the value.
    struct Trace {
        var since: Int
        /// Of members or elements.
        var children: [Trace] = []
        /// Of the references that may stand as an id or as an object, in the order of the rules.
        var objects: [Int] = []
    }

    /// A value of the version before.
    struct Known {
        let value: JSONValue
        let trace: Trace
    }

    /// - Parameter since: the version of what the value stands in, for a value that came without saying anything new.
    func trace(
        _ value: JSONValue, _ old: Known?, _ node: Int, since: Int,
        _ siblings: BodyWalk.Siblings = .none
    ) -> Trace {
        let isSame = isSame(old?.value, value, node, siblings)
        var trace = Trace(since: isSame ? old?.trace.since ?? since : version)
        if isWhole(value, node) { return trace }
        switch value {
        case .object(let members):
            let before = old?.value.members ?? []
            trace.children = members.map { member in
                guard let child = rules.child(member.name, of: node).node else { return Trace(since: version) }
                let twin = rules.twin(
                    of: member.name, in: node, among: before, besides: members,
                    Array(repeating: false, count: before.count))
                return self.trace(
                    member.value, twin.flatMap { old?.child($0) }, child, since: trace.since,
                    .init(present: before, wanted: members))
            }
            trace.objects = rules[node].objects.enumerated().map { index, object in
                let earlier = object.value(in: before)?.referenceText
                guard let old, BodyWalk.isSame(earlier, object.value(in: members)?.referenceText) else {
                    return version
                }
                return old.trace.objects.indices.contains(index) ? old.trace.objects[index] : trace.since
            }
        case .array(let elements):
            let twins = twins(of: elements, in: old?.value.elements ?? [], rules[node])
            trace.children = zip(elements, twins).map { element, twin in
                self.trace(element, twin.flatMap { old?.child($0) }, rules[node].element, since: trace.since)
            }
        default: break
        }
        return trace
    }

    private func isSame(_ old: JSONValue?, _ new: JSONValue, _ node: Int, _ siblings: BodyWalk.Siblings) -> Bool {
        var walk = walk
        walk.compare(old, new, node, JSONPointer(), siblings)
        return walk.changes.isEmpty
    }

    /// Is it one value, although it may be written as an object or a list?
    private func isWhole(_ value: JSONValue, _ node: Int) -> Bool {
        let rule = rules[node]
        return rule.reference != nil || rule.isSecret || rule.isImage || (rule.isJoined && value.elements != nil)
    }

    /// For each element the place of the one that it was before.
    private func twins(of new: [JSONValue], in old: [JSONValue], _ rule: BodyRules.Node) -> [Int?] {
        if let key = rule.key {
            var twins: [Int?] = Array(repeating: nil, count: new.count)
            for pair in walk.pairs(old, new, key: key, rule.element) {
                if let place = pair.wanted { twins[place] = pair.present }
            }
            return twins
        }
        func identities(_ elements: [JSONValue]) -> [ElementIdentity] {
            elements.map { walk.identity(of: $0, rule.element, .present, siblings: []) }
        }
        return Self.alignment(of: identities(new), with: identities(old))
    }

    /// Where the order counts, what both begin and end with is the same; between these, what means the same is, and what
    /// is left is taken for edited in its place if it is as much as there was.
    static func alignment(of new: [ElementIdentity], with old: [ElementIdentity]) -> [Int?] {
        var twins: [Int?] = Array(repeating: nil, count: new.count)
        var start = 0
        while start < new.count, start < old.count, new[start].isIdentical(to: old[start]) {
            twins[start] = start
            start += 1
        }
        var end = 0
        while end < new.count - start, end < old.count - start,
            new[new.count - 1 - end].isIdentical(to: old[old.count - 1 - end])
        {
            twins[new.count - 1 - end] = old.count - 1 - end
            end += 1
        }
        var waiting: [ElementIdentity: [Int]] = [:]
        for place in (start..<old.count - end).reversed() { waiting[old[place], default: []].append(place) }
        for place in start..<new.count - end { twins[place] = waiting[new[place]]?.popLast() }
        let taken = Set(twins.compactMap(\.self))
        let free = (start..<old.count - end).filter { !taken.contains($0) }
        let open = (start..<new.count - end).filter { twins[$0] == nil }
        if free.count == open.count { for (place, twin) in zip(open, free) { twins[place] = twin } }
        return twins
    }
}

// The result.
extension BlameTracer {
    func lines(of value: JSONValue, _ trace: Trace, _ node: Int) -> [Blame.Line] {
        var lines: [Blame.Line] = []
        collect(value, trace, node, JSONPointer(), &lines)
        return lines
    }

    private func collect(
        _ value: JSONValue, _ trace: Trace, _ node: Int, _ pointer: JSONPointer, _ lines: inout [Blame.Line]
    ) {
        if !isWhole(value, node) {
            switch value {
            case .object(let members) where !members.isEmpty:
                for (member, inner) in zip(members, trace.children) {
                    guard let child = rules.child(member.name, of: node).node else { continue }
                    collect(member.value, inner, child, pointer.appending(member.name), &lines)
                }
                for (object, since) in zip(rules[node].objects, trace.objects) {
                    guard let id = object.value(in: members) else { continue }
                    lines.append(
                        Blame.Line(
                            pointer: pointer.appending(object.member), value: id, isSecret: false, version: since))
                }
                return
            case .array(let elements) where !elements.isEmpty:
                for (index, (element, inner)) in zip(elements, trace.children).enumerated() {
                    collect(element, inner, rules[node].element, pointer.appending(index), &lines)
                }
                return
            default: break
            }
        }
        lines.append(
            Blame.Line(pointer: pointer, value: value, isSecret: rules[node].isSecret, version: trace.since))
    }
}

extension BlameTracer.Known {
    func child(_ place: Int) -> Self? {
        guard trace.children.indices.contains(place) else { return nil }
        switch value {
        case .object(let members) where members.indices.contains(place):
            return Self(value: members[place].value, trace: trace.children[place])
        case .array(let elements) where elements.indices.contains(place):
            return Self(value: elements[place], trace: trace.children[place])
        default: return nil
        }
    }
}
