import Catalog
import Diffing
import Simulator
import TestSupport
import Testing
import Wire

struct SiteComparisonTests {
    static let book = RuleBook(.liveChat)

    @Test(arguments: Dialect.allCases)
    func `two crawls of one site show no difference`(dialect: Dialect) async throws {
        let site = SiteBehindClosure(try SampleSite.shop(dialect))
        let (first, second) = (try await site.state("shop@1", site: "shop"), try await site.state("shop", site: "shop"))
        let comparison = try Differ.compare(present: first, wanted: second, book: Self.book)
        #expect(comparison.isEmpty)
        #expect(comparison.unknown == [])
        #expect(comparison.unchanged == (try first.resources(below: nil)).count)
    }

    @Test(arguments: [(Dialect.draft, Dialect.final), (.final, .draft)])
    func `one site in both dialects differs in nothing but what one document alone has`(
        present: Dialect, wanted: Dialect
    ) async throws {
        let presentState = try await SiteBehindClosure(try SampleSite.shop(present)).state("old", site: "shop")
        let wantedState = try await SiteBehindClosure(try SampleSite.shop(wanted)).state("new", site: "shop")
        let comparison = try Differ.compare(present: presentState, wanted: wantedState, book: Self.book)
        #expect(comparison.added == [])
        #expect(comparison.removed == [])
        #expect(comparison.differentInBoth == [])
        #expect(comparison.ambiguous == [])
        // Once a kind, and only of kinds that both sides show to be spelt otherwise.
        #expect(Set(comparison.unknown.map(\.address)).count == comparison.unknown.count)
        #expect(comparison.unknown.allSatisfy { $0.address.text.hasPrefix("campaigns") && $0.reason.contains("spell") })
    }

    @Test(arguments: Dialect.allCases, Dialect.allCases)
    func `a copy under other ids on another site shows no difference`(wanted: Dialect, present: Dialect) async throws {
        let here = try await SampleSite.shopState(wanted)
        let there = try await SiteBehindClosure(try SampleSite.shopUnderOtherIDs(present)).state("twin", site: "twin")
        let comparison = try Differ.compare(
            present: there, wanted: here, map: .knowledgeBasesOfTheTwin, book: Self.book)
        #expect(comparison.added == [])
        #expect(comparison.removed == [])
        #expect(comparison.differentInBoth == [])
        #expect(comparison.ambiguous == [])
        let reasons = Set(comparison.unknown.map(\.reason)).filter { !$0.contains("differently") || present == wanted }
        #expect(reasons == ["a visitor's id means nothing on another site"])
    }
}

extension Comparison {
    /// Fields that differ and that both documents have.
    fileprivate var differentInBoth: [String] {
        changed.flatMap { change -> [String] in
            guard let editions = Catalog.liveChat[change.resource.kind]?.editions else { return [] }
            return change.fields.filter { field in
                !(editions.draft + editions.final).contains { $0 == field.pointer.tokens.first }
            }.map { "\(change.resource.address) \($0.pointer)" }
        }
    }
}
