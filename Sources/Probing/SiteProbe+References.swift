import Catalog
import Wire

// Members that hold ids, as no row says.
extension SiteProbe {
    mutating func findReferences() {
        for (name, kind, objects) in bodies where kind?.shape != .lookup {
            var sights = MemberSights(ids)
            let repeating = findings.proposals.filter { $0.guess.name == name }.flatMap(\.repeating)
            let known = kind?.spokenReferences ?? Set(repeating.map { $0.lowercased() })
            for object in objects { sights.look(in: object, passing: known) }
            for (member, sight) in sights.found {
                let isSafe = names.shown(path: member) == member
                for target in sight.targets {
                    findings.candidates.insert(
                        .init(
                            kind: name, member: names.shown(path: member), target: target,
                            isProposed: isSafe && sight.isSure(of: target, named: member)))
                }
            }
            if let kind { findings.referring.append(kind) }
        }
    }
}

/// What was seen of the members of one kind.
private struct MemberSights {
    /// What was seen of one.
    struct Sight {
        var values: Set<String> = []
        /// The kinds that the values are ids of.
        var targets: Set<String> = []
        /// A value was no id that is known, or one of several kinds.
        var isMixed = false

        /// Each value was an id of that kind, and there were two or more, or the member is called so.
        func isSure(of target: String, named member: String) -> Bool {
            !isMixed && targets == [target] && (values.count > 1 || MemberName(member).names(target))
        }
    }

    private let ids: [String: Set<String>]
    private var sights: [String: Sight] = [:]

    init(_ ids: [String: Set<String>]) { self.ids = ids }

    /// Members of which a value is an id.
    var found: [(member: String, sight: Sight)] {
        sights.filter { !$0.value.targets.isEmpty }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// - Parameter known: members of which the row says what they hold.
    mutating func look(in value: JSONValue, _ path: String = "", passing known: Set<String>) {
        switch value {
        case .object(let members):
            for member in members where !member.name.isSameName(as: "id") {
                let below = path.isEmpty ? member.name : path + "." + member.name
                if known.contains(below.lowercased()) { continue }
                look(in: member.value, below, passing: known)
            }
        case .array(let elements):
            if known.contains((path + "[]").lowercased()) { return }
            for element in elements { look(in: element, path + "[]", passing: known) }
        case .string(let text): note(text.lowercased(), path)
        case .number, .bool: sights[path, default: Sight()].isMixed = true
        case .null: return
        }
    }

    private mutating func note(_ text: String, _ path: String) {
        // Nothing, in either of its spellings.
        guard text.contains(where: { !"0-".contains($0) }) else { return }
        let targets = ids[text] ?? []
        var sight = sights[path] ?? Sight()
        if targets.count != 1 { sight.isMixed = true }
        sight.targets.formUnion(targets)
        sight.values.insert(text)
        sights[path] = sight
    }
}

/// What a member is called, as far as that says of which kind its ids are.
struct MemberName {
    /// The last step without its end: `targetCampaign` of `targetCampaignId`.
    private let stem: String

    init(_ path: String) {
        let last = (path.split(separator: ".").last.map(String.init) ?? "").replacing("[]", with: "")
        stem = ["Ids", "Id"].first { last.hasSuffix($0) }.map { String(last.dropLast($0.count)) } ?? last
    }

    private var plural: String {
        if stem.hasSuffix("s") { return stem }
        return stem.hasSuffix("y") ? stem.dropLast() + "ies" : stem + "s"
    }

    /// `campaignId` and nothing before it.
    func names(only kind: String) -> Bool { plural.isSameName(as: kind) }

    /// `targetCampaignId` and `campaignIds` name `campaigns`, `categoryId` names `categories`.
    func names(_ kind: String) -> Bool {
        names(only: kind) || plural.hasSuffix(kind.prefix(1).uppercased() + kind.dropFirst())
    }
}

extension Kind {
    var wordsOfMembers: Set<String> { Catalog([self]).memberWords }

    /// Members whose values the row explains, in each spelling and in small letters.
    fileprivate var spokenReferences: Set<String> {
        var known = Set((references.map(\.at) + readOnly).flatMap(writings))
        if let namesParent { known.insert(namesParent.member) }
        // Children that stand in their parent's body have a row of their own.
        known.formUnion(embedded.flatMap(\.members))
        return Set(known.map { $0.lowercased() })
    }

    /// A path as each dialect writes it.
    private func writings(of path: FieldPath) -> [String] {
        guard case .member(let first)? = path.steps.first,
            let group = aliases.first(where: { $0.contains { $0.isSameName(as: first) } })
        else { return [path.description] }
        return group.map { FieldPath(steps: [.member($0)] + path.steps.dropFirst()).description }
    }
}
