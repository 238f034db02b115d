import Wire

extension SimulatedSite {
    /// Puts its parts into a new object, as the service does with a campaign. Their ids follow from the object's.
    mutating func furnish(_ whole: Kind, _ id: String) {
        let owner = id.lowercased()
        for kind in whole.parts where !kind.rules.contains(.installationCode) {
            var value = kind.defaults
            if kind.members[.draft]?.contains("id") == true {
                value = JSONValue.object([JSONMember("id", .string(guids.guid(for: "\(owner)/\(kind.name)")))])
                    .overlaid(with: value)
            }
            state.singletons[Place(kind: kind.name, owner: owner)] = value
        }
        for (place, items) in DefaultChildren.lists(of: owner, guids) { state.collections[place] = items }
    }
}
