import Foundation
import Service
import TestSupport
import Testing
import Wire

/// What a service repeats of a secret is covered, however it spells it.
struct SecretMaskTests {
    private static let secrets = [
        "p&=ü \"w/rd\"", "AIza-rehearsal+only", "kräftig\\geheim", "0123456789abcdef", "pass word 12",
    ]

    private static let spellings: [String: @Sendable (String) -> String] = [
        "as it is": { $0 },
        "as JSON": { JSONValue.string($0).written() },
        "as JSON with escaped slashes": { JSONValue.string($0).written().replacing("/", with: "\\/") },
        "in a URL": {
            $0.addingPercentEncoding(withAllowedCharacters: .alphanumerics.intersection(.init(charactersIn: "a"..."z")))
                ?? $0
        },
        "in a form": { FormFields.encoded($0).replacing("%20", with: "+") },
        "in a URL, by small letters": {
            FormFields.encoded($0).replacing("%2B", with: "%2b").replacing("%2F", with: "%2f")
        },
        "as Base64": { Data($0.utf8).base64EncodedString() },
        "as Base64 behind a name": { Data(("user:" + $0).utf8).base64EncodedString() },
        "as Base64 in the middle": { Data(("ab" + $0 + "cd").utf8).base64EncodedString() },
        "as HTML": {
            $0.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
        },
    ]

    /// Percent-encoding of everything but what a URL leaves alone.
    private enum FormFields {
        static func encoded(_ text: String) -> String {
            text.utf8.reduce(into: "") { out, byte in
                let isPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8.contains(byte)
                out +=
                    isPlain
                    ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16).uppercased()
            }
        }
    }

    @Test(arguments: spellings.keys.sorted(), secrets) func `no spelling of a secret is left`(
        spelling: String, secret: String
    ) throws {
        let spelt = try #require(Self.spellings[spelling])(secret)
        let masked = SecretMask([secret]).masked("the service says: \(spelt) is wrong")
        #expect(masked.contains("•••"), "\(masked)")
        #expect(!masked.contains(secret))
        // Of Base64 a letter or two at the ends belong to what stands beside the secret as well.
        if !spelling.contains("Base64") { #expect(!masked.contains(spelt)) }
        let rest = masked.replacing("the service says: ", with: "").replacing(" is wrong", with: "").replacing(
            "•••", with: "")
        #expect(rest.utf8.count <= 16, "\(rest)")
    }

    @Test func `half a secret at the end of a long message is none`() async throws {
        let token = "tok-" + String(repeating: "z9", count: 20)
        let script = Script(.status(400, body: "{\"message\":\"\(String(repeating: "x", count: 290))\(token)\"}"))
        let line = script.line(.bearer(token: token))
        let error = await #expect(throws: ServiceError.self) { _ = try await SiteWriter(line).send(.post, "/x") }
        #expect(error?.words.contains("tok-") == false, "\(error?.words ?? "")")
    }

    @Test func `a log-in that repeats its form shows no password`() async throws {
        let portal = ServiceURL(origin: "https://portal.example", path: "/oauth/token")
        let script = Script { request, _ throws(TransportError) in
            .status(400, body: String(decoding: request.body, as: UTF8.self))
        }
        let line = script.line(.password(tokenURL: portal, email: "a@b.c", password: "p&=ü word"))
        let error = await #expect(throws: ServiceError.self) { _ = try await SiteReader(line).get("/x") }
        #expect(error?.words.contains("word") == false, "\(error?.words ?? "")")
    }
}
