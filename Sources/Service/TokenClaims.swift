import Catalog
import Foundation
import Wire

/// What a token that is a JSON Web Token says of its account. Nothing is checked: it is only compared with what the same
/// way of logging in said before.
enum TokenClaims {
    /// The account that a token is for; nil for a token that does not say.
    static func account(in token: String) -> String? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].utf8.count <= 1 << 16 else { return nil }
        var text = String(parts[1]).replacing("-", with: "+").replacing("_", with: "/")
        text += String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: text), let claims = try? JSONValue(parsing: [UInt8](data)) else {
            return nil
        }
        return Account.number(claims[anyCase: "siteId"])
    }
}
