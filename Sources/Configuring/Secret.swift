/// A credential in clear. Nothing that prints, interpolates, reflects or dumps it shows more than three dots; the one
/// way to the text is `exposed`, so that every use can be searched for.
package struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// For the head of a request or the worker's pipe, and for nothing else.
    package let exposed: String

    package init(_ text: String) { exposed = text }

    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
