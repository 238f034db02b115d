import Foundation
import Wire

/// Who may come in: fixed tokens, tokens that were granted, and API keys.
struct GuestBook: Sendable {
    struct Guest: Sendable {
        /// Index of the site.
        let site: Int
        /// Id of the agent.
        let agent: String
    }

    private struct Grant: Sendable {
        let guest: Guest
        let end: Moment
    }

    private var grants: [String: Grant] = [:]
    private var count = 0

    /// The password grant: a form with `grant_type`, `email` and `password`.
    mutating func grant(
        _ request: HTTPRequest, sites: [SimulatedSite], at now: Moment, lifetime: Int
    ) throws(Refusal) -> HTTPResponse {
        guard request.method == .post else { throw Refusal(405, "\(request.method.rawValue) can't be done here") }
        let form = BodyBinder.form(of: request)
        guard form["grant_type"]?.text == "password" else {
            throw Refusal(400, "parameter 'grant_type' must be password")
        }
        guard
            let guest = Self.find(
                in: sites,
                {
                    $0.password != nil && $0.password == form["password"]?.text
                        && $0.email.lowercased() == form["email"]?.text?.lowercased()
                })
        else { throw Refusal(401, "wrong e-mail address or password") }
        count += 1
        let token = "granted-" + sites[guest.site].guids.guid(for: "token/\(count)")
        grants[token] = Grant(guest: guest, end: Moment(seconds: now.seconds + lifetime))
        return .json(
            200,
            ["access_token": .string(token), "token_type": "bearer", "expires_in": .integer(lifetime)])
    }

    /// - Throws: 401 for whoever is not known.
    func identify(_ request: HTTPRequest, sites: [SimulatedSite], at now: Moment) throws(Refusal) -> Guest {
        let stranger = Refusal(401, "the credential is missing or wrong")
        let words = (request.headers[header: "Authorization"] ?? "").split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { throw stranger }
        let secret = String(words[1])
        switch words[0].lowercased() {
        case "bearer":
            if let grant = grants[secret] {
                if grant.end <= now { throw Refusal(401, "the token has run out") }
                return grant.guest
            }
            guard let guest = Self.find(in: sites, { $0.token == secret }) else { throw stranger }
            return guest
        case "basic":
            let text = Data(base64Encoded: secret).map { String(decoding: $0, as: UTF8.self) } ?? ""
            let parts = text.split(separator: ":", maxSplits: 1).map { String($0) }
            guard parts.count == 2, let site = try RequestTarget(request.target)["siteId"] else { throw stranger }
            let guest = Self.find(
                in: sites,
                { $0.apiKey != nil && $0.apiKey == parts[1] && $0.email.lowercased() == parts[0].lowercased() })
            guard let guest, String(sites[guest.site].siteID) == site else { throw stranger }
            return guest
        default: throw stranger
        }
    }

    private static func find(in sites: [SimulatedSite], _ isRight: (Credential) -> Bool) -> Guest? {
        for (index, site) in sites.enumerated() {
            if let credential = site.credentials.first(where: isRight) {
                return Guest(site: index, agent: credential.agent)
            }
        }
        return nil
    }
}
