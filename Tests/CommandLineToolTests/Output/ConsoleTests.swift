import CommandLineTool
import Reporting
import Testing
import Wire

struct ConsoleTests {
    private let recorder = Recorder()

    private func console(
        width: Int? = nil, _ environment: [String: String] = ["LANG": "C.UTF-8"],
        _ change: (inout GlobalOptions) -> Void = { _ in }
    ) -> Console {
        var options = GlobalOptions()
        change(&options)
        return Console(recorder.surroundings(environment, width: width), options)
    }

    @Test func `results go to stdout and everything else to stderr with the program's name`() {
        let console = console()
        console.result("one")
        console.note("two")
        console.warning("three")
        console.hint("four")
        console.detail("five")
        #expect(recorder.output == "one\n")
        #expect(
            recorder.error == """
                livechat-sync: two
                livechat-sync: warning: three
                livechat-sync: hint: four

                """)
    }

    @Test func `quiet leaves warnings and errors, verbose adds details`() {
        let quiet = console { $0.quiet = true }
        quiet.note("two")
        quiet.hint("four")
        quiet.warning("three")
        #expect(recorder.error == "livechat-sync: warning: three\n")
        recorder.clear()
        console { $0.verbose = true }.detail("five")
        #expect(recorder.error == "livechat-sync: five\n")
    }

    @Test func `there is colour on a terminal`() {
        console(width: 80).result("\("new", .added)")
        #expect(recorder.output == "\u{1b}[32mnew\u{1b}[0m\n")
    }

    @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
    func `there is no colour where it is not wanted`(environment: [String: String]) {
        console(width: 80, environment).result("\("new", .added)")
        #expect(recorder.output == "new\n")
    }

    @Test func `there is no colour in a pipe or with --no-color`() {
        console().result("\("new", .added)")
        console(width: 80) { $0.noColor = true }.result("\("new", .added)")
        #expect(recorder.output == "new\nnew\n")
    }

    @Test func `an empty NO_COLOR says nothing`() {
        console(width: 80, ["NO_COLOR": ""]).result("\("new", .added)")
        #expect(recorder.output.contains("\u{1b}[32m"))
    }

    @Test func `a failure is told to people and, with --json, to scripts`() throws {
        let explanation = Explanation("no site \u{1b}[2J", hint: "give one", .usage)
        console { $0.json = true }.failure(explanation)
        #expect(
            recorder.error == """
                livechat-sync: error: no site \\u{1b}[2J
                livechat-sync: hint: give one

                """)
        let error = try #require(try JSONValue(parsing: recorder.output)["error"])
        #expect(error["code"] == "usage")
        #expect(error["message"] == "no site \u{1b}[2J")
        #expect(error["hint"] == "give one")
        #expect(error["exitCode"] == 64)
    }

    @Test func `a failure after the document adds no second one`() throws {
        let console = console { $0.json = true }
        console.document(["snapshots": []])
        console.failure(Explanation("late", .failed))
        #expect(try JSONValue(parsing: recorder.output) == ["snapshots": []])
    }

    @Test func `a document is the same with its invisible characters escaped`() throws {
        let document: JSONValue = ["a": "x\u{202e}\u{9b}\u{e0001}é😀"]
        console { $0.json = true }.document(document)
        #expect(try JSONValue(parsing: recorder.output) == document)
        #expect(recorder.output.contains("\\u202e\\u009b\\udb40\\udc01é😀"))
    }

    @Test func `a question wants the whole word`() throws {
        let console = console(width: 80)
        recorder.answer(["y", "YES ", "no"])
        #expect(try !console.confirm("apply?", yes: false))
        #expect(try console.confirm("apply?", yes: false))
        #expect(try !console.confirm("apply?", yes: false))
        #expect(try !console.confirm("apply?", yes: false), "the end of the input is no yes")
        #expect(recorder.output.isEmpty)
    }

    @Test func `without a terminal only --yes goes ahead`() throws {
        #expect(throws: UsageError.self) { try console().confirm("apply?", yes: false) }
        #expect(try console().confirm("apply?", yes: true))
    }

    @Test func `progress is drawn on a terminal, not too often, and erased before a line`() {
        let console = console(width: 80)
        let erase = "\r\u{1b}[2K"
        console.show(Progress("prod", done: 1, of: 10))
        console.show(Progress("prod", done: 2, of: 10))
        recorder.advance(by: 2)
        console.show(Progress("prod", done: 4, of: 10))
        console.note("hello")
        console.endProgress()
        #expect(
            recorder.error == erase + "prod  ██░░░░░░░░░░░░░░░░░░  1/10"
                + erase + "prod  ████████░░░░░░░░░░░░  4/10  2/s  3 s left"
                + erase + "livechat-sync: hello\n")
        #expect(recorder.output.isEmpty)
    }

    @Test func `lines of several tasks never meet a progress line that is still drawn`() async {
        let console = console(width: 80)
        await withTaskGroup { group in
            for task in 0..<8 {
                group.addTask {
                    for step in 0..<200 {
                        recorder.advance(by: 0.2)
                        if (task + step).isMultiple(of: 2) {
                            console.show(Progress("prod", done: step))
                        } else {
                            console.note("\(step)")
                        }
                    }
                }
            }
        }
        let lines = recorder.error.split(separator: "\n").dropLast()
        #expect(lines.count > 700)
        for line in lines { #expect(line.split(separator: "\r\u{1b}[2K").last?.hasPrefix("livechat-sync: ") == true) }
    }

    @Test func `a clock that is set back stops no progress`() {
        let console = console(width: 80)
        console.show(Progress("prod", done: 1))
        recorder.advance(by: -3600)
        console.show(Progress("prod", done: 2))
        #expect(recorder.error.hasSuffix("prod  2"))
    }

    @Test func `there is no progress in a pipe, on a dumb terminal or when quiet`() {
        let progress = Progress("prod", done: 1, of: 2)
        console().show(progress)
        console(width: 80, ["TERM": "dumb"]).show(progress)
        console(width: 80) { $0.quiet = true }.show(progress)
        #expect(recorder.error.isEmpty)
    }
}

struct ProgressTests {
    @Test func `the line never fills the terminal`() {
        let progress = Progress("a long label", done: 5, of: 10, remark: "waiting for the rate limit")
        for width in 0...120 {
            #expect(progress.line(elapsed: 5, width: width, .plain).displayWidth <= max(0, width - 1))
        }
        #expect(progress.line(elapsed: 5, width: 30, .plain) == "a long label")
    }

    @Test func `what is done may exceed what was expected`() {
        let line = Progress("x", done: 30, of: 10).line(elapsed: 0, width: 80, .plain)
        #expect(line == "x  ####################  30/10")
    }

    @Test(arguments: [
        (nil, "shop: chats of 2026-11-20  600  60/s"),
        (0, "shop: chats of 2026-11-20  ....................  0 %  600  60/s"),
        (0.25, "shop: chats of 2026-11-20  #####...............  25 %  600  60/s  30 s left"),
        (1, "shop: chats of 2026-11-20  ####################  100 %  600  60/s"),
    ])
    func `a share that is known gives a bar and the time left`(share: Double?, expected: String) {
        var progress = Progress("shop: chats", done: 600)
        (progress.place, progress.share) = ("of 2026-11-20", share)
        #expect(progress.line(elapsed: 10, width: 100, .plain) == expected)
    }
}
