package import Wire

/// A field that names another resource.
package struct Reference: Hashable, Sendable, Codable {
    /// The field that holds the id, in the final v3 document's spelling.
    package var at: FieldPath
    /// What it may name; more than one where a sibling field decides.
    package var targets: [Target]
    /// How it names it.
    package var by: Naming = .id
    /// The sibling field that decides among the targets.
    package var decidedBy: FieldPath?
    /// The member that holds the whole object instead of the id in the February 2020 draft, or beside it (`include`).
    package var object: FieldPath?
    /// The first draft documents the object in place of the id, also in what is sent.
    package var isObjectInDraft: Bool = false
    /// Value of the query parameter `include` that makes the service put the object in.
    package var include: String?

    /// A plain one, by id.
    package init(to kind: String, at path: FieldPath) {
        self.init(at: path, targets: [Target(kind: kind)])
    }

    init(
        at path: FieldPath, targets: [Target], by naming: Naming = .id, decidedBy: FieldPath? = nil,
        object: FieldPath? = nil, isObjectInDraft: Bool = false, include: String? = nil
    ) {
        at = path
        self.targets = targets
        by = naming
        self.decidedBy = decidedBy
        self.object = object
        self.isObjectInDraft = isObjectInDraft
        self.include = include
    }

    package enum Naming: String, RowWord {
        case id
        /// By the natural key of the target.
        case key
        /// By key or id if a resource of that name exists; anything else is plain text.
        case softKey
    }

    package struct Target: Hashable, Sendable, Codable {
        package var kind: String
        /// Values of the deciding field that choose this target; none where nothing decides.
        package var values: [String] = []
    }
}

extension Reference {
    /// The kinds that a reference may name in one body, by its deciding sibling: the chosen one first, the others behind it.
    /// None where the sibling is missing or says something that chooses no kind: the value is then not said to name
    /// anything.
    /// - Parameter siblings: the members beside the field that holds the reference.
    package func targets(beside siblings: [JSONMember]) -> [String] {
        guard case .member(let name)? = decidedBy?.steps.last else { return targets.map(\.kind) }
        guard let decision = siblings.first(where: { $0.name.isSameName(as: name) })?.value.text,
            let chosen = targets.first(where: { $0.values.contains { $0.isSameName(as: decision) } })
        else { return [] }
        return [chosen.kind] + targets.map(\.kind).filter { $0 != chosen.kind }
    }
}

// A row's JSON says of a reference only what is not as usual.
extension Reference {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        at = try row.decode(FieldPath.self, forKey: .at)
        targets = try row.decode([Target].self, forKey: .targets)
        by = try row.decodeIfPresent(Naming.self, forKey: .by) ?? .id
        decidedBy = try row.decodeIfPresent(FieldPath.self, forKey: .decidedBy)
        object = try row.decodeIfPresent(FieldPath.self, forKey: .object)
        isObjectInDraft = try row.decodeIfPresent(Bool.self, forKey: .isObjectInDraft) ?? false
        include = try row.decodeIfPresent(String.self, forKey: .include)
    }
}

extension Reference.Target {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        kind = try row.decode(String.self, forKey: .kind)
        values = try row.decodeIfPresent([String].self, forKey: .values) ?? []
    }
}
