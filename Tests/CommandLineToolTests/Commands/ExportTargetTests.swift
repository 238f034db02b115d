import CommandLineTool
import Foundation
import Platform
import Simulator
import Store
import TestSupport
import Testing
import Wire

/// Where exports go.
struct ExportTargetTests {
    private let bench: Workbench

    init() async throws {
        bench = try await Workbench.afterBackup()
    }

    @Test func `an export into its own folder changes what has changed and leaves the rest`() async throws {
        await bench.run("export shop@1 ./out")
        try bench.write("notes\n", to: "out/README.md")
        try bench.folder.write("ref: x\n", to: "out/.git/HEAD")
        bench.ask(.delete, "/bans/ba000003-5c1e-4b07-9a31-000000000903")
        bench.ask(.post, "/bans", ["type": "ip", "ip": "9.9.9.9", "comment": "c"])
        await bench.run("backup shop")
        let answer = await bench.run("export shop@2 ./out")
        #expect(answer.error.contains("1 file written, 1 removed"), "\(answer.error)")
        let files = try bench.files("out")
        #expect(files["README.md"] == "notes\n")
        #expect(files[".git/HEAD"] != nil)
        #expect(files["bans/9.9.9.9.json"] != nil)
        #expect(files["bans/192.0.2.10-192.0.2.40.json"] == nil)
        #expect(await bench.run("diff ./out shop --exit-code").code == .done)
    }

