import Catalog
import CommandLineTool
import Foundation
import Simulator
import TestSupport
import Testing
import Wire

/// Exports of one snapshot in every form, and what comes back.
struct ExportTests {
    static let forms = ["./out", "./out --ids", "./out --secrets", "./out --format csv", "all.ndjson"]

    /// Some of the forms in each dialect.
    private static func some(for test: String) -> [(String, Dialect)] {
        Seed.draw(3, of: forms.flatMap { form in Dialect.allCases.map { (form, $0) } }, for: test)
    }

    private static func bench(_ dialect: Dialect) async throws -> Workbench { try await .afterBackup(dialect) }

    @Test(arguments: some(for: "exports that come back"))
    func `an export comes back without a difference`(_ form: String, _ dialect: Dialect) async throws {
        let bench = try await Self.bench(dialect)
        let state = String(form.split(separator: " ")[0])
        let written = await bench.run("export shop@1 \(form)")
        #expect(written.code == .done, "\(written.error)")
        let saved = try await bench.run("snapshots --json").document["snapshots"]?.elements?.first?["resources"]
        #expect(saved != nil)
        for line in ["\(state) shop@1", "shop@1 \(state)", "\(state) shop"] {
            let answer = await bench.run("diff \(line) --json")
            let document = try answer.document
            for name in ["added", "removed", "changed", "unknown"] {
                #expect(document[name]?.elements == [], "\(line): \(document[name]?.written() ?? answer.output)")
            }
            #expect(document["unchanged"] == saved, "\(line), \(Seed.ofThisRun)")
        }
    }

    @Test(arguments: some(for: "exports that become snapshots"))
    func `an export becomes a snapshot that says the same`(_ form: String, _ dialect: Dialect) async throws {
        let bench = try await Self.bench(dialect)
        let state = String(form.split(separator: " ")[0])
        await bench.run("export shop@1 \(form)")
        let own = await bench.run("import \(state) --as shop")
        #expect(own.output.contains("is what snapshot 1 has"), "\(own.output)\(own.error)")
        let copy = await bench.run("import \(state) --as copy --json")
        #expect(try copy.document["snapshot"] == 2, "\(copy.output)\(copy.error)")
        let document = try await bench.run("diff copy@2 shop@1 --json").document
        for name in ["added", "removed", "changed"] {
            #expect(document[name]?.elements == [], "\(document[name]?.written() ?? "")")
        }
    }

    @Test(arguments: Dialect.allCases)
    func `two exports of one snapshot are equal to the byte`(_ dialect: Dialect) async throws {
        let bench = try await Self.bench(dialect)
        for form in ["out", "out --format csv", "out --ids"] {
            let (first, second) = ("./first" + form.dropFirst(3), "./second" + form.dropFirst(3))
            await bench.run("export shop@1 \(first)")
            await bench.run("export shop@1 \(second)")
            let files = try bench.files("first")
            #expect(files.count > 10)
            #expect(try bench.files("second") == files)
            try FileManager.default.removeItem(atPath: bench.folder.path + "/first")
            try FileManager.default.removeItem(atPath: bench.folder.path + "/second")
        }
        await bench.run("export shop@1 first.ndjson")
        await bench.run("export shop@1 second.ndjson")
        #expect(try bench.file("first.ndjson") == bench.file("second.ndjson"))
    }

    @Test func `two sites that mean the same have the same files`() async throws {
        let bench = try Workbench(["shop": SampleSite.shop(.final), "twin": SampleSite.twin("twin")])
        await bench.run("backup --all")
        await bench.run("export shop@latest ./shop")
        await bench.run("export twin@latest ./twin")
        // What the service makes of an id, a visitor of one site, and knowledge bases, which no request names; keys of image
        // files, which nothing carries.
        let images = Catalog.liveChat.kinds.flatMap(\.images).map(\.description)
        let strange = ["installationCode.json", "f00d0003", "kbIntegration.json", ".livechat-sync"]
        func comparable(_ folder: String) throws -> [String: String] {
            try bench.files(folder).filter { file in !strange.contains { file.key.contains($0) } }
                .mapValues { text in
                    text.split(separator: "\n").filter { line in !images.contains { line.contains("\"\($0)\": \"") } }
                        .joined(separator: "\n")
                }
        }
        let (own, other) = (try comparable("shop"), try comparable("twin"))
        #expect(own.count > 150)
        for (name, text) in own { #expect(other[name] == text, "\(name)") }
        #expect(own.keys.sorted() == other.keys.sorted())
    }
}

/// What is hard to tell apart.
struct ExportTwinTests {
    @Test(arguments: Seed.draw(3, of: ["shop", "./out", "./out --format csv", "all.ndjson"], for: "twins in exports"))
    func `things of one name are told apart on their own site`(_ form: String) async throws {
        let bench = try Workbench()
        for comment in ["one", "two", "three"] {
            bench.ask(.post, "/bans", ["type": "ip", "ip": "9.9.9.9", "comment": .string(comment)])
        }
        await bench.run("backup shop")
        if form != "shop" { await bench.run("export shop@1 \(form)") }
        let state = String(form.split(separator: " ")[0])
        let count = try await SampleSite.resourceCount(.final)
        for line in ["\(state) shop@1", "shop@1 \(state)"] {
            let document = try await bench.run("diff \(line) --json").document
            #expect(document["unknown"]?.elements == [], "\(line): \(document["unknown"]?.written() ?? "")")
            #expect(document["unchanged"] == .integer(count + 3), "\(line)")
        }
    }

