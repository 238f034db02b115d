import Archive
import Archiving
package import Catalog
import Configuring
package import Planning
import Service
import Store
package import Wire

/// Makes the plan that deletes old records at the service: those that the archive holds as the service shows them now. Sends nothing
/// but GET.
package struct Purging {
    /// A record that the service shows and the archive holds alike.
    private struct Proved {
        let at: UTCTime
        let record: Operation.BatchDeletion.Record
    }

    package let session: Session
    /// Each of them can be deleted many at a time (`Session.purgeableKinds`).
    private let kinds: [Kind]
    /// Everything that happened before it.
    private let before: UTCTime

    package init(of session: Session, _ kinds: [Kind], before: UTCTime) {
        self.session = session
        self.kinds = kinds
        self.before = before
    }

    /// - Throws: `ArchiveError` where nothing of the site is archived; `AccountMismatch` where it is another account than it was.
    package func plan(_ lifting: Lifting) async throws -> Plan {
        let path = try session.workplace.configuration.archive
        let archive = try ArchiveReader(path)
        let series = try session.series(kinds, archive)
        return try await session.connected { connection in
            let account = try await session.accountCheck().archive(
                archive.account(of: session.name), over: connection, session.catalog)
            var purge = Plan.Purge(before: before, kinds: kinds.map(\.name))
            var present: [String: Int] = [:]
            var batches: [(kind: String, path: OperationPath, batch: Operation.BatchDeletion)] = []
            for kind in kinds {
                guard let series = series.first(where: { $0.kind == kind }) else {
                    purge.notes.append("nothing of \(kind.name) is archived, so nothing of it was looked at")
                    continue
                }
                guard let template = kind.paths.first, let place = try? template.filled(with: []),
                    let path = OperationPath(place)
                else { continue }
                let proved = try await proved(series, archive, over: connection, &purge)
                if let everything = TimeWindow(TimeWanted.beginning, session.outside.moment) {
                    present[kind.name] = try archive.countPresent(series, in: everything)
                }
                batches += Self.batches(proved).map { (kind.name, path, $0) }
            }
            session.workplace.tell(.workEnded)
            let site = connection.site
            let circumstances = session.circumstances(of: site)
            var plan = Plan(
                purge, batches, of: present, on: site.planTarget, created: session.outside.moment,
                rate: site.rate.map { (requests: $0.requests, seconds: $0.seconds) }, lifting: lifting,
                circumstances)
            if !account.account.isUnknown { plan.account = account.account }
            plan.rest(on: session.catalog)
            plan.guards = plan.judged(lifting, circumstances)
            plan.id = plan.digest
            return plan
        }
    }

    /// Reads the time again, back to where the archive begins, and compares record by record.
    private func proved(
        _ series: Series, _ archive: ArchiveReader, over connection: SiteConnection, _ purge: inout Plan.Purge
    ) async throws -> [Proved] {
        let (kind, offset) = (series.kind, connection.site.utcOffset)
        guard let reading = RecordReading(connection.reader, kind, offset: offset), let listing = kind.listing else {
            return []
        }
        let oldest = [try archive.coverage(of: series).first?.window.since, try archive.span(of: series)?.since]
        let last = min(UTCTime(seconds: Double(before.seconds - 1)), UTCTime(seconds: session.outside.now()))
        guard let since = oldest.compactMap(\.self).min(), let window = TimeWindow(since, last) else {
            purge.notes.append("the archive has no \(kind.name) of that time, so nothing of it was looked at")
            return []
        }
        let name = Address(kind.name)
        var (proved, kept, present): ([Proved], [(at: UTCTime, item: Plan.Purge.Kept)], Int) = ([], [], 0)
        let gaps = try await reading.sweep(window, from: 86_400) { id, body, window in
            let at = ArchivedRecord(body, listing, offset: offset, in: window)?.at ?? window.since
            return Proved(at: at, record: .init(id: id, digest: Digest(ofBody: body).hex))
        } _: { part, found in
            for item in found {
                let known = try archive.record(item.record.id, of: series)
                if known.map({ $0.deletedAt == nil }) == true { present += 1 }
                if let reason = reason(against: item, known, in: window) {
                    kept.append((item.at, .init(address: name.item(named: item.record.id), reason: reason)))
                } else {
                    proved.append(item)
                }
            }
            session.workplace.tell(
                .comparing(site: session.name, kind: kind.name, day: part.since.day, records: proved.count))
        }
        purge.kept += kept.sorted { ($0.at, $0.item.address) < ($1.at, $1.item.address) }.map(\.item)
        for gap in gaps {
            purge.notes.append(
                "\(kind.name) of \(gap.since): the service does not give all of this second, so they stay")
        }
        let gone = try archive.countPresent(series, in: window) - present
        if gone > 0 {
            purge.notes.append(
                "the service does not show \(gone) archived \(kind.name) of that time any more; the archive keeps them")
        }
        purge.notes.append("\(kind.name) from before \(since) are not in the archive, so they were not looked at")
        return proved.sorted { ($0.at, $0.record.id) < ($1.at, $1.record.id) }
    }

    /// Why a record stays; nil if the archive holds it as it is.
    private func reason(against item: Proved, _ known: StoredRecord?, in window: TimeWindow) -> String? {
        if item.at < window.since || item.at > window.until {
            return "says that it happened at \(item.at), which is not in that time"
        }
        guard let known else { return "is not in the archive" }
        return known.digest.hex.isIdentical(to: item.record.digest)
            ? nil : "is not as the archive has it; 'archive' brings it up to date"
    }

    /// So many at a time as the service is asked to delete.
    private static func batches(_ proved: [Proved]) -> [Operation.BatchDeletion] {
        stride(from: 0, to: proved.count, by: Operation.BatchDeletion.most).compactMap { start in
            let part = proved[start..<min(start + Operation.BatchDeletion.most, proved.count)]
            guard let first = part.first, let last = part.last, let window = TimeWindow(first.at, last.at) else {
                return nil
            }
            return Operation.BatchDeletion(part.map(\.record), in: window)
        }
    }
}

extension Session {
    /// Kinds of records that the service deletes many at a time.
    package var purgeableKinds: [Kind] {
        recordKinds.filter { $0.operations.contains(.deleteMany) && $0.listing?.window != nil }
    }
}
