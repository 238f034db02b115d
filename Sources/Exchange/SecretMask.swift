package import Catalog
package import Wire

/// Hides the secrets of a resource where it leaves the store for people to read.
package enum SecretMask {
    /// What stands in place of a secret; on the way back it means "keep what the target has".
    package static let placeholder = "•••"

    /// The body with each secret that has a value replaced. A secret that the service left empty stays empty, so that it
    /// can be seen that there is none.
    package static func masked(_ body: JSONValue, kind: Kind) -> JSONValue {
        kind.masking(body, by: .string(placeholder))
    }
}
