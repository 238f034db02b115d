package import Catalog

/// What stands on the present site for something that the wanted state names.
package enum Partner: Hashable, Sendable {
    /// The id there.
    case there(id: String)
    /// It is part of the wanted state and missing on the present site: it would have to be made.
    case missing(address: Address)
    case unresolved(reason: String)
}
