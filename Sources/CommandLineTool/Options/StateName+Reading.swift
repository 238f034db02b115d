import Configuring
package import Jobs
import Wire

// States as they are written on the command line.
extension StateName {
    private static let forms =
        "write prod, prod@latest, prod@-1, prod@yesterday, prod@17, prod@2026-11-20, @17, ./folder or file.ndjson"

    /// - Throws: for what is none, with the forms that there are.
    package init(_ text: String) throws(UsageError) {
        if text.contains("/") || text.hasSuffix(".ndjson") {
            self = .export(path: text)
            return
        }
        guard let at = text.firstIndex(of: "@") else {
            if [".", ".."].contains(text) {
                throw UsageError("'\(text)' is no state", hint: "a folder is written with a slash: \(text)/")
            }
            self = .live(site: try Self.site(text, in: text))
            return
        }
        let site = at == text.startIndex ? nil : try Self.site(String(text[..<at]), in: text)
        self = try Self.snapshot(String(text[text.index(after: at)...]), site, in: text)
    }

    /// A snapshot where nothing else can be meant: there a bare number will do.
    package init(snapshot text: String) throws(UsageError) {
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            self = try Self.snapshot(text, nil, in: text)
            return
        }
        try self.init(text)
        guard isSnapshot else {
            throw UsageError("'\(text)' is no snapshot", hint: "write prod@latest, prod@17, prod@2026-11-20 or @17")
        }
    }

    private static func site(_ name: String, in text: String) throws(UsageError) -> String {
        guard let flaw = SiteName.flaw(of: name) else { return name }
        throw UsageError("'\(text)' is no state: the name of the site \(flaw)", hint: forms)
    }

    private static func snapshot(_ text: String, _ site: String?, in whole: String) throws(UsageError) -> Self {
        if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            guard let number = Int(text), number > 0 else {
                throw UsageError("'\(whole)' is no state: snapshots are numbered 1, 2, 3 and so on")
            }
            return .snapshot(number, site: site)
        }
        let day = CalendarDay(text)
        guard let site else {
            let isKnown =
                day != nil || text.isIdentical(to: "latest") || text.isIdentical(to: "yesterday") || text.hasPrefix("-")
            throw UsageError(
                "'\(whole)' is no state",
                hint: isKnown ? "say of which site, like prod\(whole)" : forms)
        }
        if text.isIdentical(to: "latest") { return .latest(site: site) }
        if text.isIdentical(to: "yesterday") { return .yesterday(site: site) }
        if let day { return .day(day, site: site) }
        if text.hasPrefix("-"), text.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) }),
            let count = Int(text.dropFirst()), count > 0
        {
            return .back(count, site: site)
        }
        throw UsageError(
            "'\(whole)' is no state: after the @ stands a number, a day, 'latest', 'yesterday' or how many back, like -1",
            hint: forms)
    }
}
