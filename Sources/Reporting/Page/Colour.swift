package import Wire

/// A colour that a page may show: six hexadecimal digits and nothing else ever get into it.
package struct Colour: Hashable, Sendable {
    /// `#1a2b3c`
    package let css: String

    /// A value that is a colour by its form: `#1a2b3c` or `#abc`; six digits alone where the field is called a colour.
    package init?(_ value: JSONValue?, at pointer: JSONPointer) {
        guard let text = value?.text else { return nil }
        let name = pointer.tokens.last { !$0.utf8.allSatisfy { (0x30...0x39).contains($0) } } ?? ""
        self.init(text, isCalledColour: name.lowercased().contains("color") || name.lowercased().contains("colour"))
    }

    init?(_ text: String, isCalledColour: Bool = false) {
        let hasSign = text.utf8.first == UInt8(ascii: "#")
        let digits = Array(text.utf8.dropFirst(hasSign ? 1 : 0))
        guard digits.allSatisfy(Self.isHexadecimal) else { return nil }
        switch digits.count {
        case 6 where hasSign || isCalledColour: css = "#" + String(decoding: digits, as: UTF8.self)
        case 3 where hasSign: css = "#" + String(decoding: digits.flatMap { [$0, $0] }, as: UTF8.self)
        default: return nil
        }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }

    /// As a small drawing, which needs no style that a content security policy would have to allow.
    var swatch: HTML {
        HTML(
            .svg, .style(of: "swatch"), .viewBox(width: 10, height: 10), .role("img"), .label("colour \(css)"),
            content: [HTML(.rect, .width(10), .height(10), .fill(self), content: [])])
    }
}
