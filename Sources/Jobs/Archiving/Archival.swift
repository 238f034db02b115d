package import Archive
import Archiving
package import Catalog
import Configuring
import Foundation
package import Service
package import Wire

/// Brings the records of a site into the archive: what happened since the last time and, until it is done, what happened before.
package struct Archival: Sendable {
    /// What came of one kind.
    package struct Part: Sendable {
        package let kind: String
        package var intake = Intake()
        /// Records that are no longer at the service.
        package var gone = 0
        /// Of what time the archive has this kind; nil while it has nothing.
        package var time: TimeWindow?
        /// Why that is not everything; empty if it is.
        package var reasons: [String] = []

        package var isComplete: Bool { reasons.isEmpty }
    }

    package struct Outcome: Sendable {
        package let site: String
        package let at: UTCTime
        package let parts: [Part]
        package let requests: Int
        package let seconds: Double
        /// What kept the run from its end; everything before is in the archive.
        package let failure: ServiceError?

        package var isComplete: Bool { failure == nil && parts.allSatisfy(\.isComplete) }
    }

    package let session: Session
    /// Of the site's table, in its order.
    package var kinds: [Kind]
    package var since: UTCTime?
    package var until: UTCTime?
    /// Store who is online now, too.
    package var isPresenceWanted = false
    /// For what is read one by one.
    package var mostRequests = 300

    package init(of session: Session) {
        self.session = session
        kinds = session.recordKinds
    }

    package func run() async throws -> Outcome {
        try await session.connected { connection in
            let path = try session.workplace.configuration.archive
            let isNew = !FileManager.default.fileExists(atPath: path)
            let archive = try Archive(at: path, session.catalog)
            if isNew { session.workplace.tell(.madeArchive(path: path)) }
            let hold = try ArchiveHold(
                archive: path, site: session.name, command: "archive \(session.name)", at: session.outside.moment)
            defer { withExtendedLifetime(hold) {} }
            let started = session.outside.now()
            let now = UTCTime(seconds: started)
            var parts: [Part] = []
            var failure: ServiceError?
            let known = try await archive.read { (reader) throws(ArchiveError) in try reader.account(of: session.name) }
            let account = try await session.accountCheck().archive(known, over: connection, session.catalog)
            // A kind that others name has to be there before they come.
            for kind in session.recordKinds {
                _ = try await archive.series(kind, of: session.name, url: connection.site.url.description)
            }
            if !account.account.isUnknown {
                try await archive.learn((known ?? Account()).merging(account.account), of: session.name)
            }
            // What is read one by one comes last: its ids come with the others.
            let (listed, others) = (
                kinds.filter { $0.listing?.isByTime == true }, kinds.filter { $0.listing?.isByTime != true }
            )
            for kind in listed + others where failure == nil {
                var part = Part(kind: kind.name)
                do {
                    try await KindArchival(self, connection, archive, kind, now).run(&part)
                } catch let error as ServiceError {
                    part.reasons.append(error.words)
                    if error.endsArchival { failure = error }
                }
                parts.append(part)
            }
            if isPresenceWanted, session.presenceKinds.isEmpty {
                var part = Part(kind: "presence")
                part.reasons.append("the table of this site knows no list of who is online, so nothing was asked")
                parts.append(part)
            }
            if isPresenceWanted, failure == nil {
                for kind in session.presenceKinds {
                    parts.append(try await presence(of: kind, over: connection, into: archive, now))
                }
            }
            session.workplace.tell(.workEnded)
            if failure?.reason == .cancelled { throw CancellationError() }
            return Outcome(
                site: session.name, at: now, parts: parts, requests: await connection.line.throttle.figures.sent,
                seconds: session.outside.now() - started, failure: failure)
        }
    }
}

extension Archival {
    /// Who is online at this moment.
    private func presence(
        of kind: Kind, over connection: SiteConnection, into archive: Archive, _ now: UTCTime
    ) async throws -> Part {
        var part = Part(kind: kind.name)
        let series = try await archive.series(kind, of: session.name, url: connection.site.url.description)
        do {
            guard let template = kind.paths.first, let path = try? template.filled(with: []) else { return part }
            let found = try await ListReader(connection.reader).list(kind.base + path, named: kind.name)
            guard case .items(let items) = found else { return part }
            for range in items.pages {
                part.intake.new += try await archive.take(present: try items.values(range), of: series, at: now)
            }
            part.time = TimeWindow(now, now)
        } catch let error as ServiceError {
            part.reasons.append(error.words)
        }
        return part
    }
}

extension Session {
    /// Kinds of records that the site's table says how to ask for by time.
    package var recordKinds: [Kind] { catalog.kinds.filter { $0.shape == .record && $0.listing != nil } }

    /// Kinds of whoever is online.
    package var presenceKinds: [Kind] {
        catalog.kinds.filter { $0.shape == .record && $0.listing == nil && $0.operations.contains(.list) }
    }
}

extension ServiceError {
    /// Does it say that nothing else will come through either?
    fileprivate var endsArchival: Bool {
        switch reason {
        case .unauthorized, .throttled, .transport, .cutOff, .cancelled: true
        case .forbidden, .absent, .unsupported, .refused, .redirect, .unreadable, .outcomeUnknown: false
        }
    }
}
