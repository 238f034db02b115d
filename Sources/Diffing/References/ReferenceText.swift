import Catalog
package import Wire

extension JSONValue {
    /// A reference as text in lower case (guids are one in either case); nil for all the ways to say "none".
    package var referenceText: String? {
        switch self {
        case .string(let text):
            text.isEmpty || text == "00000000-0000-0000-0000-000000000000" ? nil : text.foldedGuid
        case .number(let text): text == "0" ? nil : text
        // The id of something that a plan is going to make.
        case .object: Placeholder(self).map { Placeholder.name + " " + $0.text }
        default: nil
        }
    }
}
