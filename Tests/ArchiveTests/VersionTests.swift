import Archive
import Catalog
import Testing
import TestSupport
import Wire

/// What becomes of a record that comes again.
struct VersionTests {
    private static let day = (since: "2026-11-20T00:00:00Z" as UTCTime, until: "2026-11-20T23:59:59Z" as UTCTime)

    private func take(_ records: [ArchivedRecord], _ bench: ArchiveBench) async throws -> (Intake, missing: [String]) {
        let series = try await bench.series()
        var open = try await bench.archive.begin(try #require(TimeWindow(Self.day.since, Self.day.until)), of: series)
        let intake = try await bench.archive.take(records, next: nil, of: &open, at: "2026-11-21T00:00:00Z")
        return (intake, try await bench.archive.end(open, firstOfRun: open))
    }

    @Test func `a record that was changed late is one record with another body, found by its new words alone`()
        async throws
    {
        let bench = try ArchiveBench()
        let first = ArchiveBench.record("a", "2026-11-20T10:00:00Z", "the parcel is lost")
        #expect(try await take([first, first], bench).0.new == 1)
        let (again, _) = try await take([first], bench)
        #expect(again.known == 1 && again.new == 0 && again.changed == 0)
        let later = ArchiveBench.record("a", "2026-11-20T10:00:00Z", "the parcel was found")
        #expect(try await take([later], bench).0.changed == 1)
        #expect(try await bench.search("lost").total == 0)
        #expect(try await bench.search("found").total == 1)
        // Its time, too, may be corrected.
        let moved = ArchiveBench.record("a", "2026-11-20T11:30:00Z", "the parcel was found")
        #expect(try await take([moved], bench).0.changed == 1)
        #expect(try await bench.search("found").hits.map(\.at) == ["2026-11-20T11:30:00Z"])
        #expect(try await bench.archive.read { (reader) throws(ArchiveError) in reader.check() } == [])
    }

    @Test func `what a whole window does not bring again is named, once the others have come`() async throws {
        let bench = try ArchiveBench()
        let records = ["a", "b"].map { ArchiveBench.record($0, "2026-11-20T10:00:00Z", "hello") }
        #expect(try await take(records, bench).missing == [])
        #expect(try await take([records[1]], bench).missing == ["a"])
        try await bench.archive.note(deleted: ["a"], of: bench.series(), at: "2026-11-22T00:00:00Z")
        #expect(try await take([records[1]], bench).missing == [])
    }
}
