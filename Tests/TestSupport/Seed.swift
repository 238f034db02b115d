import Foundation

/// What chance decides in a run of the tests. The longest tests try some of their cases only, others in each run. The seed
/// is printed: `LIVECHAT_SYNC_SEED` with its number draws the same cases again, `LIVECHAT_SYNC_ALL=1` has every case
/// tried.
package struct Seed: Hashable, Sendable, CustomStringConvertible {
    package let number: UInt64
    /// Is every case to be tried?
    package let isForAll: Bool

    /// - Parameter text: a number, or any word, which is made one.
    package init(_ text: String, isForAll: Bool = false) {
        number = UInt64(text) ?? Self.number(of: text) % 1_000_000
        self.isForAll = isForAll
    }

    /// The seed of this run, which is printed when it is first asked for.
    package static let ofThisRun: Seed = {
        let environment = ProcessInfo.processInfo.environment
        let seed = Seed(
            environment["LIVECHAT_SYNC_SEED"] ?? String(Int.random(in: 1..<1_000_000)),
            isForAll: environment["LIVECHAT_SYNC_ALL"] == "1")
        print(
            seed.isForAll
                ? "every case of the sampled tests is tried"
                : "tests sampled with seed \(seed.number); LIVECHAT_SYNC_SEED=\(seed.number) repeats it")
        return seed
    }()

    /// For the messages of failures.
    package var description: String { isForAll ? "all cases" : "LIVECHAT_SYNC_SEED=\(number)" }

    /// Some of the cases, in their order: the first, the last, and between them one out of each of as many equal stretches.
    /// - Parameters:
    ///   - count: how many, at least 2; where there are no more cases, all are taken.
    ///   - test: what the cases are for; each test draws its own.
    package func draw<Case>(_ count: Int, of cases: [Case], for test: String) -> [Case] {
        guard !isForAll, count < cases.count else { return cases }
        var dice = Dice(number ^ Self.number(of: test))
        let (stretches, inner) = (max(0, count - 2), cases.count - 2)
        let places = (0..<stretches).map { stretch in
            let (from, to) = (stretch * inner / stretches, (stretch + 1) * inner / stretches)
            return 1 + Int.random(in: from..<to, using: &dice)
        }
        return ([0] + places + [cases.count - 1]).map { cases[$0] }
    }

    /// The same number for a text in every run (FNV-1a), which `hashValue` is not.
    private static func number(of text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

extension Seed {
    /// Some of the cases, as the seed of this run has it.
    package static func draw<Case>(_ count: Int, of cases: some Sequence<Case>, for test: String) -> [Case] {
        ofThisRun.draw(count, of: Array(cases), for: test)
    }
}
