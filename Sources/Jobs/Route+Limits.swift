import Catalog
import Configuring
import Foundation
import Service
import Wire

extension WorkerTransport.Limits {
    /// Goes to the network by that route.
    /// - Parameters:
    ///   - owner: who goes it, as messages name it: `'prod'`
    ///   - seconds: that a command may take which tells the log-in to the proxy.
    mutating func take(
        _ route: Route, for owner: String, seconds: Int, _ outside: Outside
    ) async throws(ConfigurationError) {
        certificates = try route.readableCertificates(of: owner, outside)
        proxy = try await route.proxy?.address(of: owner, seconds: seconds, outside)
    }
}

extension Route.Proxy {
    /// As an address that has what it takes to log in.
    fileprivate func address(
        of owner: String, seconds: Int, _ outside: Outside
    ) async throws(ConfigurationError) -> String {
        guard let credentials else { return "http://\(host):\(port)" }
        let secrets = SecretReader(outside) { line in try await outside.shell(line, seconds) }
        let logIn = try await secrets.secret(credentials, for: "the log-in to the proxy of \(owner)").exposed
        let parts = logIn.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty else {
            throw .secret("the log-in to the proxy of \(owner) is not of the form user:password")
        }
        return "http://\(Percent.encoded(parts[0])):\(Percent.encoded(parts[1]))@\(host):\(port)"
    }
}

extension Route {
    /// The file that `ca` names, if it is one of certificates.
    fileprivate func readableCertificates(
        of owner: String, _ outside: Outside
    ) throws(ConfigurationError) -> String? {
        guard let certificates else { return nil }
        let shown = outside.shown(certificates)
        guard let data = FileManager.default.contents(atPath: certificates) else {
            throw .secret("'\(shown)', the certificates that \(owner) trusts, is not there or can't be read")
        }
        guard String(decoding: data, as: UTF8.self).contains("-----BEGIN CERTIFICATE-----") else {
            throw .secret("'\(shown)', the certificates that \(owner) trusts, has none in it", hint: "it has to be PEM")
        }
        return certificates
    }
}
