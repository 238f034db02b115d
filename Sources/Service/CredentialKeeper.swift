import Catalog
import Foundation
import Wire

/// Holds a site's credential and what was got for it; renews a token when its time is over or a 401 says so, once at a
/// time however many requests ask. A credential that is refused is fetched anew where it came from, once for each that was
/// got there.
actor CredentialKeeper {
    /// What a request needs, and which state of the credential it was made from.
    struct Pass: Sendable {
        let headers: [HTTPHeader]
        let query: [FormText.Field]
        let generation: Int
    }

    private var credential: Credential
    private let source: CredentialSource?
    /// Those that were replaced: what repeats them is masked, too.
    private var former: [Credential] = []
    /// The source gave once more what had been refused.
    private var isExhausted = false
    private let courier: Courier
    private let logIn = Gate(width: 1)
    private var token: (text: String, account: String?, expires: Duration?)?
    /// How many tokens there have been.
    private var generation = 0
    /// Why there will be no more: what was refused once is not tried again by each request that waits for it.
    private var failure: ServiceError?

    init(_ credential: Credential, _ source: CredentialSource?, courier: Courier) {
        self.credential = credential
        self.source = source
        self.courier = courier
    }

    /// The account that the credential is for, as far as it says so.
    var account: String? {
        switch credential {
        case .bearer(let token): TokenClaims.account(in: token)
        case .apiKey(_, _, let siteID): siteID
        case .password: token?.account
        }
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
        guard case .password(let url, let email, let password) = credential else {
            return try await isFetchedAnew(after: pass)
        }
        try await renew(after: pass.generation, at: url, email, password)
        return true
    }

    private func isFetchedAnew(after pass: Pass) async throws(ServiceError) -> Bool {
        guard source != nil else { return false }
        do throws(CancellationError) {
            try await logIn.enter()
        } catch {
            throw ServiceError(request: "the credential", reason: .cancelled)
        }
        defer { logIn.leave() }
        if generation != pass.generation { return true }
        guard try await takeFresh() else { return false }
        generation += 1
        return true
    }

    /// Asks the source once more; false if there is none, or if it gives what was refused.
    private func takeFresh() async throws(ServiceError) -> Bool {
        guard let source, !isExhausted else { return false }
        let fresh: Credential
        do throws(CredentialSource.Failure) {
            fresh = try await source.read()
        } catch {
            isExhausted = true
            throw ServiceError(
                request: "the credential",
                reason: Task.isCancelled ? .cancelled : .unauthorized(message: error.message))
        }
        isExhausted = fresh == credential
        guard !isExhausted else { return false }
        former.append(credential)
        credential = fresh
        return true
    }

    /// Covers what the service repeats of the credential.
    /// - Parameter more: other secrets that it may know.
    func mask(_ more: [String] = []) -> SecretMask {
        let secrets = (former + [credential]).flatMap { credential -> [String] in
            switch credential {
            case .bearer(let token): [token]
            case .apiKey(let email, let key, _): [key, Self.basic(email, key)]
            case .password(_, _, let password): [password, token?.text ?? ""]
            }
        }
        return SecretMask(secrets + more)
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
            token = try await anyToken(at: url, named: name, email, password)
            generation += 1
        } catch {
            if error.reason != .cancelled { failure = error }
            throw error
        }
    }

    /// A token for the password that is known, or for the one that its source gives now.
    private func anyToken(
        at url: ServiceURL, named name: String, _ email: String, _ password: String
    ) async throws(ServiceError) -> (String, account: String?, expires: Duration?) {
        do throws(ServiceError) {
            return try await newToken(at: url, named: name, email, password)
        } catch {
            guard case .unauthorized = error.reason, try await takeFresh(),
                case .password(let url, let email, let password) = credential
            else { throw error }
            return try await newToken(at: url, named: name, email, password)
        }
    }

    private func newToken(
        at url: ServiceURL, named name: String, _ email: String, _ password: String
    ) async throws(ServiceError) -> (String, account: String?, expires: Duration?) {
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
        let account = TokenClaims.account(in: text) ?? Account.number(body[anyCase: "siteId"])
        return (text, account, Self.lifetime(in: body).map { courier.time.now() + $0 })
    }

    private func refusal(_ response: HTTPResponse) -> String {
        if (200...299).contains(response.status) { return "the log-in's answer holds no token" }
        let message = ServiceMessage(response, masking: mask().masked).text
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
        guard let seconds, seconds > 0, seconds.isFinite else { return nil }
        // No more than one log-in a second, and no less than one a day, whatever the service says: a 401 renews it anyway.
        return .seconds(max(1, min(seconds * 0.9, 86_400)))
    }
}
