package import Catalog
package import Wire

/// References within one site: an id means itself.
package struct OneSite: ReferenceReader {
    package init() {}

    package var isOneSite: Bool { true }

    package func meaning(of value: JSONValue, _ reference: Reference, targets: [String], side: Side) -> Meaning? {
        value.referenceText.map(Meaning.text)
    }

    package func partner(of text: String, _ reference: Reference, targets: [String]) -> Partner? { .there(id: text) }
}
