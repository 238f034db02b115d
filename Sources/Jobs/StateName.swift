package import Wire

/// A state that somebody names: something that can be compared or copied from.
package enum StateName: Hashable, Sendable {
    /// `prod`: the site as it is now.
    case live(site: String)
    /// `prod@latest`: the site's last complete snapshot.
    case latest(site: String)
    /// `prod@17` or `@17`: that snapshot of the store; with a site it must be one of that site.
    case snapshot(Int, site: String?)
    /// `prod@2026-11-20`: the last complete snapshot taken by the end of that day, UTC.
    case day(CalendarDay, site: String)
    /// `prod@-1`: the complete snapshot so many before the last one.
    case back(Int, site: String)
    /// `prod@yesterday`: the last complete snapshot taken by the end of yesterday, UTC.
    case yesterday(site: String)
    /// `./folder` or `file.ndjson`
    case export(path: String)

    package var isSnapshot: Bool {
        switch self {
        case .latest, .snapshot, .day, .back, .yesterday: true
        case .live, .export: false
        }
    }

    /// The site that is named in it.
    package var site: String? {
        switch self {
        case .live(let site), .latest(let site), .day(_, let site), .back(_, let site), .yesterday(let site): site
        case .snapshot(_, let site): site
        case .export: nil
        }
    }
}

extension StateName: CustomStringConvertible {
    package var description: String {
        switch self {
        case .live(let site): site
        case .latest(let site): "\(site)@latest"
        case .snapshot(let number, let site): "\(site ?? "")@\(number)"
        case .day(let day, let site): "\(site)@\(day)"
        case .back(let count, let site): "\(site)@-\(count)"
        case .yesterday(let site): "\(site)@yesterday"
        case .export(let path): path
        }
    }
}
