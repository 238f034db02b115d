import Foundation
import TestSupport
import Testing

/// What the tests themselves are sampled by.
struct SeedTests {
    private static let cases = Array(0..<100)

    @Test(arguments: 1...50)
    func `a draw has the first, the last and one of each stretch between them`(number: Int) {
        let drawn = Seed("\(number)").draw(12, of: Self.cases, for: "this")
        #expect(drawn.count == 12)
        #expect(drawn.first == 0 && drawn.last == 99)
        #expect(drawn == drawn.sorted() && Set(drawn).count == 12)
        // Stretches of nine or ten cases.
        for (one, next) in zip(drawn, drawn.dropFirst()) { #expect(next - one < 20) }
    }

    @Test func `one seed draws the same again, another seed or test something else`() {
        let drawn = Seed("7").draw(12, of: Self.cases, for: "this")
        #expect(Seed("7").draw(12, of: Self.cases, for: "this") == drawn)
        #expect(Seed("8").draw(12, of: Self.cases, for: "this") != drawn)
        #expect(Seed("7").draw(12, of: Self.cases, for: "that") != drawn)
        let all = Set((1...200).flatMap { Seed("\($0)").draw(12, of: Self.cases, for: "this") })
        #expect(all.count == 100)
    }

    @Test func `all are tried where there are no more, or where everything is asked for`() {
        #expect(Seed("7").draw(100, of: Self.cases, for: "this") == Self.cases)
        #expect(Seed("7").draw(12, of: [], for: "this") == [Int]())
        #expect(Seed("7", isForAll: true).draw(2, of: Self.cases, for: "this") == Self.cases)
        #expect(Seed("7").draw(2, of: Self.cases, for: "this") == [0, 99])
    }

    @Test func `a word is a seed too, and the same one each time`() {
        #expect(Seed("monday") == Seed("monday"))
        #expect(Seed("monday").number != Seed("tuesday").number)
        #expect(Seed("4711").number == 4711)
    }

    @Test func `the tests' own document names every suite that draws`() throws {
        let tests = Samples.folder.deletingLastPathComponent().appendingPathComponent("Tests")
        let text = try Samples.text("../Tests/README.md")
        var suites: Set<String> = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: tests.path) where path.hasSuffix("Tests.swift")
        {
            let source = try String(contentsOf: tests.appendingPathComponent(path), encoding: .utf8)
            guard source.contains("Seed" + ".draw("), let name = path.split(separator: "/").last?.dropLast(6) else {
                continue
            }
            suites.insert(String(name))
        }
        #expect(suites.count > 5)
        for suite in suites.sorted() { #expect(text.contains("`\(suite)`"), "\(suite)") }
    }
}
