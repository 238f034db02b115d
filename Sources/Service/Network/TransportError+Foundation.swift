import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

extension TransportError {
    /// Foundation's codes are coarse: a bad certificate, a broken connection, a cut body and garbage are all -1 on Linux,
    /// so there the words decide whether trying again makes sense.
    package init(code: Int, words: String, idleSeconds: Int) {
        switch code {
        case NSURLErrorTimedOut: self = .timedOut(seconds: idleSeconds)
        case NSURLErrorCannotFindHost, NSURLErrorDNSLookupFailed: self = .unreachable("no such host")
        case NSURLErrorCannotConnectToHost: self = .unreachable("the connection was refused")
        case NSURLErrorNotConnectedToInternet: self = .unreachable("no network")
        case NSURLErrorSecureConnectionFailed, NSURLErrorServerCertificateUntrusted,
            NSURLErrorServerCertificateHasBadDate, NSURLErrorServerCertificateHasUnknownRoot:
            self = .insecure(Self.plain(words, isAboutSecurity: true))
        case NSURLErrorNetworkConnectionLost: self = .lost("the connection broke", alone: true)
        default:
            let isAboutSecurity = Self.isAboutSecurity(words)
            let reason = Self.plain(words, isAboutSecurity: isAboutSecurity)
            self = isAboutSecurity ? .insecure(reason) : .lost(reason, alone: true)
        }
    }

    /// Does it say that no secure connection came about? One that came about and broke while something was read or
    /// written is as any other that broke.
    private static func isAboutSecurity(_ words: String) -> Bool {
        let broke = ["SSL_read", "SSL_write", "SSL_ERROR_SYSCALL", "reset by peer"].contains { words.contains($0) }
        return !broke && ["SSL", "TLS", "certificate"].contains { words.contains($0) }
    }
}
