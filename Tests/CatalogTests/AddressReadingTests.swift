import Catalog
import Testing

struct AddressReadingTests {
    @Test(arguments: [
        ("Shop%20English", "Shop English"),
        ("B2B%20%2F%20Trade", "B2B %2F Trade"),
        ("Boutique%20Fran%C3%A7ais", "Boutique Français"),
        ("100%25", "100%25"),
        ("%E6%9D%B1%E4%BA%AC", "東京"),
        ("Sales~9f3c01aa", "Sales~9f3c01aa"),
        ("a%7Eb%2A", "a%7Eb%2A"),
        ("%20a", "%20a"), ("a%20", "a%20"), ("a%20%20b", "a%20%20b"),
        // No text, and an escape that nobody writes.
        ("%FF", "%FF"), ("%41", "%41"), ("%c3%a7", "%c3%a7"),
        ("%2520", "%2520"), ("a%3Fb%26c", "a?b&c"), ("", ""),
    ])
    func `a segment is shown as people wrote it where it can be typed so`(segment: String, shown: String) {
        #expect(Addresses.readable(segment) == shown)
        #expect(Addresses.meant(by: shown).utf8.elementsEqual(segment.utf8))
    }

    @Test(arguments: [
        ("campaigns/Shop English", "campaigns/Shop%20English"),
        ("campaigns/B2B %2F Trade/chatButton", "campaigns/B2B%20%2F%20Trade/chatButton"),
        ("campaigns/*/preChat", "campaigns/*/preChat"), ("**/Na me", "**/Na%20me"),
        ("bans/100%", "bans/100%25"), ("bans/100%2", "bans/100%252"), ("settings", "settings"),
        ("customVariables/a\u{1b}\n", "customVariables/a%1B%0A"),
    ])
    func `what is typed is the address that it means`(typed: String, address: String) {
        #expect(Addresses.meant(by: typed) == address)
        #expect(Addresses.meant(by: address) == address)
    }

    @Test func `every name can be shown and typed again`() {
        var generator = SystemRandomNumberGenerator()
        let letters = Array("ab /%~*.é東\u{301}\u{1b}\u{200B}20".unicodeScalars)
        for _ in 0..<2000 {
            var name = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0..<8, using: &generator) { name.append(letters.randomElement() ?? "a") }
            let segment = Percent.encoded(String(name))
            #expect(Addresses.meant(by: Addresses.readable(segment)).utf8.elementsEqual(segment.utf8))
            #expect(Percent.decoded(segment).utf8.elementsEqual(String(name).utf8))
        }
    }
}
