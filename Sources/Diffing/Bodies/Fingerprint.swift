package import Catalog
package import Wire

/// A digest of what a body means, whatever order, spelling and included objects it comes with. A plan remembers with it
/// the target as a person reviewed it.
package enum Fingerprint {
    /// 64 hexadecimal digits.
    package static func of(_ body: JSONValue, _ rules: BodyRules) -> String {
        SHA256.digest(of: CanonicalBody(rules).value(of: body).bytes(.sorted)).hex
    }

    package static func of(_ body: JSONValue, _ kind: Kind) -> String { of(body, BodyRules(kind)) }
}
