import TestSupport
import Testing

@testable import Store

/// A text as what it has in common with another at both ends.
struct SpliceTests {
    /// As SQL puts it together.
    private static func together(_ splice: Splice, _ base: String) -> String {
        let characters = Array(base.unicodeScalars)
        var whole = String(String.UnicodeScalarView(characters.prefix(Int(splice.head))))
        whole += splice.middle
        whole.unicodeScalars.append(contentsOf: characters.dropFirst(Int(splice.tail) - 1))
        return whole
    }

    private static let filler = String(repeating: "aé世👋", count: 20)

    @Test(arguments: [
        ("the same", filler, filler), ("a word within", "\(filler)Hello\(filler)", "\(filler)Bye\(filler)"),
        ("more at the end", "\(filler)more", filler), ("more at the beginning", "more\(filler)", filler),
        ("less at the end", filler, "\(filler)more"), ("less within", "\(filler)\(filler)", "\(filler)more\(filler)"),
        ("a letter that begins with the same byte", "\(filler)è\(filler)", "\(filler)é\(filler)"),
        ("a letter that ends with the same byte", "\(filler)é\(filler)", "\(filler)ɩ\(filler)"),
        ("a sign of four bytes for another", "\(filler)👍\(filler)", "\(filler)👋\(filler)"),
        ("the beginning is the end, too", "\(filler)aa\(filler)", "\(filler)a\(filler)"),
        ("a repetition", "\(filler)\(filler)\(filler)", "\(filler)\(filler)"),
    ])
    func `is put together again from its parts`(what: String, text: String, base: String) throws {
        let splice = try #require(Splice(text, on: base), "\(what)")
        #expect(Self.together(splice, base).unicodeScalars.elementsEqual(text.unicodeScalars), "\(what)")
        #expect(splice.middle.utf8.count < text.utf8.count / 2)
    }

    @Test(arguments: [
        ("nothing of a text", "", filler), ("nothing to go by", filler, ""), ("another text", filler, "something else"),
        ("a short text", "{}", "{}"), ("the greater part", "\(filler)\(filler)\(filler)x", filler),
    ])
    func `is none where it saves less than half`(what: String, text: String, base: String) {
        #expect(Splice(text, on: base) == nil, "\(what)")
    }

    @Test func `any text is put together again on any other`() {
        var dice = Dice(11)
        let alphabet = Array("ab\"\\é è世界👋👍\u{301}".unicodeScalars)
        var count = 0
        for _ in 0..<2_000 {
            var base = (0..<Int.random(in: 0...60, using: &dice)).compactMap { _ in alphabet.randomElement(using: &dice)
            }
            let old = String(String.UnicodeScalarView(base))
            for _ in 0..<Int.random(in: 0...3, using: &dice) where !base.isEmpty {
                let at = Int.random(in: 0..<base.count, using: &dice)
                if Bool.random(using: &dice) {
                    base.remove(at: at)
                } else {
                    base.insert(alphabet[at % alphabet.count], at: at)
                }
            }
            let new = String(String.UnicodeScalarView(base))
            guard let splice = Splice(new, on: old) else { continue }
            count += 1
            #expect(Self.together(splice, old).unicodeScalars.elementsEqual(new.unicodeScalars), "\(old) -> \(new)")
        }
        #expect(count > 100)
    }
}
