import CommandLineTool
import Foundation
import Simulator
import Synchronization
import TestSupport
import Testing
import Wire

/// Lists of records in all forms, and lists that are not what they should be: whatever comes of it, every record is archived once, or
/// the archive says that something is missing.
struct RecordPagesTests {
    private static let line = "archive shop --since 2026-01-01 --kinds chats,offlineMessages --json"
    private static let kinds = ["chats", "offlineMessages"]

    /// Pages of nine, so that a window has several.
    private func bench(_ dialect: Dialect, most: Int = 9) throws -> Workbench {
        var site = try SampleSite.shop(dialect)
        for kind in Self.kinds {
            site.options.envelopes[kind] = ListEnvelope(counter: "total", member: kind, most: most)
        }
        let bench = try Workbench(["shop": site])
        // The sample's conversations end at the real time.
        bench.advance(by: max(0, Date().timeIntervalSince1970 - bench.now) + 60)
        return bench
    }

    /// Changes each answer that is a page of records.
    private func bend(
        _ bench: Workbench, _ body: @escaping @Sendable (_ page: Page) -> [JSONMember]
    ) {
        let site = Mutex(bench.service.withService { $0.sites[0] })
        bench.bend { request, response in
            let path = request.target.prefix { $0 != "?" }
            guard response.status == 200, let kind = Self.kinds.first(where: { path.hasSuffix("/\($0)") }),
                let members = try? JSONValue(parsing: response.body).members
            else { return response }
            let page = Page(kind: kind, target: request.target, members: members) { index in
                var other = request
                other.target = Page.target(request.target, index)
                let answer = site.withLock { $0.respond(to: other) }
                return (try? JSONValue(parsing: answer.body))?[kind]?.elements ?? []
            }
            var bent = response
            bent.body = JSONValue.object(body(page)).bytes()
            return bent
        }
    }

    private struct Page {
        let kind: String
        let target: String
        let members: [JSONMember]
        /// The records of another page of the same window.
        let records: (Int) -> [JSONValue]

        var number: Int {
            target.firstMatch(of: /pageIndex=([0-9]+)/).flatMap { Int($0.1) } ?? 1
        }

        /// The page with other records or without some of its members.
        func with(_ records: [JSONValue], without names: Set<String> = []) -> [JSONMember] {
            members.filter { !names.contains($0.name) }.map {
                $0.name == kind ? JSONMember(kind, .array(records)) : $0
            }
        }

        var own: [JSONValue] { members.first { $0.name == kind }?.value.elements ?? [] }
        var hasNext: Bool { members.contains { $0.name == "nextPage" && $0.value.text?.isEmpty == false } }

        static func target(_ target: String, _ index: Int) -> String {
            let rest = target.replacing(/&pageIndex=[0-9]+/, with: "")
            return rest + "&pageIndex=\(index)"
        }
    }

    private func ids(_ kind: String, at bench: Workbench) throws -> [String] {
        var site = bench.service.withService { $0.sites[0] }
        site.options.envelopes = [:]
        site.options.caps = [:]
        let target = "/api/v3/livechat/\(kind)?timeFrom=2000-01-01T00:00:00&timeTo=2100-01-01T00:00:00&pageSize=100000"
        let body = try JSONValue(parsing: site.respond(to: HTTPRequest(.get, origin: "", target: target)).body)
        return (body[kind]?.elements ?? []).compactMap { $0["id"]?.text }.sorted()
    }

    private func archived(_ kind: String, in bench: Workbench) async throws -> [String] {
        let lines = await bench.run("export shop - --records --kinds \(kind)").output.split(separator: "\n")
        return try lines.compactMap { try JSONValue(parsing: String($0))["id"]?.text }.sorted()
    }

    private static let forms: [(name: String, member: String?, total: String?, isLinked: Bool)] = [
        ("the kind's name, linked", nil, "total", true), ("list, linked", "list", "totalCount", true),
        ("value, counted by pages", "value", "total", false), ("the only array", "rows", nil, true),
        ("the only array, counted by pages", "rows", "total", false),
        ("the kind's name, counted by pages", nil, "totalCount", false),
        ("list, without a total", "list", nil, true),
    ]

