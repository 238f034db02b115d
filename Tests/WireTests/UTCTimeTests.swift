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

    @Test(arguments: [
        "1970-01-01T00:00:00Z", "2026-11-20T02:00:00Z", "2000-02-29T12:34:56Z", "1969-12-31T23:59:59Z",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
    ])
    func `what was written is read again, and written as it was`(text: String) throws {
        #expect(try #require(UTCTime(iso: text)).description == text)
    }

    @Test(arguments: [
        "", "T", "now", "2026-11-20", "2026-11-20T02:00:00", "2026-11-20T02:00Z", "2026-11-20 02:00:00Z",
        "2026-11-20t02:00:00z", "2026-11-20T02:00:00z", "2026-11-20T02:00:00+00:00", "2026-11-20T02:00:00.000Z",
        "2026-11-20T2:00:00Z", "2026-11-20T+2:00:00Z", "2026-11-20T-2:00:00Z", "2026-11-20T02:00:0Z0",
        "2026-11-20T24:00:00Z", "2026-11-20T02:60:00Z", "2026-11-20T02:00:60Z", "2026-11-20T99:99:99Z",
        "2026-11-20T02::00:0Z", "2026-11-20T02.00.00Z", "2026-02-29T02:00:00Z", "2026-13-01T02:00:00Z",
        "0000-01-01T00:00:00Z", "12026-11-20T02:00:00Z", "2026-11-20T02:00:00Z ", " 2026-11-20T02:00:00Z",
        "2026-11-20T02:00:00ZZ", "2026-11-20TT2:00:00Z", "２０２６-11-20T02:00:00Z", "2026-11-20T0\u{662}:00:00Z",
        "2026-11-20T02:00:00Z\u{0}", "2026-11-20T02:00:00\u{301}", "2026-11-20T99999999999999999999:00:00Z",
    ])
    func `what is spelt otherwise than it is written is no moment`(text: String) {
        #expect(UTCTime(iso: text) == nil)
    }

    @Test func `tables show the day and the minute`() throws {
        #expect(try #require(UTCTime(iso: "2026-11-20T02:03:04Z")).dayAndMinute == "2026-11-20 02:03")
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
