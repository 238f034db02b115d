import Wire

extension Shown {
    /// `text` with everything that cannot be seen written as an escape.
    package static func escaped(_ text: String) -> String { text.visible }
}
