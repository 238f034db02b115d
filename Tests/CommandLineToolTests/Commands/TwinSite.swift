import Simulator
import TestSupport
import Wire

extension SampleSite {
    /// The shop as another account, or an account that has the shop's departments and agents and nothing else.
    static func twin(_ token: String, empty: Bool = false) throws -> SimulatedSite {
        var file = named(token, try renumberedFile)
        if empty, case .object(let members) = file {
            let kept = ["format", "name", "siteId", "seed", "departments", "agents", "bots", "knowledgeBases"]
            file = .object(members.filter { kept.contains($0.name) })
        }
        return try SimulatedSite(file: file, dialect: .final)
    }

    /// With tokens of its own, which tell the sites of one service apart.
    private static func named(_ token: String, _ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let members):
            .object(
                members.map { member in
                    guard member.name == "token", let text = member.value.text else {
                        return JSONMember(member.name, named(token, member.value))
                    }
                    return JSONMember(member.name, .string(text + token))
                })
        case .array(let elements): .array(elements.map { named(token, $0) })
        default: value
        }
    }
}
