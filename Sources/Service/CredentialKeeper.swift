import Foundation
import Wire

/// Holds a site's credential and what was got for it; renews a token when its time is over or a 401 says so, once at a
/// time however many requests ask.
actor CredentialKeeper {
    /// What a request needs, and which state of the credential it was made from.
    struct Pass: Sendable {
        let headers: [HTTPHeader]
        let query: [FormText.Field]
        let generation: Int
    }

    private let credential: Credential
    private let courier: Courier
    private let logIn = Gate(width: 1)
    private var token: (text: String, expires: Duration?)?
    /// How many tokens there have been.
    private var generation = 0
    /// Why there will be no more: what was refused once is not tried again by each request that waits for it.
    private var failure: ServiceError?

    init(_ credential: Credential, courier: Courier) {
        self.credential = credential
        self.courier = courier
    }

    func pass() async throws(ServiceError) -> Pass {
        switch credential {
        case .bearer(let token): return pass("Bearer " + token)
        case .apiKey(let email, let key, let siteID):
            return pass("Basic " + Self.basic(email, key), query: siteID.map { [("siteId", $0)] } ?? [])
        case .password(let url, let email, let password):
            let expires = token.map { $0.expires ?? .seconds(Int64.max) }
            if expires.map({ courier.time.now() >= $0 }) ?? true {
                try await renew(after: generation, at: url, email, password)
            }
            return pass("Bearer " + (token?.text ?? ""))
        }
    }

    /// After a 401: gets a new token unless somebody else has done so since that pass. False when there is nothing to
    /// renew.
    func renewed(after pass: Pass) async throws(ServiceError) -> Bool {
        guard case .password(let url, let email, let password) = credential else { return false }
        try await renew(after: pass.generation, at: url, email, password)
        return true
    }

    /// What the service says, without what it repeats of the credential.
    func masked(_ text: String) -> String {
        let secrets =
            switch credential {
            case .bearer(let token): [token]
            case .apiKey(let email, let key, _): [key, Self.basic(email, key)]
            case .password(_, _, let password): [password, token?.text ?? ""]
            }
        return secrets.filter { $0.utf8.count >= 4 }.reduce(text) { $0.replacing($1, with: "•••") }
    }

    private func pass(_ authorization: String, query: [FormText.Field] = []) -> Pass {
        Pass(headers: [HTTPHeader("Authorization", authorization)], query: query, generation: generation)
    }

    private static func basic(_ email: String, _ key: String) -> String {
        Data((email + ":" + key).utf8).base64EncodedString()
    }

    private func renew(
        after seen: Int, at url: ServiceURL, _ email: String, _ password: String
    ) async throws(ServiceError) {
        let name = "POST " + url.path
        do throws(CancellationError) {
            try await logIn.enter()
        } catch {
            throw ServiceError(request: name, reason: .cancelled)
        }
        defer { logIn.leave() }
        guard generation == seen else { return }
        if let failure { throw failure }
        do throws(ServiceError) {
            token = try await newToken(at: url, named: name, email, password)
            generation += 1
        } catch {
            if error.reason != .cancelled { failure = error }
            throw error
        }
    }

    private func newToken(
        at url: ServiceURL, named name: String, _ email: String, _ password: String
    ) async throws(ServiceError) -> (String, expires: Duration?) {
        let form = FormText.encoded([("grant_type", "password"), ("email", email), ("password", password)])
        let request = HTTPRequest(
            .post, origin: url.origin, target: url.path.isEmpty ? "/" : url.path,
            headers: SiteLine.headers(.post, content: "application/x-www-form-urlencoded"), body: Array(form.utf8))
        let response: HTTPResponse
        do throws(ServiceError) {
            // It is sent with POST but changes nothing, so it may be asked again like a read.
            response = try await courier.answer(to: request, named: name, mayRepeat: true)
        } catch {
            // Without a token there is nothing to go on with.
            guard case .transport(let cause) = error.reason else { throw error }
            throw ServiceError(request: name, reason: .cutOff(cause))
        }
        let verdict = Verdict(response, wallClock: 0)
        if verdict == .passing {
            let words = "the log-in answers \(response.status)"
            throw ServiceError(request: name, reason: .cutOff(.lost(words, alone: true)))
        }
        guard verdict == .take, let body = try? JSONValue(parsing: response.body),
            let text = body[anyCase: "access_token"]?.text, !text.isEmpty,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw ServiceError(request: name, reason: .unauthorized(message: refusal(response)))
        }
        return (text, Self.lifetime(in: body).map { courier.time.now() + $0 })
    }

    private func refusal(_ response: HTTPResponse) -> String {
        if (200...299).contains(response.status) { return "the log-in's answer holds no token" }
        let message = masked(ServiceMessage(response).text)
        return "the log-in answers \(response.status)" + (message.isEmpty ? "" : ": " + message)
    }

    /// How long a token is used: a little shorter than it lives, so that a request under way does not come too late.
    private static func lifetime(in body: JSONValue) -> Duration? {
        let seconds: Double? =
            switch body[anyCase: "expires_in"] {
            case .number(let text): Double(text.description)
            case .string(let text): Double(text)
            default: nil
            }
        guard let seconds, seconds > 0 else { return nil }
        return .seconds(max(1, min(seconds * 0.9, 1e8)))
    }
}
