import Catalog
package import Configuring
import Foundation
package import Service
import Wire

/// A configured site with everything needed to talk to it: its secrets read, its throttle set up, its worker starting.
package struct SiteConnection: Sendable {
    package let site: Site
    package let line: SiteLine
    private let network: Network

    /// - Throws: `ConfigurationError` for a secret that can't be had.
    init(_ site: Site, _ workplace: Workplace) async throws(ConfigurationError) {
        self.site = site
        let outside = workplace.outside
        var limits = WorkerTransport.Limits()
        limits.idleSeconds = max(1, site.timeout / 3)
        limits.totalSeconds = site.timeout
        limits.connections = site.concurrency
        try await limits.take(site.route, for: "'\(site.name)'", seconds: site.timeout, outside)
        network = workplace.network(limits)
        network.warmUp()
        line = SiteLine(
            url: ServiceURL(site.url), credential: try await Self.credential(of: site, outside),
            renewedBy: Self.source(of: site, outside), transport: network.transport,
            rate: site.rate.map { RateLimit(requests: $0.requests, seconds: Double($0.seconds)) },
            concurrency: site.concurrency)
    }

    package var reader: SiteReader { SiteReader(line) }
    package var searcher: SiteSearcher { SiteSearcher(line) }

    package func close() { network.close() }

    /// See `Network`.
    func isInStep() async -> Bool { await network.isInStep() }

    /// Where a credential that was refused may come from once more; nil where asking again can't bring another one.
    private static func source(of site: Site, _ outside: Outside) -> CredentialSource? {
        guard site.credential.mayChange else { return nil }
        return CredentialSource { () async throws(CredentialSource.Failure) in
            do throws(ConfigurationError) {
                return try await credential(of: site, outside)
            } catch {
                throw CredentialSource.Failure(message: "\(error)")
            }
        }
    }

    private static func credential(
        of site: Site, _ outside: Outside
    ) async throws(ConfigurationError) -> Service.Credential {
        let secrets = SecretReader(outside) { line in try await outside.shell(line, site.timeout) }
        func read(_ source: SecretSource, _ what: String) async throws(ConfigurationError) -> String {
            try await secrets.secret(source, for: "\(what) of '\(site.name)'").exposed
        }
        switch site.credential {
        case .token(let source):
            let token = try await read(source, "the token")
            guard token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                throw .secret("the token of '\(site.name)' has a blank or a character outside ASCII in it")
            }
            return .bearer(token: token)
        case .password(let url, let email, let password):
            return .password(
                tokenURL: ServiceURL(url), email: try await read(email, "the e-mail address"),
                password: try await read(password, "the password"))
        case .apiKey(let email, let key, let siteId):
            return .apiKey(
                email: try await read(email, "the e-mail address"), key: try await read(key, "the API key"),
                siteID: String(siteId))
        }
    }
}

extension ServiceURL {
    init(_ url: BaseURL) { self.init(origin: url.origin, path: url.path) }
}

extension Site.Credential {
    /// May it be another one when it is read again? The environment of a process stays what it was.
    fileprivate var mayChange: Bool {
        sources.contains { source in
            switch source {
            case .command, .file: true
            case .environment, .address: false
            }
        }
    }
}
