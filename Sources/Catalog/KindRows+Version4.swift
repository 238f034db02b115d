// What makes the rows of version 4 short. Lists are always asked for in pages of a known length, since the default is not known.

extension Kind {
    /// Items that anything may be done with.
    static func list(
        _ name: String, in base: String = "/livechat", key: [FieldPath], _ grade: Evidence.Grade, tier: Int = 1,
        permission: String? = nil, _ more: (inout Kind) -> Void = { _ in }
    ) -> Kind {
        var kind = Kind.collection(name, at: PathTemplate("/" + name), key: key, permission: permission)
        kind.base = base
        kind.pageSize = 50
        kind.evidence = .init(grade, tier: tier)
        more(&kind)
        return kind
    }

    /// One object of the site.
    static func single(
        _ name: String, in base: String = "/livechat", _ grade: Evidence.Grade, tier: Int = 1, writes: Bool = true,
        permission: String? = nil, _ more: (inout Kind) -> Void = { _ in }
    ) -> Kind {
        var kind = Kind.singleton(name, at: PathTemplate("/" + name), permission: permission)
        kind.base = base
        if !writes { kind.operations = [.read] }
        kind.canBeOff = true
        kind.evidence = .init(grade, tier: tier)
        more(&kind)
        return kind
    }

    /// An object that says only whether something is on, and that no PUT changes.
    /// - Parameter setting: of version 3, that says the same.
    static func switchOnly(_ name: String, permission: String, like setting: FieldPath? = nil) -> Kind {
        single(name, .A, writes: false, permission: permission) {
            $0.toggle = .init()
            $0.readOnly = ["siteId"]
            if let setting { $0.corresponds = [.setting(setting)] }
        }
    }

    /// One object of a campaign, whose members are known in part: to another site it goes only if no id of its own site is in
    /// a member of which nothing is known.
    static func part(_ name: String, _ grade: Evidence.Grade, _ more: (inout Kind) -> Void = { _ in }) -> Kind {
        var kind = Kind.singleton(name, at: PathTemplate("/campaigns/{campaigns}/" + name))
        kind.readOnly = ["campaignId"]
        kind.evidence = .init(grade, tier: 2)
        more(&kind)
        return kind
    }

    /// Items of a campaign, listed beside it.
    static func child(
        _ name: String, key: [FieldPath], _ grade: Evidence.Grade, _ more: (inout Kind) -> Void = { _ in }
    ) -> Kind {
        var kind = list(name, key: key, grade, permission: "Manage Campaigns")
        kind.paths = [PathTemplate("/campaigns/{campaigns}/" + name)]
        kind.asked = [PathTemplate("/" + name)]
        kind.namesParent = .init(query: "campaignId", member: "campaignId")
        more(&kind)
        return kind
    }

    /// Records that a search lists, sorted by the member that says when they happened.
    static func found(
        _ name: String, by member: String, _ grade: Evidence.Grade, note: String = "",
        _ more: (inout Kind) -> Void = { _ in }
    ) -> Kind {
        var kind = Kind(name, .record, at: [PathTemplate("/" + name)])
        kind.operations = [.list]
        kind.itemPaths = []
        kind.listing = RecordListing(time: [FieldPath(member)])
        kind.listing?.search = .init(by: member)
        // Seen to select everything, whatever the department.
        kind.listing?.search?.filters = [.init("departmentId", "ignored", [""])]
        kind.evidence = .init(grade, tier: 2, note: note)
        more(&kind)
        return kind
    }

    /// Single ones are read and deleted, too, by the number that is their id.
    mutating func isReadByNumber() {
        operations = [.list, .read, .delete]
        itemPaths = paths.map { $0.appending(.id(of: name)) }
    }

    /// Things that are made elsewhere and referred to.
    static func known(
        _ name: String, in base: String, at paths: [PathTemplate] = [], key: [FieldPath] = ["name"], keeps: [String],
        _ grade: Evidence.Grade = .A
    ) -> Kind {
        var kind = Kind.lookup(
            name, at: PathTemplate("/" + name), base: base, key: key, keeps: keeps, pageSize: 50)
        kind.asked = paths
        kind.evidence = .init(grade, tier: 1)
        return kind
    }

    /// Where notifications for telephones go. Their passwords come in clear.
    static func push(_ name: String, secrets: [FieldPath], _ grade: Evidence.Grade) -> Kind {
        single(name, grade, tier: 2, permission: "Manage Settings") {
            $0.secrets = secrets
            $0.readOnly = ["siteId"]
            $0.caveats = [
                .init(concern: .otherSite, reason: "its certificates and keys are those of this site's own apps")
            ]
        }
    }

    /// Conditions: rows of their owner, in an order that `logicalExpression` counts by.
    mutating func conditions(_ member: String, of parent: String) {
        readOnly += [FieldPath("\(member)[].\(parent)")]
        unordered += [.init(at: FieldPath(member), key: ["order"])]
        references += [.variables(in: FieldPath("\(member)[].fieldName"))]
    }

    /// Placements of fields on a form: rows of the form, which a PUT carries all of.
    mutating func form(_ member: String) {
        readOnly += [
            FieldPath("\(member)[].campaignId"), FieldPath("\(member)[].field"), FieldPath("\(member)[].isSystem"),
        ]
        unordered += [.init(at: FieldPath(member), key: ["fieldId"])]
        references += [.init(at: FieldPath("\(member)[].fieldId"), targets: [.init(kind: "fields")])]
    }

    /// Images show as addresses below the object that has them, which mean nothing for another one.
    mutating func hasFiles(_ fields: [FieldPath]) {
        images = fields
        caveats += fields.map {
            .init(
                at: $0,
                reason: "the address of its picture belongs to this one object; upload the picture by hand on another")
        }
    }

    /// Two modules have it, of which a site answers one; which one is learnt from what it answers.
    mutating func hasTwoDesigns(_ newer: PathTemplate, _ older: PathTemplate) {
        base = ""
        asked = [newer, older]
        if shape == .collection { itemPaths = asked.map { $0.appending(.id(of: name)) } }
    }
}

extension [FieldPath] {
    /// Who made it and when; the agent is set by the service, too.
    static let stamps: [FieldPath] = ["createdTime", "lastUpdatedTime", "agentId", "agent"]
}
