package import Wire

/// A state as it is written on the command line: something that can be compared or copied from.
package enum StateName: Hashable, Sendable {
    /// `prod`: the site as it is now.
    case live(site: String)
    /// `prod@latest`: the site's last complete snapshot.
    case latest(site: String)
    /// `prod@17` or `@17`: that snapshot of the store; with a site it must be one of that site.
    case snapshot(Int, site: String?)
    /// `prod@2026-11-20`: the last complete snapshot taken by the end of that day, UTC.
    case day(CalendarDay, site: String)
    /// `./folder` or `file.ndjson`
    case export(path: String)

    private static let forms = "write prod, prod@latest, prod@17, prod@2026-11-20, @17, ./folder or file.ndjson"

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

    package var isSnapshot: Bool {
        switch self {
        case .latest, .snapshot, .day: true
        case .live, .export: false
        }
    }

    /// The site that is named in it.
    package var site: String? {
        switch self {
        case .live(let site), .latest(let site), .day(_, let site): site
        case .snapshot(_, let site): site
        case .export: nil
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
            let isKnown = day != nil || text.isIdentical(to: "latest")
            throw UsageError(
                "'\(whole)' is no state",
                hint: isKnown ? "say of which site, like prod\(whole)" : forms)
        }
        if text.isIdentical(to: "latest") { return .latest(site: site) }
        if let day { return .day(day, site: site) }
        throw UsageError("'\(whole)' is no state: after the @ stands a number, a day or 'latest'", hint: forms)
    }
}

extension StateName: CustomStringConvertible {
    package var description: String {
        switch self {
        case .live(let site): site
        case .latest(let site): "\(site)@latest"
        case .snapshot(let number, let site): "\(site ?? "")@\(number)"
        case .day(let day, let site): "\(site)@\(day)"
        case .export(let path): path
        }
    }
}
