import Dispatch
import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What concerns this process as a whole.
package enum ThisProcess {
    /// A path under which this very program can be started again, even after its file was replaced.
    package static var executable: String {
        #if canImport(Glibc)
        "/proc/self/exe"
        #else
        Bundle.main.executablePath ?? CommandLine.arguments[0]
        #endif
    }

    package static var identifier: Int32 { getpid() }

    /// The system's name for itself and the kind of processor: `Debian GNU/Linux 12 (bookworm), x86_64`.
    package static var system: String {
        var names = utsname()
        guard uname(&names) == 0 else { return ProcessInfo.processInfo.operatingSystemVersionString }
        let machine = withUnsafeBytes(of: names.machine) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        return "\(ProcessInfo.processInfo.operatingSystemVersionString), \(machine)"
    }

    /// First thing at the start: files are private, a closed pipe is an error and no death, no core file can hold a
    /// credential, and a standard stream that is closed stays closed, whatever is opened later.
    package static func harden() {
        umask(0o077)
        ignoreBrokenPipes()
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(coreLimit, &none)
        // Open for the wrong direction: using it goes on being an error.
        for (stream, mode) in [(Int32(0), O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)] where fcntl(stream, F_GETFD) < 0 {
            _ = open("/dev/null", mode)
        }
    }

    /// Writing to a pipe that nobody reads is an error from now on, no death.
    package static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

    /// `^C`, a terminal that goes away and a polite request to end are for the program that started this one, not for
    /// this one.
    package static func leaveSignalsToParent() {
        for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { signal(number, SIG_IGN) }
    }

    /// From now on a trap holds the thread that it is in for good, and the others go on: long enough to pass on what they have.
    /// - Parameter body: called once, on a queue of its own.
    package static func whenTrapped(_ body: @escaping @Sendable () -> Void) {
        signal(SIGUSR1, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGUSR1, queue: DispatchQueue(label: "trap"))
        source.setEventHandler {
            withExtendedLifetime(source, body)
        }
        source.resume()
        for number in [SIGILL, SIGTRAP] {
            signal(number) { _ in
                kill(getpid(), SIGUSR1)
                while true { sleep(1) }
            }
        }
    }

    /// No more address space than this; what asks for more dies.
    package static func limitMemory(bytes: UInt64) {
        var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
        setrlimit(addressSpaceLimit, &limit)
    }

    /// Keeps something in the process's own environment.
    package static func note(_ name: String, _ value: String) { setenv(name, value, 1) }

    /// Holds this thread for so long.
    package static func rest(milliseconds: Int) { usleep(UInt32(clamping: milliseconds * 1_000)) }

    /// Does something later on a thread of its own, if the process is still there.
    package static func after(milliseconds: Int, _ body: @escaping @Sendable () -> Void) {
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(milliseconds), execute: body)
    }

    /// Loads a library beside what else there is to do, for whoever asks for it soon; where it is not found, he is told.
    package static func load(_ library: String) { Thread.detachNewThread { _ = dlopen(library, RTLD_NOW) } }

    /// Ends without running destructors or exit handlers of libraries, some of which race at the end.
    package static func exitNow(_ code: Int32) -> Never { _exit(code) }

    #if canImport(Glibc)
    private static var coreLimit: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_CORE.rawValue) }
    private static var addressSpaceLimit: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_AS.rawValue) }
    #else
    private static var coreLimit: Int32 { RLIMIT_CORE }
    private static var addressSpaceLimit: Int32 { RLIMIT_AS }
    #endif
}
