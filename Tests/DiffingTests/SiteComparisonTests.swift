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

    @Test(arguments: [(Dialect.seed, Dialect.final), (.final, .seed)])
    func `one site in both dialects shows no difference`(present: Dialect, wanted: Dialect) async throws {
        let mine = try await SiteBehindClosure(try SampleSite.shop(present)).state("old", site: "shop")
        let theirs = try await SiteBehindClosure(try SampleSite.shop(wanted)).state("new", site: "shop")
        let comparison = try Differ.compare(present: mine, wanted: theirs, book: Self.book)
        #expect(comparison.added == [])
        #expect(comparison.removed == [])
        #expect(comparison.changed == [])
        #expect(comparison.ambiguous == [])
        #expect(comparison.unknown == [])
    }

    @Test(arguments: Dialect.allCases, Dialect.allCases)
    func `a copy under other ids on another site shows no difference`(mine: Dialect, theirs: Dialect) async throws {
        let here = try await SiteBehindClosure(try SampleSite.shop(mine)).state("shop", site: "shop")
        let there = try await SiteBehindClosure(try SampleSite.shopUnderOtherIDs(theirs)).state("twin", site: "twin")
        let comparison = try Differ.compare(
            present: there, wanted: here, map: .knowledgeBasesOfTheTwin, book: Self.book)
        #expect(comparison.added == [])
        #expect(comparison.removed == [])
        #expect(comparison.changed == [])
        #expect(comparison.ambiguous == [])
        #expect(Set(comparison.unknown.map(\.reason)) == ["a visitor's id means nothing on another site"])
    }
}
