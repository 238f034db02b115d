import CommandLineTool
import Jobs
import Testing
import Wire

struct StateNameTests {
    @Test func `every form is read and written back`() throws {
        let day = try #require(CalendarDay("2026-11-20"))
        let forms: [(String, StateName)] = [
            ("prod", .live(site: "prod")), ("17", .live(site: "17")), ("prod@latest", .latest(site: "prod")),
            ("prod@17", .snapshot(17, site: "prod")), ("@17", .snapshot(17, site: nil)),
            ("prod@2026-11-20", .day(day, site: "prod")), ("./folder", .export(path: "./folder")),
            ("prod@-2", .back(2, site: "prod")), ("prod@yesterday", .yesterday(site: "prod")),
            ("prod.ndjson", .export(path: "prod.ndjson")), ("/a/b@17", .export(path: "/a/b@17")),
        ]
        for (text, name) in forms {
            #expect(try StateName(text) == name)
            #expect(name.description == text)
        }
    }

    @Test(arguments: [
        ("", "'' is no state: the name of the site is empty"),
        ("@", "'@' is no state"),
        (
            "prod@",
            "'prod@' is no state: after the @ stands a number, a day, 'latest', 'yesterday' or how many back, like -1"
        ),
        (
            "prod@2026-02-30",
            "'prod@2026-02-30' is no state: after the @ stands a number, a day, 'latest', 'yesterday' or how many back, like -1"
        ),
        ("prod@0", "'prod@0' is no state: snapshots are numbered 1, 2, 3 and so on"),
        (
            "prod@99999999999999999999",
            "'prod@99999999999999999999' is no state: snapshots are numbered 1, 2, 3 and so on"
        ),
        (
            "prod@-0",
            "'prod@-0' is no state: after the @ stands a number, a day, 'latest', 'yesterday' or how many back, like -1"
        ),
        (
            "prod@-1x",
            "'prod@-1x' is no state: after the @ stands a number, a day, 'latest', 'yesterday' or how many back, like -1"
        ),
        (
            "a@b@1",
            "'a@b@1' is no state: after the @ stands a number, a day, 'latest', 'yesterday' or how many back, like -1"
        ),
        ("@latest", "'@latest' is no state"), ("@2026-11-20", "'@2026-11-20' is no state"), (".", "'.' is no state"),
        ("pro d@1", "'pro d@1' is no state: the name of the site has a blank in it"),
        ("-x", "'-x' is no state: the name of the site begins with a dash, as options do"),
    ])
    func `what is no state is answered with why`(text: String, message: String) {
        let error = #expect(throws: UsageError.self) { try StateName(text) }
        #expect(error?.message == message)
    }

    @Test func `hints say what to write instead`() {
        let latest = #expect(throws: UsageError.self) { try StateName("@latest") }
        #expect(latest?.hint == "say of which site, like prod@latest")
        let folder = #expect(throws: UsageError.self) { try StateName("..") }
        #expect(folder?.hint == "a folder is written with a slash: ../")
    }

    @Test func `where only a snapshot fits, a number will do and nothing else`() throws {
        #expect(try StateName(snapshot: "17") == .snapshot(17, site: nil))
        #expect(try StateName(snapshot: "prod@latest") == .latest(site: "prod"))
        for text in ["prod", "./folder", "a.ndjson", "0", ""] {
            #expect(throws: UsageError.self) { try StateName(snapshot: text) }
        }
    }
}
