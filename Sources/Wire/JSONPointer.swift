/// A place in a document, RFC 6901: `/conditions/0/value`.
package struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
    package var tokens: [String]

    package init(_ tokens: [String]) { self.tokens = tokens }

    package func appending(_ token: String) -> JSONPointer { JSONPointer(tokens + [token]) }

    package var description: String {
        tokens.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined()
    }
}
