import Configuring

extension Session {
    /// Talks to the site as long as `body` runs.
    /// - Throws: `ConfigurationError` for a site that is not configured, or a secret that can't be had.
    func connected<T>(_ body: (SiteConnection) async throws -> T) async throws -> T {
        let connection = try await connect()
        defer { connection.close() }
        return try await body(connection)
    }

    /// Begins to talk to the site. The caller closes the connection.
    func connect() async throws(ConfigurationError) -> SiteConnection {
        if let site { return try await SiteConnection(site, workplace) }
        return try await SiteConnection(try workplace.configuration.site(name), workplace)
    }
}
