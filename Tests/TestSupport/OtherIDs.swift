import Catalog
package import Diffing
package import Simulator
package import Wire

extension SampleSite {
    /// The same shop as another account would have it: every id is another one, agents' numbers included.
    package static func shopUnderOtherIDs(_ dialect: Dialect) throws -> SimulatedSite {
        try SimulatedSite(file: try renumberedFile, dialect: dialect)
    }

    package static var renumberedFile: JSONValue {
        get throws { renumbered(try JSONValue(parsing: file), member: "") }
    }

    private static func renumbered(_ value: JSONValue, member: String) -> JSONValue {
        switch value {
        case .object(let members):
            var members = members.map { JSONMember($0.name, renumbered($0.value, member: $0.name)) }
            // The number that the ids of what the file leaves out follow from.
            if let seed = members.firstIndex(where: { $0.name == "seed" }) { members[seed].value = 4711 }
            return .object(members)
        case .array(let elements): return .array(elements.map { renumbered($0, member: member) })
        case .string(let text) where text.isGuid: return .string(text.replacing("-5c1e-4b07-", with: "-AAAA-4b07-"))
        case .string(let text) where member.hasPrefix("routeToId") && Int(text) != nil: return .string(text + "0")
        case .number(let text) where isAgent(member): return .number(text + "0")
        default: return value
        }
    }

    private static func isAgent(_ member: String) -> Bool {
        ["id", "agentId", "agentIds", "createdByAgentId", "lastUpdatedByAgentId"].contains(member)
    }
}

extension IdentityMap {
    /// Knowledge bases have no list, so their pairs must be pinned.
    package static let knowledgeBasesOfTheTwin = IdentityMap(
        ["6b000001-5c1e-4b07-9a31-000000000301", "6b000002-5c1e-4b07-9a31-000000000302"].map {
            Pair(
                kind: "knowledgeBases", wantedID: $0, presentID: $0.replacing("-5c1e-4b07-", with: "-AAAA-4b07-"),
                how: .pinned)
        })
}

extension SampleSite {
    /// Kinds whose spelling can't be seen on a site that has none of them: the service fills no campaign with them.
    package static let spelledKinds = ["customerSegments", "webhooks"]
}

extension JSONValue {
    /// A site's file with what is made elsewhere and none of its configuration, but for one each of some kinds.
    package func emptied(showing shown: [String] = []) -> JSONValue {
        let kept = ["name", "siteId", "seed", "departments", "agents", "bots", "knowledgeBases", "visitors"]
        return .object(
            (members ?? []).compactMap { member in
                if kept.contains(member.name) { return member }
                guard shown.contains(member.name), let first = member.value.elements?.first else { return nil }
                return JSONMember(member.name, [first])
            })
    }
}
