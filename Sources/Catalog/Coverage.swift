/// What a crawl saw of one kind below one parent.
package struct Coverage: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, CaseIterable {
        case complete
        /// The credential may not read it.
        case forbidden
        /// The site answers 404 (or 405, 501) where a feature can be off that it was not seen to have.
        case absent
        case failed
        /// Not asked for.
        case skipped

        /// Was something there that should have been read and was not?
        package var isGap: Bool { self == .forbidden || self == .failed }
    }

    package var kind: String
    /// The collection's or the singleton's path: `/campaigns/<id>/preChat/campaignFormFields`.
    package var path: String
    package var state: State
    /// Resources read.
    package var count: Int
    /// Why it is not complete, in words.
    package var reason: String?

    package init(kind: String, path: String, state: State, count: Int = 0, reason: String? = nil) {
        self.kind = kind
        self.path = path
        self.state = state
        self.count = count
        self.reason = reason
    }

    /// As a table of kinds can make use of it: what was read of a kind that the table does not know is not read by it.
    package func read(by catalog: Catalog) -> Coverage {
        guard count > 0, catalog[kind] == nil else { return self }
        return Coverage(kind: kind, path: path, state: .failed, reason: Self.unknownKind(kind))
    }

    /// Why resources that were read by another version's table are left out.
    package static func unknownKind(_ kind: String) -> String {
        "the table of kinds of this version has no '\(kind)'"
    }
}
