/// What somebody asked for on this occasion, above what the environment and the configuration say.
package struct ConfigurationChoice: Hashable, Sendable {
    /// The configuration file.
    package var file: String?
    package var store: String?
    package var archive: String?
    /// Requests under way at the same time.
    package var concurrency: Int?

    package init(file: String? = nil, store: String? = nil, archive: String? = nil, concurrency: Int? = nil) {
        self.file = file
        self.store = store
        self.archive = archive
        self.concurrency = concurrency
    }
}
