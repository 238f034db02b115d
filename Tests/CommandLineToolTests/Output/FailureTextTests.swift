import Catalog
import CommandLineTool
import Diffing
import Exchange
import Foundation
import Keeping
import Planning
import Platform
import SQLite
import Service
import Simulator
import Store
import Testing
import Wire

/// What people are told of errors: one sentence with what and where, and never another layer's words.
struct FailureTextTests {
    private static let transport: [TransportError] = [
        .unreachable("the connection was refused"), .insecure("x"), .timedOut(seconds: 3), .lost("x", alone: true),
        .lost("x", alone: false), .tooLarge(limit: 1 << 26), .noWorker("x"), .cancelled,
    ]
    private static let keeping: [KeepingError] = [
        .missing(path: "/s"), .notOurs(path: "/s", reason: "x"), .newer(path: "/s", version: 9, known: 3),
        .damaged(path: "/s", reason: "x"), .unusable(path: "/s", reason: "x"), .busy(path: "/s"),
        .held("the site 'shop'", by: nil), .misused("x"),
    ]
    private static let store: [StoreError] =
        keeping.map(StoreError.file) + [.unknownSnapshot(3), .unknownRun(4), .planUsed("x", run: 1)]
    private static let reasons: [ServiceError.Reason] =
        [
            .unauthorized(message: ""), .unauthorized(message: "no"), .forbidden(message: ""), .absent,
            .unsupported(status: 405), .refused(status: 400, message: "no"), .redirect(status: 302, to: "x"),
            .throttled(seconds: 3600), .unreadable("x"), .cancelled, .outcomeUnknown(.answer(status: 502, message: "")),
        ] + transport.flatMap { [.transport($0), .cutOff($0), .outcomeUnknown(.transport($0))] }
    private static let planning: [PlanningError] = [.newer(format: "2"), .unreadable("x")]
    private static let system: [SystemError] = (1...133).flatMap { code in
        ["open", "mkdir", "fsync", "write", "read", "lstat", "unlink", "posix_spawn", "pipe"].map {
            SystemError($0, path: $0 == "pipe" ? nil : "/f", code: Int32(code))
        }
    }
    private static let sqlite: [SQLiteError] = (1...28).map {
        SQLiteError(extendedCode: $0, message: "no such table: t", sql: "SELECT x FROM t")
    }

    private static let all: [any Error] =
        transport + store + reasons.map { ServiceError(request: "GET /livechat/bans", reason: $0) } + planning + system
        + sqlite + sqlite.map { StoreError($0, path: "/s") }
        + system.map { StoreError.file(KeepingError($0, path: "/s")) }
        + system.map { FileLock.Failure.system($0) } + [
            FileLock.Failure.held(by: nil), ExchangeError("f", "x"), ExchangeError("f", line: 3, "x", .newer),
            SiteFileError(place: "campaigns[0]", reason: "x"), DecayedBody(address: "bans", file: "/s"),
            JSONError(offset: 3, reason: "x"),
            CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: "/f"]),
            CocoaError(.fileWriteVolumeReadOnly, userInfo: [NSURLErrorKey: URL(fileURLWithPath: "/f")]),
            CocoaError(.fileReadNoPermission), URLError(.timedOut), POSIXError(.EACCES),
            NSError(
                domain: "X", code: 1, userInfo: [NSLocalizedDescriptionKey: "The operation couldn’t be completed."]),
            DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "debug")),
        ]

    @Test func `every error of every module is one plain sentence`() throws {
        #expect(Self.all.count > 1000)
        for error in Self.all {
            let found = try #require(FailureText.explanation(of: error))
            let text = found.message
            #expect(!text.isEmpty && text.utf8.count < 400 && !text.contains("\n"), "\(text)")
            #expect(!text.hasSuffix(".") && (text.first?.isUppercase == false || text.hasPrefix("GET ")), "\(text)")
            for raw in [
                "Error Domain", "NSCocoa", "UserInfo", "NSURL", "errno", "SELECT", "no such table", "Optional(", "0x",
                "(lldb",
                "posix_spawn", "fsync", "lstat", "Permission denied", "No such file", "couldn’t", "debugDescription",
            ] { #expect(!text.contains(raw) && found.hint?.contains(raw) != true, "\(text)") }
            #expect(found.exitCode != .done)
        }
    }

    @Test func `what this machine refuses says what to do next`() throws {
        for code in [EACCES, EPERM, EROFS, ENOENT, ENOSPC, EDQUOT] {
            let found = try #require(FailureText.explanation(of: SystemError("open", path: "/f", code: code)))
            #expect(found.hint != nil && found.exitCode == .machine && found.message.contains("/f"))
        }
        let store = try #require(FailureText.explanation(of: StoreError.file(.unusable(path: "/s", reason: "x"))))
        #expect(store.hint != nil)
    }

    @Test(arguments: [
        "SSL peer certificate or SSH remote key was not OK", "SSL certificate problem: self-signed certificate",
        "OpenSSL SSL_connect: error:0A00010B:SSL routines::wrong version number",
        "error:0A000086:SSL routines::certificate verify failed", "SSL certificate problem: certificate has expired",
        "SSL: certificate subject name 'x' does not match target host name 'y'",
        "Server returned nothing (no headers, no data)",
        "transfer closed with 3 bytes remaining to read", "Recv failure: Connection reset by peer",
        "Weird server reply",
        "The operation could not be completed. (NSURLErrorDomain error -1.)",
        "OpenSSL SSL_read: error:0A000126:SSL routines::unexpected eof while reading, errno 0",
    ])
    func `what the libraries say of a connection is said again in plain words`(raw: String) {
        let words = TransportError(code: -1, words: raw, idleSeconds: 1).words
        #expect(
            !words.contains(raw) && !words.contains("error:") && !words.contains("NSURL") && !words.contains("errno"))
        #expect(words.utf8.count > 20)
    }
}
