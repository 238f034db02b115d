import CommandLineTool
import Foundation
import SQLite
import Simulator
import TestSupport
import Testing
import Wire

/// Exports say by which table they were written, and are read by it where no site is at hand.
struct ExportTableTests {
    private static func version4() async throws -> Workbench {
        let bench = try Workbench(["shop": try SampleSite.version4()])
        #expect(await bench.run("backup shop").code == .done)
        return bench
    }

    private static func header(_ bench: Workbench, _ folder: String = "out") throws -> JSONValue {
        let path = bench.folder.path + "/\(folder)/.livechat-sync"
        return try JSONValue(parsing: Array(Data(contentsOf: URL(fileURLWithPath: path))))
    }

    @Test(arguments: ["out", "out.ndjson"]) func `an export of version 4 is read alone`(target: String) async throws {
        let bench = try await Self.version4()
        #expect(await bench.run("export shop@1 \(target)").code == .done)
        let shown = await bench.run("show ./\(target) campaigns/Shop/chatWindow --json")
        #expect(shown.code == .done, "\(shown.error)")
        #expect(shown.output.contains("Good to see you"))
        let copy = target == "out" ? "two" : "two.ndjson"
        #expect(await bench.run("export shop@1 \(copy)").code == .done)
        #expect(await bench.run("diff ./\(target) ./\(copy) --exit-code").code == .done)
        #expect(await bench.run("diff ./\(target) shop --exit-code").code == .done)
    }

    @Test func `the header names version and fingerprint, and rows only where a file taught some`() async throws {
        let bench = try await Self.version4()
        #expect(await bench.run("export shop@1 out").code == .done)
        let table = try Self.header(bench)["table"]
        #expect(table?["api"] == "v4" && table?["fingerprint"]?.text?.utf8.count == 12 && table?["rows"] == nil)
    }

    /// What was written before exports said so, and the table that is meant where none does, stay as they were.
    @Test func `an export by the table that is usual says nothing of it`() async throws {
        let bench = try Workbench()
        #expect(await bench.run("backup shop").code == .done)
        #expect(await bench.run("export shop@1 out").code == .done)
        #expect(try Self.header(bench)["table"] == nil)
        #expect(await bench.run("show ./out settings").code == .done)
    }

    private static let rows =
        #"{"name":"webhooks","remove":true},"#
        + #"{"name":"hooks","shape":"collection","paths":["/webhooks"],"key":["event","targetUrl"]}"#

    private static func configure(_ bench: Workbench, _ more: String) throws {
        try bench.folder.write(
            #"{"store":"store.sqlite","sites":{"shop":{"url":"http://127.0.0.1/api/v3","token":"env:TOKEN_SHOP"\#(more)}}}"#
        )
    }

    @Test(arguments: ["out", "out.ndjson"]) func `rows that a file taught go along`(target: String) async throws {
        let bench = try Workbench()
        try Self.configure(bench, #","kinds":"rows.json""#)
        try bench.folder.write(#"{"format":1,"over":"v3","rows":[\#(Self.rows)]}"#, to: "rows.json")
        #expect(await bench.run("backup shop").code == .done)
        #expect(await bench.run("export shop@1 \(target)").code == .done)
        let lines = await bench.run("export shop@1 - --format ndjson").output.split(separator: "\n")
        let hooks = try lines.map { try JSONValue(parsing: String($0)) }.filter { $0["kind"] == "hooks" }
        // Neither the file nor the store is there any more.
        try FileManager.default.removeItem(atPath: bench.folder.path + "/rows.json")
        try FileManager.default.removeItem(atPath: bench.store)
        try Self.configure(bench, "")
        let shown = await bench.run(["show", "./\(target)", try #require(hooks.first?["address"]?.text), "--json"])
        #expect(shown.code == .done, "\(shown.error)")
        #expect(shown.output.contains(#""hooks""#), "\(shown.output)")
    }

    @Test(arguments: [
        (#"{"api":"v9","fingerprint":"x"}"#, "does not know"),
        (#"{"api":"v3","fingerprint":"x","rows":[{"name":"x"}]}"#, "make no table"),
    ])
    func `a table that can't be is refused in a sentence`(table: String, words: String) async throws {
        let bench = try await Self.version4()
        #expect(await bench.run("export shop@1 out").code == .done)
        var header = try Self.header(bench)
        header.set("table", try JSONValue(parsing: Array(table.utf8)))
        try Data(header.bytes()).write(to: URL(fileURLWithPath: bench.folder.path + "/out/.livechat-sync"))
        let answer = await bench.run("show ./out campaigns/Shop")
        #expect(answer.code != .done && answer.error.contains(words), "\(answer.error)")
    }

    private func tables(_ bench: Workbench) throws -> Int {
        let database = try Database(file: bench.store, .readWrite)
        return try database.rows("SELECT fingerprint FROM catalog") { (row) throws(SQLiteError) in
            try row.text(0)
        }.count
    }

    @Test func `a table goes from the store with the last snapshot that was made by it`() async throws {
        let bench = try Workbench()
        for night in 1...3 {
            let row = Self.rows.replacing(#""hooks""#, with: "\"hooks\(night)\"")
            try bench.folder.write(#"{"format":1,"over":"v3","rows":[\#(row)]}"#, to: "rows.json")
            try Self.configure(bench, #","kinds":"rows.json""#)
            #expect(await bench.run("backup shop").code == .done)
            bench.advance(by: 86_400)
        }
        #expect(try tables(bench) == 3)
        #expect(await bench.run("forget shop --keep-last 2 --dry-run").code == .done)
        #expect(try tables(bench) == 3)
        #expect(await bench.run("forget shop --keep-last 2").code == .done)
        #expect(try tables(bench) == 2)
        #expect(await bench.run("export shop@2 - --format ndjson").output.contains(#""kind":"hooks2""#))
        #expect(await bench.run("check").code == .done)
    }
}
