package import Wire

/// The site that an export is about to meet, or what is known of the one it came from: what its addresses stand for there.
package protocol KnownSite {
    var site: String { get }
    /// The id of the resource of a collection at that address.
    func id(at address: String) -> String?
    func body(at address: String) throws -> JSONValue?
    /// A few bodies of a kind, that show what the site's own values look like.
    func examples(of kind: String) throws -> [JSONValue]
    /// Objects made elsewhere.
    func lookups(_ kind: String) -> [JSONValue]
    /// What its ids stand for.
    var names: NameBook { get }
}
