import Catalog
import Diffing
import Foundation
import Planning
import Reporting
import Testing
import Wire

struct PageTests {
    /// What a page may be made of. Nothing here loads, links elsewhere or runs, but for the one style and the one script.
    private static let attributes: Set<String> = [
        "lang", "charset", "http-equiv", "content", "name", "id", "class", "open", "scope", "rowspan", "colspan",
        "role",
        "aria-label", "aria-live", "tabindex", "type", "placeholder", "href", "data-kind", "data-action", "data-find",
        "dir",
        "viewBox", "preserveAspectRatio", "x", "y", "width", "height", "fill", "rx",
    ]

    @Test func `hostile names and values are text and nothing else`() throws {
        for example in try Hostile.reports() {
            let (name, addresses) = (example.name, example.addresses)
            let markup = Markup(example.html)
            #expect(markup.tags.count > 500, "\(name)")
            #expect(markup.tags.count { $0.name == "script" } == 1)
            #expect(markup.tags.count { $0.name == "style" } == 1)
            let forbidden: Set<String> = ["img", "iframe", "link", "object", "embed", "form", "base", "use", "image"]
            #expect(markup.tags.allSatisfy { !forbidden.contains($0.name) })
            for (tag, attributes) in markup.tags {
                for (attribute, value) in attributes {
                    #expect(Self.attributes.contains(attribute), "\(tag) \(attribute)")
                    if attribute == "href" { #expect(value.hasPrefix("#")) }
                    if attribute == "fill" { #expect(value.wholeMatch(of: /#[0-9A-Fa-f]{6}/) != nil) }
                    if attribute == "http-equiv" { #expect(value == "Content-Security-Policy") }
                }
            }
            #expect(addresses.count > 50)
            for address in addresses { #expect(markup.text.contains(address), "\(name) lacks \(address)") }
            #expect(markup.text.contains("</script><script>"))
        }
    }

    @Test func `what cannot be seen is shown`() throws {
        let page = try Hostile.reports()[0].html
        for scalar in page.unicodeScalars where scalar.value < 0x20 { #expect(scalar == "\n" || scalar == "\t") }
        for hidden in ["\u{202E}", "\u{2066}", "\u{2028}", "\u{2029}", "\u{0}", "\u{FEFF}"] {
            #expect(!page.unicodeScalars.contains { String($0) == hidden })
        }
        #expect(page.contains("\\u{202e}gnp.exe"))
        #expect(page.contains("\\u{0}"))
    }

    @Test func `the policy lets in exactly the style and the script of the page`() throws {
        let page = try Hostile.reports()[1].html
        for (element, directive) in [("style", "style-src"), ("script", "script-src")] {
            let start = try #require(page.range(of: "<\(element)>"))
            let end = try #require(page.range(of: "</\(element)>", options: .backwards))
            let content = Array(page[start.upperBound..<end.lowerBound].utf8)
            let hash = Data(SHA256.digest(of: content).bytes).base64EncodedString()
            #expect(page.contains("\(directive) 'sha256-\(hash)';"))
        }
        #expect(page.contains("content=\"default-src 'none'; "))
        #expect(page.contains("img-src 'none'; base-uri 'none'; form-action 'none'\""))
    }

    @Test func `a page has no address to fetch in it, and its script does not ask for one`() throws {
        let comparison = try Differ.compare(
            present: MemoryState(
                origin: Origin(label: "a", site: "a"), resources: [Resource](), coverage: Hostile.coverage),
            wanted: MemoryState(
                origin: Origin(label: "b", site: "b"), resources: [Resource](), coverage: Hostile.coverage),
            book: RuleBook(.liveChat))
        let page = Report(comparison, .liveChat).html
        #expect(page.contains("Nothing differs."))
        for word in ["http:", "https:", "//", "url(", "@import", "fetch", "XMLHttpRequest", "import("] {
            let found = page.contains(word)
            #expect(!found, "\(word)")
        }
    }

    @Test func `the same report gives the same bytes`() throws {
        let pages = [try Hostile.reports(), try Hostile.newReports()].map { $0.map { $0.html + $0.report.markdown } }
        #expect(Set(pages).count == 1)
    }

    @Test(arguments: [
        ("#1a2b3c", "color", "#1a2b3c"), ("#ABC", "anything", "#AABBCC"), ("339FD9", "color", "#339FD9"),
        ("339FD9", "titleColour", "#339FD9"),
    ])
    func `a colour is drawn`(value: String, field: String, shown: String) {
        #expect(Colour(.string(value), at: JSONPointer([field, "0"]))?.css == shown)
    }

    @Test(arguments: [
        ("339FD9", "order"), ("#12345", "color"), ("#abcdefg", "color"), ("#fff\"", "color"), ("#fff ", "color"),
        ("red", "color"), ("#１２３", "color"), ("", "color"), ("#", "color"), ("##12345", "color"),
    ])
    func `what is no colour is text`(value: String, field: String) {
        #expect(Colour(.string(value), at: JSONPointer([field])) == nil)
    }

    @Test func `long texts stand side by side with the words marked, and what is alike is folded`() throws {
        var lines = (1...40).map { "line \($0) of the style" }
        let old = lines.joined(separator: "\n")
        lines[20] = "line 21 of another style"
        let page = try Self.page(
            "chatWindow", ["customCSS": .string(old)], ["customCSS": .string(lines.joined(separator: "\n"))])
        #expect(page.contains("of <del>the</del> style"))
        #expect(page.contains("of <ins>another</ins> style"))
        #expect(page.contains("<summary>17 lines alike</summary>"))
        #expect(page.contains("<summary>16 lines alike</summary>"))
    }

    @Test func `a change at the end of a very long line is in sight`() throws {
        let text = String(repeating: "word ", count: 40_000)
        let page = try Self.page(
            "chatWindow", ["customJS": .string(text + "old")], ["customJS": .string(text + "new")])
        #expect(page.contains("<del>old</del>") && page.contains("<ins>new</ins>"))
        #expect(page.contains("characters …"))
        #expect(page.utf8.count < 60_000)
    }

    @Test func `fields of a form are rows of one table, before and after`() throws {
        let page = try Hostile.reports()[0].html
        let markup = Markup(page)
        let table = markup.tags.contains { tag in
            tag.name == "table" && tag.attributes.contains { $0.value.contains("form") }
        }
        #expect(table)
        let rows = markup.tags.filter { tag in
            tag.name == "tbody"
                && tag.attributes.contains { $0.name == "data-kind" && $0.value == "campaignFormFields" }
        }
        #expect(rows.count == Hostile.payloads.count + 1)
    }

    static func page(_ kind: String, _ old: JSONValue, _ new: JSONValue) throws -> String {
        func state(_ label: String, _ body: JSONValue) -> MemoryState {
            MemoryState(
                origin: Origin(label: label, site: "s"),
                resources: [Resource(kind: kind, path: "/\(kind)", id: nil, address: Address(kind), body: body)],
                coverage: Hostile.coverage)
        }
        let comparison = try Differ.compare(
            present: state("s@1", old), wanted: state("s@2", new), book: RuleBook(.liveChat))
        return Report(comparison, .liveChat).html
    }
}
