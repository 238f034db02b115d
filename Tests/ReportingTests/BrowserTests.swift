import Catalog
import Diffing
import Foundation
import Reporting
import TestSupport
import Testing
import Wire

/// What no reading of the source can show: that a browser runs the page's own script and nothing of what the data says.
@Suite(.enabled(if: Browser.isThere), .serialized, .timeLimit(.minutes(10)))
struct BrowserTests {
    /// The start tag of the document, where payloads leave their mark.
    private static func root(_ dom: String) throws -> String {
        let start = try #require(dom.range(of: "<html"))
        return String(dom[start.lowerBound...].prefix { $0 != ">" })
    }

    /// The start tag after a script of ours has used the page, which the page's own policy would stop, as it should.
    private static func root(of html: String, driven driver: String, width: Int = 800) async throws -> String {
        let page = html.replacing("http-equiv=\"Content-Security-Policy\"", with: "").replacing(
            "</body>", with: driver + "</body>")
        let browser = try Browser()
        defer { browser.remove() }
        return try root(try await browser.open(page, width: width).dom)
    }

    /// A page of a browser that nothing stops, with a payload where a name could stand.
    private static func unguarded(_ payload: String, in browser: Browser) async throws -> Browser.Look {
        try await browser.open("<!doctype html><html><body><p title=\"\(payload)\">\(payload)</p></body></html>")
    }

    @Test func `payloads do run, and do load, where nothing stops them`() async throws {
        let browser = try Browser()
        defer { browser.remove() }
        // Some of them run only when an image has failed to load, and a busy browser may be looked at before that.
        let payloads = Seed.draw(4, of: Hostile.running, for: "BrowserTests")
        var owned = 0
        for payload in payloads {
            let look = try await Self.unguarded(payload, in: browser)
            if try Self.root(look.dom).contains("data-owned") { owned += 1 }
        }
        #expect(owned >= 2, "\(payloads), \(Seed.ofThisRun)")
        let image = try #require(Hostile.payloads.first { $0.contains("/pixel.png") })
        #expect(try await Self.unguarded(image, in: browser).log.contains(Hostile.host))
    }

    @Test(arguments: [0, 1])
    func `a report holds every change, runs its own script and nothing else, and asks for nothing`(number: Int)
        async throws
    {
        let example = try Hostile.reports()[number]
        let (name, addresses) = (example.name, example.addresses)
        let browser = try Browser()
        defer { browser.remove() }
        let look = try await browser.open(example.html)
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

    @Test func `a broken hash is found`() async throws {
        let page = try Hostile.reports()[1].html
        let browser = try Browser()
        defer { browser.remove() }
        let look = try await browser.open(page.replacing("use strict", with: "use  strict"))
        #expect(try !Self.root(look.dom).contains("data-ready"))
        #expect(look.log.contains("Content Security Policy"))
    }

    @Test func `search, filters and keys do what they say`() async throws {
        let html = try Hostile.reports()[0].html
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
        let root = try await Self.root(of: html, driven: driver)
        #expect(root.contains("data-said=\"\(Array(repeating: "true", count: 11).joined(separator: ","))\""), "\(root)")
    }

    /// Three nights, the first of which nothing is known before.
    private static func timeline() throws -> Report {
        let comparison = try Hostile.comparison()
        let moments: [UTCTime] = ["2026-11-20T03:00:00Z", "2026-11-21T03:00:00Z", "2026-11-22T03:00:00Z"]
        let nights = moments.enumerated().map { index, at in
            Timeline.Night(
                snapshot: index + 1, at: at, checkedAt: nil, quietNights: 0, isComplete: true, isPartial: false,
                resources: 3, comparison: index == 0 ? nil : comparison)
        }
        return Report(Timeline(site: "shop", nights: nights), .liveChat)
    }

    @Test func `a timeline is walked night by night, with links where no script runs`() async throws {
        let html = try Self.timeline().html
        #expect(html.contains("earlier: <a href=\"#g1\">") && html.contains("later: <a href=\"#g0\">"))
        let driver = """
            <script>
            function key(name) { document.body.dispatchEvent(new KeyboardEvent('keydown', {key: name, bubbles: true})); }
            function seen() { return Array.from(document.querySelectorAll('.group:not([hidden])'), g => g.id).join(''); }
            var shown = document.getElementById('shown'), said = [seen() === 'g0g1'];
            document.getElementById('earlier').click(); said.push(seen() === 'g0', shown.textContent.startsWith('night 2 of 2, '));
            key('p'); said.push(seen() === 'g1', shown.textContent.startsWith('night 1 of 2, '));
            key('j'); said.push(!!document.activeElement.closest('#g1'));
            key('p'); said.push(seen() === 'g1');
            key('ArrowRight'); said.push(seen() === 'g0');
            location.hash = '#g1';
            setTimeout(function () {
              said.push(seen() === 'g1');
              document.getElementById('clear').click(); said.push(seen() === 'g0g1', shown.textContent === '');
              document.documentElement.setAttribute('data-said', said.join());
            }, 500);
            </script>
            """
        let root = try await Self.root(of: html, driven: driver)
        #expect(root.contains("data-said=\"\(Array(repeating: "true", count: 11).joined(separator: ","))\""), "\(root)")
    }

    @Test(arguments: [500, 800, 1280])
    func `nothing stands beyond the edge of a page, however long the names are`(width: Int) async throws {
        let long = String(repeating: "Donaudampfschifffahrt", count: 12)
        let pages = try Hostile.reports().map(\.html) + [Self.timeline().html]
        let driver = """
            <script>
            var page = document.documentElement;
            var wide = Array.from(document.querySelectorAll('body *')).filter(function (part) {
              return part.getBoundingClientRect().right > page.clientWidth + 1 && getComputedStyle(part).position !== 'absolute';
            });
            page.setAttribute('data-said', innerWidth + ' ' + (page.scrollWidth <= page.clientWidth) + ' '
              + wide.slice(0, 5).map(function (part) { return part.tagName + '.' + part.className; }).join());
            </script>
            """
        for html in pages {
            let page = html.replacing("Greeting message", with: long)
            let root = try await Self.root(of: page, driven: driver, width: width)
            #expect(root.contains("data-said=\"\(width) true \""), "\(root)")
        }
    }

    @Test func `it is drawn, dark and light, wide and narrow`() async throws {
        let page = try Hostile.reports()[1].html
        let browser = try Browser()
        defer { browser.remove() }
        var pictures: [Data] = []
        for (width, isDark) in [(1400, false), (1400, true), (420, false)] {
            pictures.append(try await browser.picture(page, width: width, isDark: isDark))
        }
        #expect(Set(pictures).count == 3)
        for picture in pictures { #expect(picture.count > 20_000) }
    }
}
