package import Catalog
package import Wire

/// Tells what a reference in a body means, so that a campaign's id here and its twin's id there are one.
package protocol ReferenceReader {
    /// What the value names; nil where it names nothing.
    /// - Parameters:
    ///   - targets: the kinds it may name, the one that the deciding sibling chose first.
    func meaning(of value: JSONValue, _ reference: Reference, targets: [String], side: Side) -> Meaning?

    /// What stands on the present site for a reference of the wanted state; nil for plain text that names nothing.
    func partner(of text: String, _ reference: Reference, targets: [String]) -> Partner?

    /// Do ids mean the same on both sides? Where not, files and ids that nothing explains are not compared.
    var isOneSite: Bool { get }
}
