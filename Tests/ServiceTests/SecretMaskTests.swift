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

    enum Spelling: String, CaseIterable, Sendable {
        case plain, json, escapedJSON, url, form, smallURL, base64, base64BehindName, base64Within, html

        func of(_ secret: String) -> String {
            switch self {
            case .plain: secret
            case .json: JSONValue.string(secret).written()
            case .escapedJSON: JSONValue.string(secret).written().replacing("/", with: "\\/")
            case .url: FormFields.encoded(secret)
            case .form: FormFields.encoded(secret).replacing("%20", with: "+")
            case .smallURL: FormFields.encoded(secret).replacing("%2B", with: "%2b").replacing("%2F", with: "%2f")
            case .base64: Data(secret.utf8).base64EncodedString()
            case .base64BehindName: Data(("user:" + secret).utf8).base64EncodedString()
            case .base64Within: Data(("ab" + secret + "cd").utf8).base64EncodedString()
            case .html: secret.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
            }
        }
    }

    /// Percent-encoding of everything but what a URL leaves alone.
    fileprivate enum FormFields {
        static func encoded(_ text: String) -> String {
            text.utf8.reduce(into: "") { out, byte in
                let isPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8.contains(byte)
                out +=
                    isPlain
                    ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16).uppercased()
            }
        }
    }

    @Test(arguments: Spelling.allCases, secrets) func `no spelling of a secret is left`(
        spelling: Spelling, secret: String
    ) {
        let spelt = spelling.of(secret)
        let masked = SecretMask([secret]).masked("the service says: \(spelt) is wrong")
        #expect(masked.contains("•••"), "\(masked)")
        #expect(!masked.contains(secret))
        // Of Base64 a letter or two at the ends belong to what stands beside the secret as well.
        if !spelling.rawValue.hasPrefix("base64") { #expect(!masked.contains(spelt)) }
        let rest = masked.replacing("the service says: ", with: "").replacing(" is wrong", with: "")
        #expect(rest.replacing("•••", with: "").utf8.count <= 16, "\(rest)")
    }

    @Test func `half a secret at the end of a long message is none`() async throws {
        let token = "tok-" + String(repeating: "z9", count: 20)
        let script = Script(.status(400, body: "{\"message\":\"\(String(repeating: "x", count: 290))\(token)\"}"))
        let line = script.line(.bearer(token: token))
        var words = "no error"
        do { _ = try await SiteWriter(line).send(.post, "/x") } catch { words = error.words }
        #expect(words.contains("xxx") && !words.contains("tok-"), "\(words)")
    }

    @Test func `a log-in that repeats its form shows no password`() async throws {
        let portal = ServiceURL(origin: "https://portal.example", path: "/oauth/token")
        let script = Script { request, _ throws(TransportError) in
            .status(400, body: String(decoding: request.body, as: UTF8.self))
        }
        let line = script.line(.password(tokenURL: portal, email: "a@b.c", password: "p&=ü word"))
        var words = "no error"
        do { _ = try await SiteReader(line).get("/x") } catch { words = error.words }
        #expect(words.contains("400") && words.contains("password=•••"), "\(words)")
    }
}
