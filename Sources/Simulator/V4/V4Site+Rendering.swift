import Wire

extension V4Site {
    /// An object as it is answered.
    /// - Parameter includes: what the query asks to add; nil for the answer to a write, which shows what was written
    ///   (seven point one, rule thirty-two).
    func render(_ value: JSONValue, _ kind: V4Kind, _ includes: Set<String>? = nil) -> JSONValue {
        var members: [JSONMember] = []
        for member in value.members ?? [] {
            guard !isHidden(member.name, of: value, kind), isShown(member.name, kind, includes) else { continue }
            let isImage = kind.images.contains { $0.isIdentical(to: member.name) }
            let shown = isImage ? image(member, of: value, kind) : member.value
            members.append(JSONMember(member.name, shown))
        }
        return expanded(.object(members), kind, includes ?? [])
    }

    private func isHidden(_ name: String, of value: JSONValue, _ kind: V4Kind) -> Bool {
        kind.conditions.contains { condition in
            condition.member.isIdentical(to: name)
                && !condition.values.contains(value[condition.governor] ?? nil)
        }
    }

    private func isShown(_ name: String, _ kind: V4Kind, _ includes: Set<String>?) -> Bool {
        guard let child = kind.children.first(where: { $0.member.isIdentical(to: name) }) else { return true }
        if let isShown = visit.options.version4.shown["\(kind.name)/\(child.member)"] { return isShown }
        switch child.shown {
        case .always: return true
        case .never: return false
        case .included(let word): return includes?.contains(word.lowercased()) ?? true
        }
    }

    /// Adds the objects that ids stand for.
    private func expanded(_ value: JSONValue, _ kind: V4Kind, _ includes: Set<String>) -> JSONValue {
        var result = value
        for reference in kind.references {
            guard let include = reference.include, includes.contains(include.name.lowercased()) else { continue }
            let changed = try? reference.path.map(result) { holder in
                let found = reference.path.targets(in: holder).compactMap { target($0, of: reference.kind) }
                if reference.path.steps.last.isList { return holder.with(include.member, .array(found)) }
                return found.first.map { holder.with(include.member, $0) } ?? holder
            }
            result = changed ?? result
        }
        return result
    }

    /// A picture is read at an address of its own below the object, which tells by its `version` whether it is another one.
    private func image(_ member: JSONMember, of value: JSONValue, _ kind: V4Kind) -> JSONValue {
        guard let text = member.value.text, !text.isEmpty else { return member.value }
        return .string(imageAddress(member.name, text, of: value, kind))
    }

    private func imageAddress(_ name: String, _ text: String, of value: JSONValue, _ kind: V4Kind) -> String {
        let owner = value["campaignId"]?.text ?? ""
        var path = kind.path.replacing("{\(kind.owner ?? "")}", with: owner)
        if kind.shape == .collection { path += "/" + (value["id"]?.text ?? "") }
        let version = guids.guid(for: "image/\(text)").prefix(8)
        return "\(visit.origin)/api/v4/\(path)/\(name)?SiteId=\(siteID)&version=\(version)"
    }

    /// A picture that is sent back with the address that it was read at stays what it is.
    func keepingImages(_ bound: JSONValue, of old: JSONValue, _ kind: V4Kind) -> JSONValue {
        kind.images.reduce(bound) { result, name in
            guard let sent = result[name]?.text, let known = old[name]?.text, !known.isEmpty,
                sent.isIdentical(to: imageAddress(name, known, of: old, kind))
            else { return result }
            return result.with(name, .string(known))
        }
    }
}
