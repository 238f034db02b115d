import Dispatch

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Watches for the signals that ask a program to end: `^C`, `kill`, a terminal that went away.
package final class Signals {
    private let sources: [any DispatchSourceSignal]

    /// - Parameter body: called on a queue of its own with the signal's number, each time one comes.
    package init(_ body: @escaping @Sendable (Int32) -> Void) {
        let queue = DispatchQueue(label: "signals")
        sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { body(number) }
            source.resume()
            return source
        }
    }

    deinit { for source in sources { source.cancel() } }
}
