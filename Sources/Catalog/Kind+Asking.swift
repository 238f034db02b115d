package import Wire

// What of a row a request is made of.

extension Kind {
    /// Where a place is asked, in the order of trial.
    package func candidates(_ place: PathTemplate) -> [PathTemplate] { asked.isEmpty ? [place] + otherPaths : asked }

    /// What a request for a place says behind its path.
    /// - Parameter ids: for the braces of the place, outermost first.
    package func parentQuery(_ ids: [String]) -> [(name: String, value: String)] {
        guard let namesParent, let parent = ids.last else { return [] }
        return [(name: namesParent.query, value: parent)]
    }

    /// What a list is asked with so that it comes in pages of a known length; nothing where it comes whole.
    package var pageQuery: [(name: String, value: String)] {
        pageSize.map { [(name: "pageIndex", value: "1"), (name: "pageSize", value: String($0))] } ?? []
    }

    /// What every request asks to include, so that bodies are whole.
    package var contentInclude: String? { contents.isEmpty ? nil : contents.map(\.include).joined(separator: ",") }

    /// A body without what no PUT changes.
    package func withoutSwitch(_ body: JSONValue) -> JSONValue {
        toggle.map { FieldPath(steps: [.member($0.member)]).removing(from: body) } ?? body
    }

    /// The members without which a body is not whole and that this one does not show.
    package func missingContents(of body: JSONValue) -> [String] {
        contents.flatMap(\.members).filter { body[anyCase: $0] == nil }
    }
}

extension Kind {
    /// Do lists show a record without some of its members, which only its own address gives?
    package var isCompletedOneByOne: Bool {
        listing != nil && !contents.isEmpty && !itemPaths.isEmpty && operations.contains(.read)
    }

    /// A body with the members that only `include` brings, as another one of the same record shows them.
    package func completed(_ body: JSONValue, from other: JSONValue) -> JSONValue {
        var whole = body
        for member in missingContents(of: body) {
            if let value = other[anyCase: member] { whole.set(member, value) }
        }
        return whole
    }
}

extension PathTemplate {
    /// The path with ids of a place put in for the braces.
    /// - Parameter ids: for the braces of the place, outermost first.
    package func filled(with ids: [String], of place: PathTemplate) throws(UnusableID) -> String {
        let known = Dictionary(zip(place.ids, ids), uniquingKeysWith: { first, _ in first })
        return try filled(with: self.ids.map { known[$0] ?? "" })
    }
}
