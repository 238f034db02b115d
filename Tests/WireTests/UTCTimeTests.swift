import Testing
import Wire

struct UTCTimeTests {
    @Test(arguments: [
        (0.0, "1970-01-01T00:00:00Z"), (1_795_140_000.9, "2026-11-20T02:00:00Z"), (951_827_696, "2000-02-29T12:34:56Z"),
        (-1, "1969-12-31T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"), (1e300, "9999-12-31T23:59:59Z"),
        (-1e300, "0001-01-01T00:00:00Z"), (.nan, "1970-01-01T00:00:00Z"),
    ])
    func `a moment is written as ISO 8601`(seconds: Double, text: String) {
        #expect(UTCTime(seconds: seconds).description == text)
    }

    @Test func `days and their numbers agree over four centuries`() {
        for number in stride(from: -30_000, through: 120_000, by: 13) {
            let day = CalendarDay(daysSince1970: number)
            #expect(day.daysSince1970 == number)
            #expect(CalendarDay(day.description) == day)
        }
    }

    @Test(arguments: [
        "2026-11-31", "2026-02-29", "2026-13-01", "2026-1-1", "26-11-20", "0000-01-01", "2026-11-20x", "",
    ])
    func `what is no day is none`(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test func `a day ends a second before the next begins`() throws {
        let day = try #require(CalendarDay("2026-11-20"))
        #expect(day.end.description == "2026-11-20T23:59:59Z")
        #expect(day.start.description == "2026-11-20T00:00:00Z")
    }
}
