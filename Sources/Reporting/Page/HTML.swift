import Wire

/// A piece of a page. Text enters it escaped or not at all: there is no way to put markup in as text, elements and
/// attributes are those of two short lists, and none of these can load, link to or run anything.
struct HTML: Hashable, Sendable, ExpressibleByStringLiteral {
    enum Element: String, Sendable {
        case a, button, code, dd, del, details, div, dl, dt, em, figcaption, figure, g, h1, h2, h3, header, input, ins
        case label, li, main, mark, nav, ol, output, p, rect, section, small, span, strong, summary, svg, table
        case tbody, td, th, thead, title, tr, ul

        var isVoid: Bool { self == .input }
    }

    enum Attribute: Hashable, Sendable {
        case id(String)
        case style(of: String)
        case open
        case scope(String)
        case rowspan(Int), colspan(Int)
        case role(String)
        case label(String)
        case hidden
        case live
        case tabStop(Int)
        case type(String)
        case placeholder(String)
        /// To a place on the same page.
        case link(to: String)
        /// What the page's script goes by.
        case data(String, String)
        case isolated
        case direction(isRightToLeft: Bool)
        /// Of a drawing.
        case viewBox(width: Int, height: Int)
        /// As wide and high as there is room, whatever its own sides are.
        case stretched
        case x(Int), y(Int), width(Int), height(Int), rounded(Int)
        case fill(Colour)
    }

    private(set) var written: String

    /// Text, with what cannot be seen made visible. Line ends are for `lines`, tabs may stay.
    init(_ text: String) { written = Self.escaped(text) }

    init(stringLiteral text: String) { self.init(text) }

    init(_ element: Element, _ attributes: Attribute..., content: [HTML]) {
        self.init(element, attributes, content)
    }

    init(_ element: Element, _ attributes: Attribute..., text: String) {
        self.init(element, attributes, [HTML(text)])
    }

    init(_ element: Element, _ attributes: [Attribute], _ content: [HTML]) {
        written = "<" + element.rawValue
        for attribute in attributes { written += attribute.written }
        written += ">"
        if element.isVoid { return }
        for piece in content { written += piece.written }
        written += "</" + element.rawValue + ">"
    }

    init(_ pieces: [HTML]) { written = pieces.map(\.written).joined() }

    static let nothing = HTML([])

    static func + (left: HTML, right: HTML) -> HTML { HTML([left, right]) }

    /// With a line end behind it: the file can be read, and compared, too.
    var line: HTML {
        var result = self
        result.written += "\n"
        return result
    }

    fileprivate static func escaped(_ text: String) -> String {
        let parts = text.utf8.contains(0x09) ? text.utf8.split(separator: 0x09, omittingEmptySubsequences: false) : []
        let visible =
            parts.isEmpty
            ? text.visible : parts.map { String(decoding: $0, as: UTF8.self).visible }.joined(separator: "\t")
        guard visible.utf8.contains(where: { isSpecial($0) }) else { return visible }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(visible.utf8.count + 16)
        for byte in visible.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            case UInt8(ascii: "`"): bytes += "&#96;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
            UInt8(ascii: "`"):
            true
        default: false
        }
    }
}

extension HTML.Attribute {
    fileprivate var written: String {
        switch self {
        case .id(let name): Self.pair("id", name)
        case .style(let name): Self.pair("class", name)
        case .open: " open"
        case .scope(let name): Self.pair("scope", name)
        case .rowspan(let count): Self.pair("rowspan", String(count))
        case .colspan(let count): Self.pair("colspan", String(count))
        case .role(let name): Self.pair("role", name)
        case .label(let text): Self.pair("aria-label", text)
        case .hidden: Self.pair("aria-hidden", "true")
        case .live: Self.pair("aria-live", "polite")
        case .tabStop(let index): Self.pair("tabindex", String(index))
        case .type(let name): Self.pair("type", name)
        case .placeholder(let text): Self.pair("placeholder", text)
        case .link(let place): Self.pair("href", "#" + place)
        case .data(let name, let value): Self.pair("data-" + name.filter { $0.isASCII && $0.isLetter }, value)
        case .isolated: Self.pair("dir", "auto")
        case .direction(let isRightToLeft): Self.pair("dir", isRightToLeft ? "rtl" : "ltr")
        case .viewBox(let width, let height): Self.pair("viewBox", "0 0 \(width) \(height)")
        case .stretched: Self.pair("preserveAspectRatio", "none")
        case .x(let value): Self.pair("x", String(value))
        case .y(let value): Self.pair("y", String(value))
        case .width(let value): Self.pair("width", String(value))
        case .height(let value): Self.pair("height", String(value))
        case .rounded(let radius): Self.pair("rx", String(radius))
        case .fill(let colour): Self.pair("fill", colour.css)
        }
    }

    private static func pair(_ name: String, _ value: String) -> String { " \(name)=\"\(HTML.escaped(value))\"" }
}
