package import Wire

/// An object made elsewhere that explains an id: a department, an agent, a bot. Only the newest state is kept.
package struct Lookup: Hashable, Sendable {
    package let kind: String
    package let id: String
    /// The members that people know it by.
    package let body: JSONValue

    package init(kind: String, id: String, body: JSONValue) {
        self.kind = kind
        self.id = id
        self.body = body
    }
}
