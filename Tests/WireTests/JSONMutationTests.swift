import Foundation
import TestSupport
import Testing
import Wire

/// Answers that were changed by chance: never a trap, never a success that another judge would not give.
struct JSONMutationTests {
    /// `LIVECHAT_SYNC_MUTATIONS=1000000` tries more of them, `LIVECHAT_SYNC_SEED` the same ones again.
    private static func number(_ name: String, or usual: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
    }

    @Test func `a mutant is taken if another judge takes it and means the same, and comes out as it went in`() {
        let seed = Self.number("LIVECHAT_SYNC_SEED", or: Int.random(in: 1..<1_000_000))
        let count = Self.number("LIVECHAT_SYNC_MUTATIONS", or: 5_000)
        var mutation = JSONMutation(seed: seed)
        var taken = 0
        for number in 0..<count {
            let bytes = mutation.next()
            let flaw = Self.flaw(bytes, &taken)
            guard flaw == nil else {
                Issue.record("seed \(seed), mutant \(number): \(flaw ?? "") \(String(decoding: bytes, as: UTF8.self))")
                return
            }
        }
        // Both ways have to be walked.
        #expect(taken > count / 20 && taken < count - count / 20, "\(taken) of \(count) were taken")
    }

    /// What is wrong with how these bytes are read and written; nil if nothing is.
    private static func flaw(_ bytes: [UInt8], _ taken: inout Int) -> String? {
        let expected = JSONJudge.tokens(of: bytes)
        do throws(JSONError) {
            let value = try JSONValue(parsing: bytes)
            taken += 1
            guard let expected else { return "taken, though it is no JSON" }
            guard value.tokens == expected else { return "taken for something else" }
            for layout in [JSONLayout.compact, .pretty] {
                guard try JSONValue(parsing: value.bytes(layout)) == value else { return "written as something else" }
            }
            let sorted = value.bytes(.sorted)
            guard try JSONValue(parsing: sorted).bytes(.sorted) == sorted else { return "sorted in two ways" }
            return .none
        } catch {
            if expected != nil { return "refused (\(error)), though it is JSON" }
            return (0...bytes.count).contains(error.offset) ? .none : "an error beyond the end: \(error)"
        }
    }

    @Test func `a judge who looks away is noticed`() {
        // What would be recorded if the parser took a comma too many, or lost a number's text.
        #expect(JSONJudge.tokens(of: Array("[1,]".utf8)) == nil)
        #expect(JSONJudge.tokens(of: Array("[1.0]".utf8)) != JSONValue.array([1]).tokens)
        #expect(
            JSONJudge.tokens(of: Array(#"{"\ud800":[{}]}"#.utf8))
                == JSONValue.object([
                    JSONMember("\u{10FFFF}\u{E000}", [[:]])
                ]).tokens)
    }
}
