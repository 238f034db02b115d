import Foundation
import Wire

/// Holds a site's credential and what was got for it; renews a token when its time is over or a 401 says so, once at a
/// time however many requests ask.
package actor CredentialKeeper {
    /// What a request needs, and which state of the credential it was made from.
    struct Pass: Sendable {
        let headers: [HTTPHeader]
        let query: [(name: String, value: String)]
        let generation: Int
    }

    private let credential: Credential
    private let transport: Transport
    private let throttle: Throttle
    private let time: Timekeeper
    private var token: (text: String, expires: Duration?)?
    private var generation = 0
    private var renewal: Task<Result<Void, ServiceError>, Never>?

    init(_ credential: Credential, transport: Transport, throttle: Throttle, time: Timekeeper) {
        self.credential = credential
        self.transport = transport
        self.throttle = throttle
        self.time = time
    }

    func pass() async throws(ServiceError) -> Pass {
        switch credential {
        case .bearer(let token):
            return Pass(headers: [HTTPHeader("Authorization", "Bearer " + token)], query: [], generation: 0)
        case .apiKey(let email, let key, let siteID):
            let basic = Data((email + ":" + key).utf8).base64EncodedString()
            return Pass(
                headers: [HTTPHeader("Authorization", "Basic " + basic)],
                query: siteID.map { [("siteId", $0)] } ?? [], generation: 0)
        case .password:
            if let expires = token?.expires, time.now() >= expires { token = nil }
            if token == nil { try await renew(after: generation) }
            return Pass(
                headers: [HTTPHeader("Authorization", "Bearer " + (token?.text ?? ""))], query: [],
                generation: generation)
        }
    }

    /// After a 401: gets a new token unless somebody else has done so since that pass. False when there is nothing to
    /// renew.
    func renewed(after pass: Pass) async throws(ServiceError) -> Bool {
        guard case .password = credential else { return false }
        if pass.generation == generation { try await renew(after: pass.generation) }
        return true
    }

    private func renew(after seen: Int) async throws(ServiceError) {
        if let renewal {
            try await renewal.value.get()
            return
        }
        guard seen == generation else { return }
        let task = Task { () -> Result<Void, ServiceError> in
            do throws(ServiceError) {
                try await self.fetchToken()
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        renewal = task
        let result = await task.value
        renewal = nil
        try result.get()
    }

    private func fetchToken() async throws(ServiceError) {
        guard case .password(let parts, let email, let password) = credential else { return }
        func fail(_ reason: ServiceError.Reason) -> ServiceError {
            ServiceError(request: "POST " + parts.path, reason: reason)
        }
        let form = [("grant_type", "password"), ("email", email), ("password", password)]
            .map { $0 + "=" + Form.encoded($1) }.joined(separator: "&")
        let request = HTTPRequest(
            .post, origin: parts.origin, target: parts.path.isEmpty ? "/" : parts.path,
            headers: [
                HTTPHeader("Content-Type", "application/x-www-form-urlencoded"),
                HTTPHeader("Accept", "application/json"),
            ], body: Array(form.utf8))
        do { try await throttle.enter() } catch { throw fail(.cancelled) }
        let response: HTTPResponse
        do throws(TransportError) {
            response = try await transport.send(request, true)
            await throttle.leave(answered: true)
        } catch {
            await throttle.leave(answered: false)
            throw fail(error == .cancelled ? .cancelled : .transport(error))
        }
        guard (200...299).contains(response.status), let body = try? JSONValue(parsing: response.body),
            let text = body[anyCase: "access_token"]?.text, !text.isEmpty,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            let message = ServiceMessage(response).text
            throw fail(
                (400...403).contains(response.status) || (200...299).contains(response.status)
                    ? .unauthorized(message: message) : .refused(status: response.status, message: message))
        }
        var expires: Duration?
        if case .number(let seconds)? = body[anyCase: "expires_in"], let seconds = Double(seconds), seconds > 0 {
            // A little early, so that a request under way does not arrive too late.
            expires = time.now() + .seconds(max(1, min(seconds * 0.9, 1e8)))
        }
        token = (text, expires)
        generation += 1
    }
}

/// Values of a form body: everything but unreserved characters escaped.
enum Form {
    static func encoded(_ text: String) -> String {
        text.utf8.reduce(into: "") { out, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                out.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                out += (digits.utf8.count == 1 ? "%0" : "%") + digits
            }
        }
    }
}
