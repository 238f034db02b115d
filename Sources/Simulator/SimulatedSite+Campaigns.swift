import Wire

extension SimulatedSite {
    /// Puts the default sub-objects into a new campaign. Their ids follow from the campaign's.
    mutating func furnish(campaign id: String) {
        let owner = id.lowercased()
        for kind in campaignKinds where kind.shape == .singleton && !kind.rules.contains(.installationCode) {
            var value = kind.defaults
            if kind.members[.seed]?.contains("id") == true {
                value = JSONValue.object([JSONMember("id", .string(guids.guid(for: "\(owner)/\(kind.name)")))])
                    .overlaid(with: value)
            }
            state.singletons[Place(kind: kind.name, owner: owner)] = value
        }
        for (form, fields) in DefaultChildren.systemFields {
            let place = Place(kind: "campaignFormFields", owner: "\(owner)/\(form)")
            state.collections[place] = fields.enumerated().map { index, field in
                DefaultChildren.field(
                    field.name, type: field.type, order: index + 1,
                    id: guids.guid(for: "\(owner)/\(form)/\(field.name)"))
            }
        }
        state.collections[Place(kind: "autoInvitations", owner: owner)] = DefaultChildren.invitations.enumerated().map {
            index, invitation in
            let id = guids.guid(for: "\(owner)/autoInvitations/\(invitation.name)")
            return JSONValue.object([JSONMember("id", .string(id))]).overlaid(with: DefaultObjects.autoInvitation)
                .with("name", .string(invitation.name)).with("text", .string(invitation.text))
                .with("order", .integer(index + 1)).with("conditions", [invitation.condition])
        }
        state.collections[Place(kind: "customRules", owner: owner)] = []
    }
}