    @Test(arguments: [
        ("export shop@1 ./out --only bans", "with other --only"),
        ("export bank@latest ./out", "holds an export of 'shop'"),
        ("export shop@1 ./out --format csv", "holds an export of 'shop'"),
        ("export shop@1 ./foreign", "is in the way"), ("export shop@1 x.json", "would be a folder"),
        ("export shop@1 x.ndjson --format csv", "contradict"), ("export shop@1 x.csv --format json", "contradict"),
        ("export shop@1 bans.csv", "one CSV file holds one kind"), ("export shop@1 x.ndjson --ids", "always have ids"),
        ("export shop@1 livechat-sync.json/", "is no folder"),
    ])
    func `an export that would lose something is refused`(_ line: String, _ problem: String) async throws {
        await bench.run("export shop@1 ./out")
        await bench.run("import ./out --as bank")
        try bench.folder.write("{}", to: "foreign/settings.json")
        let before = try bench.files("")
        let answer = await bench.run(line)
        #expect(answer.code == .usage)
        #expect(answer.error.contains(problem), "\(answer.error)")
        #expect(
            try bench.files("").filter { !$0.key.contains("sqlite") } == before.filter { !$0.key.contains("sqlite") })
    }

    @Test func `an export that was cut off is not read`() async throws {
        await bench.run("export shop@1 ./out")
        try bench.write(#"{"format": 1, "site": "shop", "unfinished": true}"#, to: "out/.livechat-sync")
        let answer = await bench.run("plan --from ./out --to shop --mirror")
        #expect(answer.code == .usage)
        #expect(answer.error.contains("cut off"))
        #expect(await bench.run("export shop@1 ./out").code == .done)
        #expect(await bench.run("diff ./out shop@1 --exit-code").code == .done)
    }

    @Test func `an export that was killed leaves nothing behind for good`() async throws {
        await bench.run("export shop@1 ./out")
        let own = ".\(ThisProcess.identifier).partial"
        for name in [
            "settings.json.4711.partial", "bans/x.json.1.partial", ".livechat-sync" + own, "settings.json" + own,
        ] {
            try bench.write("{", to: "out/" + name)
        }
        try bench.write("x", to: "out/notes.4711.partial")
        try bench.write("x", to: "all.ndjson" + own)
        #expect(await bench.run("export shop@1 ./out").code == .done)
        #expect(try bench.files("out").keys.filter { $0.contains("partial") } == ["notes.4711.partial"])
        #expect(await bench.run("export shop@1 all.ndjson").code == .done)
        #expect(try bench.files("").keys.filter { $0.hasSuffix("ndjson" + own) }.isEmpty)
    }

    @Test func `an import leaves a site alone that another run holds`() async throws {
        await bench.run("export shop@1 ./out")
        let lock = try SiteLock(store: bench.store, site: "shop", command: "backup", at: "2026-11-21T02:00:00Z")
        let answer = await bench.run("import ./out --as shop")
        #expect(answer.code == .locked)
        #expect(answer.error.contains("another run holds the site 'shop'"), "\(answer.error)")
        withExtendedLifetime(lock) {}
    }

    @Test func `two exports don't write into one folder at once`() async throws {
        await bench.run("export shop@1 ./out")
        let before = try bench.files("out")
        let lock = try #require(try FolderLock(bench.folder.path + "/out"))
        let answer = await bench.run("export shop@1 ./out")
        #expect(answer.code == .locked)
        #expect(answer.error.contains("./out: another export is being written into it"), "\(answer.error)")
        #expect(try bench.files("out") == before)
        withExtendedLifetime(lock) {}
    }

    /// Put there by somebody who may write into the folder.
    @Test func `a link within an export's folder leads nothing astray`() async throws {
        let root = bench.folder.path
        await bench.run("export shop@1 ./out")
        for folder in ["elsewhere", "ghosts"] {
            for name in ["/x.json", "/settings.json"] { try bench.folder.write("theirs", to: folder + name) }
        }
        func link(_ name: String, to target: String) throws {
            try? FileManager.default.removeItem(atPath: root + "/out/" + name)
            try FileManager.default.createSymbolicLink(atPath: root + "/out/" + name, withDestinationPath: target)
        }
        // A file that is one becomes what it should be; what it led to stays, and so does what no export has.
        try link("settings.json", to: "../elsewhere/settings.json")
        try link("ghosts", to: "../ghosts")
        #expect(await bench.run("export shop@1 ./out").code == .done)
        #expect(try PrivateFile.kind(of: root + "/out/settings.json") == .regular)
        // A folder that is one is in the way, and nothing is written or removed behind it.
        try link("bans", to: "../elsewhere")
        let answer = await bench.run("export shop@1 ./out")
        #expect(answer.code == .usage)
        #expect(answer.error.contains("is in the way"), "\(answer.error)")
        for folder in ["elsewhere", "ghosts"] {
            #expect(try bench.files(folder).values.allSatisfy { $0 == "theirs" })
            #expect(try bench.files(folder).count == 2)
        }
    }

    @Test func `a folder may be a link, and a device is written to instead of replaced`() async throws {
        let root = bench.folder.path
        try FileManager.default.createDirectory(atPath: root + "/real", withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(atPath: root + "/out", withDestinationPath: "real")
        #expect(await bench.run("export shop@1 ./out").code == .done)
        // A file a resource, and one that says what the export is.
        #expect(try bench.files("real").count == (try await SampleSite.resourceCount(.final)) + 1)
        #expect(await bench.run("diff ./out shop@1 --exit-code").code == .done)
        // Through a link, so that a program that replaces what it finds does no harm.
        try FileManager.default.createSymbolicLink(atPath: root + "/null.ndjson", withDestinationPath: "/dev/null")
        #expect(await bench.run("export shop@1 null.ndjson").code == .done)
        #expect(try PrivateFile.kind(of: root + "/null.ndjson") == .symbolicLink)
        #expect(try PrivateFile.kind(of: "/dev/null") == .special)
    }

    @Test(arguments: [
        ("import livechat-sync.json --as x", "'livechat-sync.json' is no export"),
        ("diff ./store.sqlite shop@1", "'./store.sqlite' is no export"),
        ("diff ./livechat-sync.json/x shop@1", "there is no './livechat-sync.json/x'"),
    ])
    func `a file that is no export is refused as such`(_ line: String, _ problem: String) async throws {
        let answer = await bench.run(line)
        #expect(answer.code == .usage)
        #expect(answer.error.contains(problem), "\(answer.error)")
    }

    @Test func `an export of a newer program is refused as such`() async throws {
        await bench.run("export shop@1 ./out")
        try bench.write(#"{"format": 2}"#, to: "out/.livechat-sync")
        #expect(await bench.run("diff ./out shop@1").code == .damaged)
        #expect(await bench.run("export shop@1 ./out").code == .damaged)
    }

    @Test func `a ban list of three columns imports, shows as a plan and applies`() async throws {
        try bench.write(
            "type,ip,comment\r\nip,203.0.113.5,2024\r\nip,198.51.100.77,\"again, abuse\"\r\n", to: "bans.csv")
        #expect(await bench.run("import bans.csv --as shop").code == .done)
        for source in ["shop@2", "./bans.csv"] {
            let plan = await bench.run("plan --from \(source) --to shop --output plan.json --json")
            let operations = try plan.document["operations"]?.elements ?? []
            #expect(
                operations.map { $0["method"]?.text ?? "" }.sorted() == ["POST", "PUT"], "\(source) \(plan.output)")
            let fields = operations.first { $0["method"] == "PUT" }?["fields"]?.elements?.compactMap {
                $0["pointer"]?.text
            }
            #expect(fields == ["/comment"], "\(source)")
        }
        #expect(await bench.run("apply plan.json --yes").code == .done)
        let bans = bench.ask(.get, "/bans")?.elements ?? []
        #expect(bans.count == 4)
        #expect(bans.contains { $0["ip"] == "203.0.113.5" && $0["comment"] == "2024" })
        #expect(bans.contains { $0["ip"] == "198.51.100.77" && $0["comment"] == "again, abuse" })
    }

    @Test func `a cell that looks like a number is a text where the site has texts`() async throws {
        try bench.write("type,ip,comment\nip,198.51.100.77,2024\nip,203.0.113.5,true\n", to: "bans.csv")
        let plan = await bench.run("plan --from ./bans.csv --to shop --json")
        let bodies = try plan.document["operations"]?.elements?.compactMap { $0["body"]?["comment"] } ?? []
        #expect(Set(bodies) == ["2024", "true"], "\(plan.output)")
    }

    @Test(arguments: [
        ("bans.csv", "type,ip,comment\nip,1.2.3.4,a,b\n", "bans.csv:2: it has 4 cells for 3 columns"),
        ("bans.csv", "type,comment\nip,x\n", "bans.csv:2: nothing says which of the bans this row is"),
        ("bans.csv", "type,ip,ip\n", "bans.csv:1: two columns are called 'ip'"),
        ("bans.csv", "type,ip\nip,\"1.2.3.4\n", "bans.csv:2: a quoted cell in it does not end"),
        ("bans.csv", "type,ip\nip,1.2.3.4\n\nip,1.2.3.4\n", "bans.csv:4: 'bans/1.2.3.4' is there twice"),
        ("bans.csv", "", "bans.csv:1: it has no line with the names of its columns"),
        ("friends.csv", "a,b\n1,2\n", "friends.csv: nothing says what it is a table of"),
    ])
    func `a mistake in a table is said with its line`(_ name: String, _ text: String, _ problem: String) async throws {
        try bench.write(text, to: name)
        let answer = await bench.run("import \(name) --as shop")
        #expect(answer.code == .usage)
        #expect(answer.error.contains(problem), "\(answer.error)")
    }
}
