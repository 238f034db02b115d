extension JSONPointer {
    /// What stands before and behind the `#` of a text that names a field of something: `settings#/name`; nil for one without `#/`.
    package static func parts(of text: String) -> (owner: String, pointer: String)? {
        guard let mark = text.ranges(of: "#/").last else { return nil }
        return (String(text[..<mark.lowerBound]), "/" + text[mark.upperBound...])
    }

    /// Why it does not lead through members alone, in words that fit behind its text; nil if it does.
    package var memberFlaw: String? {
        if tokens.isEmpty || tokens.contains("") { return "names no member" }
        guard let index = tokens.firstIndex(where: { $0.contains("*") || Int($0) != nil }) else { return nil }
        let list = JSONPointer(Array(tokens[..<index]))
        return "leads into a list, which is only taken as a whole" + (index > 0 ? ": \(list)" : "")
    }

    /// Is it the same place, or one that the other is in? Names count whatever their case.
    package func isAtOrAbove(_ other: JSONPointer) -> Bool {
        tokens.count <= other.tokens.count && zip(tokens, other.tokens).allSatisfy { $0.isSameName(as: $1) }
    }
}