    /// The store is lost, the folder in git is not.
    @Test func `a site that was imported before it was backed up is the same before and after`() async throws {
        let bench = try Workbench()
        await bench.run("export shop ./out")
        let files = try bench.files("out")
        await bench.run("import ./out --as shop")
        await bench.run("backup shop")
        let count = try await SampleSite.resourceCount(.final)
        let lines = ["shop@1 shop@2", "shop@2 shop@1", "./out shop@2", "shop@2 ./out", "shop@1 shop", "shop shop@1"]
        for line in Seed.draw(3, of: lines, for: "an import and a backup") {
            let answer = await bench.run("diff \(line) --exit-code")
            #expect(answer.code == .done, "\(line): \(answer.output)\(answer.error)")
            #expect(answer.output.contains("\(count) alike"), "\(line): \(answer.output)")
        }
        let answer = await bench.run("export shop@2 ./out")
        #expect(answer.error.contains(": 0 files written"), "\(answer.error)")
        #expect(try bench.files("out") == files)
    }

    @Test func `imports of one site in several forms say the same`() async throws {
        let bench = try await Workbench.afterBackup()
        for (number, form) in ["./out", "all.ndjson", "./csv --format csv"].enumerated() {
            await bench.run("export shop@1 \(form)")
            await bench.run("import \(form.split(separator: " ")[0]) --as copy")
            for line in ["copy@\(number + 2) shop", "shop copy@\(number + 2)"] {
                let document = try await bench.run("diff \(line) --json").document
                for name in ["added", "removed", "changed"] {
                    #expect(document[name]?.elements == [], "\(line): \(document[name]?.written() ?? "")")
                }
            }
        }
    }
}

/// What a clone makes of an export.
struct ExportCloneTests {
    private static let clone = "--mirror --unresolved omit --max-delete 100% --yes --json"

    /// `one` is a clone of the snapshot.
    private static let prepared = PreparedBench.once {
        let bench = try Workbench([
            "shop": SampleSite.shop(.final), "one": SampleSite.twin("one", empty: true),
            "two": SampleSite.twin("two", empty: true),
        ])
        await bench.run("backup shop")
        let answer = await bench.run("clone --from shop@1 --to one \(clone)")
        #expect(try answer.document["failed"] == 0, "\(answer.output.prefix(2000))\(answer.error)")
        #expect((try Int(answer.document["applied"]?.written() ?? "") ?? 0) > 100)
        return bench
    }

    private static let cases = Seed.draw(
        3,
        of: ["./out", "./out --ids", "./out --format csv", "all.ndjson"].flatMap { form in
            [false, true].map { (form, $0) }
        }, for: "ExportCloneTests")

    @Test(arguments: cases)
    func `a clone from an export equals a clone from the snapshot`(_ form: String, isImported: Bool) async throws {
        let bench = try await Workbench.copy(of: Self.prepared)
        await bench.run("export shop@1 \(form)")
        var state = String(form.split(separator: " ")[0])
        if isImported {
            #expect(await bench.run("import \(state) --as copy").code == .done)
            state = "copy@latest"
        }
        let answer = await bench.run("clone --from \(state) --to two \(Self.clone)")
        #expect(try answer.document["failed"] == 0, "\(answer.output.prefix(2000))\(answer.error)")
        #expect((try Int(answer.document["applied"]?.written() ?? "") ?? 0) > 100)
        await bench.run("export one ./one")
        await bench.run("export two ./two")
        var (first, second) = (try bench.files("one"), try bench.files("two"))
        for name in first.keys where name.hasSuffix("installationCode.json") || name == ".livechat-sync" {
            first[name] = nil
            second[name] = nil
        }
        #expect(first.count > 150)
        for (name, text) in first { #expect(second[name] == text, "\(name), \(Seed.ofThisRun)") }
        #expect(first.count == second.count)
        // What has ids is remembered by them, so a new name on the source is no new thing on the target.
        let isKnown = !isImported && ["./out --ids", "all.ndjson"].contains(form)
        for (site, hasIDs) in [("one", true), ("two", isKnown)] {
            let pairs = await bench.run("map list --from shop --to \(site) campaigns --json")
            #expect(try pairs.document["pairs"]?.elements?.count == (hasIDs ? 4 : 0), "\(site): \(pairs.output)")
        }
    }
}

extension Workbench {
    func file(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name)), as: UTF8.self)
    }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: folder.path + "/" + name, atomically: true, encoding: .utf8)
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: folder.path + "/" + name) }

    /// Every file in a folder and below, by its path there.
    func files(_ name: String) throws -> [String: String] {
        var found: [String: String] = [:]
        let root = folder.path + "/" + name
        for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
            let kind = try FileManager.default.attributesOfItem(atPath: root + "/" + path)[.type] as? FileAttributeType
            if kind == .typeRegular { found[path] = try file(name + "/" + path) }
        }
        return found
    }
}
