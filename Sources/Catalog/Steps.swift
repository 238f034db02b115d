/// What addresses and paths have in common: both are steps with slashes between them.
///
/// They are taken apart by their bytes: `/` and a combining accent behind it are one Character.
enum Steps {
    static let slash = UInt8(ascii: "/")

    /// Everything before the last slash; empty where there is none.
    static func parent(of text: String) -> String {
        text.utf8.lastIndex(of: slash).map { String(text[..<$0]) } ?? ""
    }

    /// The steps as slices of the text; one that is empty is none.
    static func slices(of text: String) -> [Substring.UTF8View] { text.utf8.split(separator: slash) }
}
