import Archiving
import Catalog
import Testing
import TestSupport
import Wire

struct TimeWantedTests {
    private func window(_ since: UTCTime, _ until: UTCTime) throws -> TimeWindow {
        try #require(TimeWindow(since, until))
    }

    @Test func `after a whole run only the new time and a day of overlap are asked for`() throws {
        let covered = [try window("2024-01-01T00:00:00Z", "2026-11-20T12:00:00Z")]
        let wanted = TimeWanted(
            since: nil, until: "2026-11-21T12:00:00Z", covered: covered,
            records: try window("2025-06-01T00:00:00Z", "2026-11-20T11:00:00Z"))
        #expect(wanted.spans.contains(try window("2026-11-19T12:00:01Z", "2026-11-21T12:00:00Z")))
        #expect(wanted.emptiness > 365 * 86_400)
    }

    @Test func `what a run that was stopped has not reached is asked for, and so are holes`() throws {
        let covered = [
            try window("2026-11-01T00:00:00Z", "2026-11-05T00:00:00Z"),
            try window("2026-11-10T00:00:00Z", "2026-11-20T00:00:00Z"),
        ]
        let wanted = TimeWanted(
            since: "2026-10-01T00:00:00Z", until: "2026-11-20T00:00:00Z", covered: covered, records: nil)
        #expect(
            Set(wanted.spans) == [
                try window("2026-10-01T00:00:00Z", "2026-10-31T23:59:59Z"),
                try window("2026-11-05T00:00:01Z", "2026-11-09T23:59:59Z"),
                try window("2026-11-19T00:00:01Z", "2026-11-20T00:00:00Z"),
            ])
        #expect(!wanted.endsAtEmptiness)
    }
}
