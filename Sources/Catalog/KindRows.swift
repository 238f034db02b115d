// What makes the rows of the table short.

extension Kind {
    static func collection(
        _ name: String, at path: PathTemplate, key: [FieldPath], permission: String? = nil,
        _ more: (inout Kind) -> Void = { _ in }
    ) -> Kind {
        var kind = Kind(name, .collection, at: [path])
        kind.key = key
        kind.permission = permission
        more(&kind)
        return kind
    }

    static func singleton(
        _ name: String, at path: PathTemplate, permission: String? = "Manage Campaigns",
        _ more: (inout Kind) -> Void = { _ in }
    ) -> Kind {
        var kind = Kind(name, .singleton, at: [path])
        kind.permission = permission
        more(&kind)
        return kind
    }

    /// One of the four forms of a campaign; its fields are resources of their own.
    static func form(_ name: String, _ more: (inout Kind) -> Void = { _ in }) -> Kind {
        singleton(name, at: PathTemplate("/campaigns/{campaigns}/" + name)) {
            $0.embedded = [
                .init(kind: "campaignFormFields", segment: "campaignFormFields", members: ["fields", "field"])
            ]
            $0.concern = .high
            more(&$0)
        }
    }

    static func record(
        _ name: String, at path: PathTemplate, _ operations: [Operation], in other: PathTemplate? = nil,
        _ more: (inout Kind) -> Void = { _ in }
    ) -> Kind {
        var kind = Kind(name, .record, at: [path])
        kind.operations = operations
        if let other { kind.otherPaths = [other] }
        more(&kind)
        return kind
    }

    /// `path` is nil for a kind that no request lists.
    static func lookup(
        _ name: String, at path: PathTemplate?, base: String, key: [FieldPath], keeps: [String], pageSize: Int? = nil
    ) -> Kind {
        var kind = Kind(name, .lookup, at: path.map { [$0] } ?? [])
        kind.base = base
        kind.key = key
        kind.keeps = keeps
        kind.pageSize = pageSize
        return kind
    }
}

extension Reference {
    /// `routeToId` and its like: an agent's integer id as text or a department's guid, as a sibling field says.
    static func destination(
        at path: FieldPath, decidedBy: FieldPath, agents: [String], departments: [String], include: String?
    ) -> Reference {
        Reference(
            at: path,
            targets: [.init(kind: "agents", values: agents), .init(kind: "departments", values: departments)],
            decidedBy: decidedBy, include: include)
    }

    /// A condition's field may be the name of a custom variable.
    static func variables(in path: FieldPath) -> Reference {
        Reference(at: path, targets: [.init(kind: "customVariables")], by: .softKey)
    }

    /// A condition on `Segmentation` has a customer segment as its value, by id or by name.
    static func segments(in list: FieldPath) -> Reference {
        Reference(
            at: FieldPath(list.description + ".value"),
            targets: [.init(kind: "customerSegments", values: ["Segmentation"])], by: .softKey,
            decidedBy: FieldPath(list.description + ".field"))
    }

    static func author(at path: FieldPath, object: FieldPath) -> Reference {
        Reference(at: path, targets: [.init(kind: "agents")], object: object)
    }
}

extension Kind.UnorderedList {
    /// Conditions carry their order in a member, which also identifies them.
    static let conditions = Self(at: "conditions", key: ["order"])
}

extension [FieldPath] {
    /// Who made and last changed an object, and when.
    static let authorship: [FieldPath] = [
        "createdTime", "createdByAgentId", "createdBy", "createdAgent", "lastUpdatedTime", "lastUpdatedByAgentId",
        "lastUpdatedBy", "lastUpdatedAgent",
    ]
}

extension Kind.Caveat {
    /// A secret that the service takes and does not give back.
    static func hidden(_ field: FieldPath, when: FieldPath) -> Self {
        .init(
            at: field, when: when, ifHidden: true,
            reason: "the service does not give this secret back; enter it again by hand")
    }
}

extension Kind {
    /// Says of these fields that they are images. Where one stands as the key of a file, a person has to upload it.
    mutating func hasImages(_ fields: [FieldPath]) {
        images = fields
        caveats += fields.map { .init(at: $0, reason: "the API takes no image files; upload the image by hand") }
    }
}

extension String {
    static let formFieldNote = "fields of a secure form also stand in the form itself (final v3 document)"
}
