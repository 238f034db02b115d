package import Wire

/// One object of a site's configuration, as it was read.
package struct Resource: Hashable, Sendable {
    /// The name of its kind.
    package var kind: String
    /// Its place in the API's hierarchy: `/campaigns/<id>/chatButton`.
    package var path: String
    /// Its id as text, whether the service writes it as a string or a number; nil for what has no id of its own.
    package var id: String?
    /// Its name for people: the path with names in place of ids.
    package var address: Address
    /// The body without the children that are resources of their own.
    package var body: JSONValue

    package init(kind: String, path: String, id: String?, address: Address, body: JSONValue) {
        self.kind = kind
        self.path = path
        self.id = id
        self.address = address
        self.body = body
    }

    /// The id of a body, as text: a non-empty string or a number.
    package static func id(of body: JSONValue) -> String? { body[anyCase: "id"].flatMap { id($0) } }

    /// What the value of a member is that holds an id; nil for what is none.
    package static func id(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text) where !text.isEmpty: text
        case .number(let text): text
        default: nil
        }
    }
}