    @Test(arguments: forms.map(\.name), Dialect.allCases)
    func `records come in every documented form, each once`(name: String, dialect: Dialect) async throws {
        let form = try #require(Self.forms.first { $0.name == name })
        let bench = try bench(dialect)
        let asked = Mutex(0)
        bend(bench) { page in
            asked.withLock { $0 = max($0, page.number) }
            return page.members.compactMap { member in
                switch member.name {
                case page.kind: JSONMember(form.member ?? page.kind, member.value)
                case "total": form.total.map { JSONMember($0, member.value) }
                case "nextPage": form.isLinked ? member : nil
                default: member
                }
            }
        }
        let answer = await bench.run(Self.line)
        #expect(answer.code == .done, "\(answer.error)")
        // Windows had several pages, or this shows nothing.
        #expect(asked.withLock { $0 } > 2)
        for kind in Self.kinds { #expect(try await archived(kind, in: bench) == ids(kind, at: bench)) }
    }

    /// What a neighbour of the service does to the pages of one window.
    private enum Fault: String, CaseIterable {
        case pageTwice, emptyPage, emptyPages, leadingBack, leadingNowhere, otherOrder, rowsTwice, shortPage

        func bent(_ page: Page, hasTotal: Bool) -> [JSONMember] {
            let hidden: Set<String> = hasTotal ? [] : ["total"]
            let own = page.own
            func next(_ index: Int, _ members: [JSONMember]) -> [JSONMember] {
                members.map {
                    $0.name == "nextPage" ? JSONMember("nextPage", .string(Page.target(page.target, index))) : $0
                }
            }
            switch (self, page.number) {
            case (.pageTwice, 2) where page.hasNext: return page.with(page.records(1), without: hidden)
            case (.emptyPage, 2) where page.hasNext: return page.with([], without: hidden)
            case (.emptyPages, 2...) where page.hasNext: return page.with([], without: hidden)
            case (.leadingBack, 2) where page.hasNext: return next(1, page.with(own, without: hidden))
            case (.leadingNowhere, 1...) where !page.hasNext:
                // Names a next page for ever, and behind the last one there is nothing.
                return next(page.number + 1, page.with(own, without: hidden))
            case (.otherOrder, 1...2) where page.hasNext:
                return page.with(page.records(3 - page.number), without: hidden)
            case (.rowsTwice, 2): return page.with(own + own.prefix(2), without: hidden)
            case (.shortPage, 1) where page.hasNext: return page.with(Array(own.dropFirst()), without: hidden)
            default: return page.with(own, without: hidden)
            }
        }
    }

    @Test(arguments: Fault.allCases, [true, false])
    private func `whatever is wrong with pages, every record comes once or what is missing is said`(
        fault: Fault, hasTotal: Bool
    ) async throws {
        for dialect in Dialect.allCases {
            let bench = try bench(dialect)
            let bent = Mutex(0)
            bend(bench) { page in
                let members = fault.bent(page, hasTotal: hasTotal)
                if members.map(\.value) != page.members.map(\.value) { bent.withLock { $0 += 1 } }
                return members
            }
            let answer = await bench.run(Self.line)
            #expect(bent.withLock { $0 } > 0)
            let kinds = try answer.document["archives"]?.elements?.first?["kinds"]?.elements ?? []
            for kind in Self.kinds {
                let (here, there) = (try await archived(kind, in: bench), try ids(kind, at: bench))
                #expect(Set(here).count == here.count)
                // A page that lacks a record, or several empty ones on end, are beyond anybody where no total shows it.
                if !hasTotal, fault == .shortPage || fault == .emptyPages { continue }
                let isWhole = kinds.first { $0["kind"]?.text == kind }?["complete"] == true
                #expect(here == there || !isWhole, "\(fault) \(dialect) \(kind): \(here.count) of \(there.count)")
                #expect(isWhole == (answer.code == .done) || here == there)
                if fault != .shortPage { #expect(here == there, "\(fault) \(dialect) \(kind)") }
            }
            #expect(await bench.run("check").code == .done)
        }
    }

    /// What it counts is as many as there are, each once, however often a record was met.
    @Test(arguments: [nil, 20]) func `the counts add up to the records of the run`(cap: Int?) async throws {
        var site = try SampleSite.shop(.final)
        if let cap { site.options.caps = ["chats": cap, "offlineMessages": cap] }
        let bench = try Workbench(["shop": site])
        bench.advance(by: max(0, Date().timeIntervalSince1970 - bench.now) + 60)
        func counts() async throws -> [String: [Int]] {
            let answer = await bench.run(Self.line)
            #expect(answer.code == .done, "\(answer.error)")
            let kinds = try answer.document["archives"]?.elements?.first?["kinds"]?.elements ?? []
            return Dictionary(
                kinds.map { kind in
                    (
                        kind["kind"]?.text ?? "",
                        ["new", "changed", "known"].map { kind[$0].flatMap { Int($0.written()) } ?? -1 }
                    )
                }, uniquingKeysWith: { $1 })
        }
        let first = try await counts()
        for kind in Self.kinds { #expect(first[kind] == [try ids(kind, at: bench).count, 0, 0]) }
        // The second run asks for the last day, of which one chat was changed.
        let chats = try await archived("chats", in: bench)
        let day = await bench.run("export shop - --records --kinds chats").output.split(separator: "\n").last
        let newest = try #require(try day.map { try JSONValue(parsing: String($0)) }?["id"]?.text)
        bench.change { site in
            let isThere = site.amend("chats", newest) { $0.set("comment", "added later") }
            #expect(isThere)
        }
        let second = try await counts()
        let again = try #require(second["chats"])
        #expect(again[0] == 0 && again[1] == 1)
        #expect((1..<chats.count).contains(again[2]))
        let third = try await counts()
        #expect(third["chats"] == [0, 0, again[2] + 1])
    }
}
