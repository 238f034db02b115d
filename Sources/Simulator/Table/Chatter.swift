/// What fills a long conversation: an order's number and words that mean nothing, a few of them often and most of them seldom, as
/// words are in any language. The same line for the same numbers.
enum Chatter {
    private static let syllables = [
        "ba", "den", "ka", "lo", "mi", "nor", "pe", "qui", "ra", "sto", "tu", "ven", "wi", "xa", "yo", "zel",
    ]

    /// - Parameters:
    ///   - chat: its place in the history.
    ///   - number: the line's place in the chat.
    static func line(_ chat: Int, _ number: Int) -> String {
        var state = UInt64(truncatingIfNeeded: chat &* 4096 &+ number)
        let words = (0..<4 + Int(next(&state) % 9)).map { _ in word(&state) }
        return number % 8 == 3
            ? "Order \(next(&state) % 1_000_000): \(words.joined(separator: " "))."
            : words.joined(separator: " ") + "."
    }

    /// One of some 65,000 words, each half as likely as one with half its number.
    private static func word(_ state: inout UInt64) -> String {
        var number = UInt64(1) << (next(&state) % 16)
        number += next(&state) % number
        var text = ""
        repeat {
            text += syllables[Int(number % 16)]
            number /= 16
        } while number > 0
        return text
    }

    /// SplitMix64.
    private static func next(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
