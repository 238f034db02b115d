import Foundation
import Reporting
import Testing

/// Whether everybody can read a page: what the colours of its style come to.
struct ContrastTests {
    private static let names = ["light", "dark", "print"]

    /// The colours of each scheme, by the style of a page; what one does not say is as in the first.
    private static func schemes() throws -> [[String: [Double]]] {
        let page = try Hostile.reports()[0].html
        let start = try #require(page.range(of: "<style>"))
        var rest = page[start.upperBound...]
        var schemes: [[String: [Double]]] = []
        while let root = rest.range(of: ":root {") {
            rest = rest[root.upperBound...]
            let block = rest.prefix { $0 != "}" }
            var colours = schemes.first ?? [:]
            for match in block.matches(of: /--([a-z-]+): #([0-9a-f]{3,6});/) {
                let digits = match.2.count == 3 ? match.2.map { "\($0)\($0)" }.joined() : String(match.2)
                let number = try #require(Int(digits, radix: 16))
                colours[String(match.1)] = [16, 8, 0].map { Double((number >> $0) & 255) / 255 }
            }
            schemes.append(colours)
        }
        return schemes
    }

    private static func luminance(_ colour: [Double]) -> Double {
        let linear = colour.map { $0 <= 0.03928 ? $0 / 12.92 : power(($0 + 0.055) / 1.055) }
        return zip(linear, [0.2126, 0.7152, 0.0722]).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// To the power of 2.4, as 12 fifths, by Newton's way to a fifth root.
    private static func power(_ base: Double) -> Double {
        var root = 1.0
        for _ in 0..<60 { root -= (root * root * root * root * root - base) / (5 * root * root * root * root) }
        return (0..<12).reduce(1.0) { product, _ in product * root }
    }

    private static func contrast(_ one: [Double], _ other: [Double]) -> Double {
        let both = [luminance(one), luminance(other)].sorted()
        return (both[1] + 0.05) / (both[0] + 0.05)
    }

    @Test func `black on white is the most there is, and grey on grey is too little`() {
        #expect(abs(Self.contrast([0, 0, 0], [1, 1, 1]) - 21) < 0.01)
        #expect(Self.contrast([0.5, 0.5, 0.5], [0.6, 0.6, 0.6]) < 2)
    }

    @Test(arguments: 0..<3)
    func `every text of a page stands out from what is behind it`(scheme: Int) throws {
        let schemes = try Self.schemes()
        try #require(schemes.count == Self.names.count)
        let colours = schemes[scheme]
        let pairs =
            ["text", "faint", "link", "add", "cut", "alter"].flatMap { text in
                ["ground", "raised", "add-ground", "cut-ground"].map { (text, $0) }
            } + [("text", "add-mark"), ("text", "cut-mark")]
        for (text, ground) in pairs {
            let contrast = Self.contrast(try #require(colours[text]), try #require(colours[ground]))
            #expect(contrast >= 4.5, "\(Self.names[scheme]): \(text) on \(ground) is \(contrast)")
        }
    }
}
