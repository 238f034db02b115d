import CommandLineTool
import Foundation
import Simulator
import TestSupport
import Testing
import Wire

/// What `doctor --report` tells, and what it does not.
@Suite(.ownThreads) struct FaultReportTests {
    private let bench: Workbench

    init() async throws { bench = try await Workbench.afterBackup() }

    private func report() async throws -> JSONValue {
        let before = bench.service.withService { $0.log.count }
        let answer = await bench.run("doctor --report")
        #expect(answer.code == .done, "\(answer.error)")
        #expect(bench.service.withService { $0.log.count } == before)
        let document = try answer.document
        #expect(try await bench.run("doctor --report --json").document["program"] == document["program"])
        return document
    }

    /// Every text of a document, names of members included.
    private static func texts(_ value: JSONValue) -> [String] {
        switch value {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(texts)
        case .object(let members): members.flatMap { [$0.name] + texts($0.value) }
        case .null, .bool, .number: []
        }
    }

    @Test func `it has the versions, the shape of the configuration and the store in numbers`() async throws {
        let report = try await report()
        #expect(report["program"]?["version"]?.text == "\(Version.own)")
        let site = try #require(report["configuration"]?["sites"]?.elements?.first)
        #expect(site["login"] == "token" && site["secrets"] == ["env"] && site["api"] == "v3")
        let store = try #require(report["store"])
        #expect(store["state"] == "read" && store["format"] == report["program"]?["storeFormat"])
        let newest = try #require(store["sites"]?.elements?.first?["newest"])
        #expect(newest["resources"] == 189 && newest["kinds"]?["campaigns"] == 4)
        #expect(report["archive"]?["state"] == "missing")
    }

    @Test func `none of its words is one of the site, of the configuration or of this machine`() async throws {
        await bench.run("archive shop")
        let allowed = try await report()
        let text = Self.texts(allowed).joined(separator: "\n")
        for word in ["shop", "Shop%20English", "TOKEN", "127.0.0.1", bench.folder.path, "store.sqlite"] {
            #expect(!text.contains(word), "\(word)")
        }
        #expect(allowed["archive"]?["state"] == "read" && allowed["archive"]?["records"] != 0)
        // Whatever the site says, its words would be found: a campaign's name stands in the store many times over.
        let kept = String(decoding: try Data(contentsOf: URL(fileURLWithPath: bench.store)), as: UTF8.self)
        #expect(kept.contains("Shop%20English"))
    }

    @Test func `what can't be used is said in a word, and the rest is told`() async throws {
        try Data("no database, whatever it says of shop".utf8).write(to: URL(fileURLWithPath: bench.store))
        let report = try await report()
        #expect(report["store"]?["state"] == "notOurs")
        try bench.folder.write("{\"sites\": {\"secret name\": 1}}")
        let answer = await bench.run("doctor --report")
        #expect(answer.code == .done && !answer.output.contains("secret name"))
        #expect(try answer.document["configuration"]?["state"] == "unusable")
    }

    @Test(arguments: ["--probe", "--max-age 26h", "shop"])
    func `it is of everything and asks nobody`(more: String) async throws {
        #expect(await bench.run("doctor --report \(more)").code == .usage)
    }
}
