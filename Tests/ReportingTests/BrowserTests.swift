import Foundation
import Reporting
import Testing

/// What no reading of the source can show: that a browser runs the page's own script and nothing of what the data says.
@Suite(.enabled(if: Browser.isThere), .serialized, .timeLimit(.minutes(10)))
struct BrowserTests {
    /// The start tag of the document, where payloads leave their mark.
    private static func root(_ dom: String) throws -> String {
        let start = try #require(dom.range(of: "<html"))
        return String(dom[start.lowerBound...].prefix { $0 != ">" })
    }

    @Test func `payloads do run, and do load, where nothing stops them`() throws {
        let browser = try Browser()
        defer { browser.remove() }
        var owned = 0
        for payload in Hostile.payloads.prefix(11) {
            let look = try browser.open(
                "<!doctype html><html><body><p title=\"\(payload)\">\(payload)</p></body></html>")
            if try Self.root(look.dom).contains("data-owned") { owned += 1 }
            if payload.contains("/pixel.png") { #expect(look.log.contains(Hostile.host)) }
        }
        #expect(owned >= 5)
    }

    @Test(arguments: [0, 1])
    func `a report holds every change, runs its own script and nothing else, and asks for nothing`(number: Int) throws {
        let (name, report, addresses) = try Hostile.reports()[number]
        let browser = try Browser()
        defer { browser.remove() }
        let look = try browser.open(report.html)
        let root = try Self.root(look.dom)
        #expect(root.contains("data-ready=\"\(addresses.count)\""), "\(name): \(root)")
        #expect(!root.contains("data-owned"))
        let markup = Markup(look.dom)
        for address in addresses { #expect(markup.text.contains(address), "\(name) lacks \(address)") }
        for (tag, attributes) in markup.tags {
            for (attribute, value) in attributes {
                #expect(!["src", "srcdoc", "style", "data", "action"].contains(attribute), "\(tag) \(attribute)")
                #expect(!attribute.hasPrefix("on"), "\(tag) \(attribute)")
                if attribute == "href" { #expect(value.hasPrefix("#")) }
            }
        }
        #expect(look.log.contains("file://"))
        #expect(!look.log.contains(Hostile.host))
        #expect(!look.log.contains("Content Security Policy"))
    }

    @Test func `a broken hash is found`() throws {
        let page = try Hostile.reports()[1].report.html
        let browser = try Browser()
        defer { browser.remove() }
        let look = try browser.open(page.replacing("use strict", with: "use  strict"))
        #expect(try !Self.root(look.dom).contains("data-ready"))
        #expect(look.log.contains("Content Security Policy"))
    }

    @Test func `search, filters and keys do what they say`() throws {
        let report = try Hostile.reports()[0].report
        let driver = """
            <script>
            function key(name) { document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: name, bubbles: true})); }
            function seen() { return document.querySelectorAll('.change:not([hidden])').length; }
            var search = document.getElementById('search'), said = [];
            key('/'); said.push(document.activeElement === search);
            search.blur(); key('j'); said.push(!!document.activeElement.closest('.change'));
            var first = document.activeElement; key('j'); said.push(document.activeElement !== first);
            key('k'); said.push(document.activeElement === first);
            var all = seen(), box = document.querySelector('input[data-kind=chatWindow]');
            box.click(); said.push(seen() === 1); box.click(); said.push(seen() === all);
            document.querySelector('input[data-action=delete]').click();
            said.push(seen() > 0 && seen() < all && document.getElementById('shown').textContent.startsWith(seen() + ' of '));
            document.getElementById('clear').click(); said.push(seen() === all);
            document.getElementById('close').click(); said.push(!document.querySelector('details.change[open]'));
            document.getElementById('open').click(); said.push(!document.querySelector('details.change:not([open])'));
            search.value = 'gnp.exe'; search.dispatchEvent(new Event('input', {bubbles: true}));
            setTimeout(function () {
              said.push(seen() > 0 && seen() < 8);
              document.documentElement.setAttribute('data-said', said.join());
            }, 500);
            </script>
            """
        // The policy would stop the driver, as it should.
        let page = report.html.replacing("http-equiv=\"Content-Security-Policy\"", with: "").replacing(
            "</body>", with: driver + "</body>")
        let browser = try Browser()
        defer { browser.remove() }
        let root = try Self.root(try browser.open(page).dom)
        #expect(root.contains("data-said=\"\(Array(repeating: "true", count: 11).joined(separator: ","))\""), "\(root)")
    }

    @Test func `it is drawn, dark and light, wide and narrow`() throws {
        let page = try Hostile.reports()[1].report.html
        let browser = try Browser()
        defer { browser.remove() }
        let pictures = try [(1400, false), (1400, true), (420, false)].map {
            try browser.picture(page, width: $0.0, isDark: $0.1)
        }
        #expect(Set(pictures).count == 3)
        for picture in pictures { #expect(picture.count > 20_000) }
    }
}
