import Catalog
import Configuring
import Jobs
import Reporting
import Wire

// What doctor found out about a site, for people and for scripts.
extension Examination {
    var exitCode: ExitCode {
        let code: ExitCode =
            gaps.contains { $0.state == .forbidden }
            ? .refused : gaps.contains { $0.state == .failed } ? .incomplete : .done
        return mismatch == nil ? code : code.orWorse(.guarded)
    }

    var document: JSONValue {
        [
            "credential": .string(isAnswered ? "accepted" : "unknown"), "kinds": .array(coverage.map(\.document)),
            "lookups": .object(lookups.sorted { $0.key < $1.key }.map { JSONMember($0.key, .integer($0.value)) }),
            "estimate": [
                "requests": .integer(estimate.requests), "seconds": .number(Wording.milliseconds(estimate.seconds)),
            ],
            "requests": .integer(requests), "account": account.map(JSONValue.string) ?? .null,
        ]
    }

    func lines(_ session: Session) -> [Shown] { lines(session.name, session.site, session.catalog) }

    /// Of a site that is not configured yet.
    func lines(of site: Site, _ catalog: Catalog) -> [Shown] { lines(site.name, site, catalog) }

    private func lines(_ name: String, _ site: Site?, _ catalog: Catalog) -> [Shown] {
        let readable = coverage.count - gaps.count
        let accepted = isAnswered ? "accepted" : "not looked at by this host"
        var lines: [Shown] = [
            "\(name, .strong)  \(site?.url.description ?? "", .faint)",
            "  credential  \(accepted); \(readable) of \(coverage.count) places can be read",
        ]
        lines += gaps.map { line(of: $0, catalog) }
        lines += catalog.uncovered.map { "  \("uncovered", .faint)   \($0.name): \($0.reason)" }
        lines += warnings.map { "  \("warning", .changed)     \($0)" }
        lines.append("  backup      about \(cost(site))")
        if let mismatch { lines.append("  \("account", .removed)     \(mismatch.message)") }
        return lines
    }

    private func line(of gap: Coverage, _ catalog: Catalog) -> Shown {
        let permission = catalog[gap.kind]?.permission
        let need = gap.state == .forbidden ? permission.map { "; needs '\($0)'" } ?? "" : ""
        let state = gap.state.rawValue
        let blanks = String(repeating: " ", count: max(2, 12 - state.utf8.count))
        return "  \(state, .changed)\(blanks)\(gap.path): \(gap.reason ?? "")\(need)"
    }

    private func cost(_ site: Site?) -> String {
        let rate = site?.rate.map {
            "\(Wording.duration(estimate.seconds)) at \($0.requests) requests in \(Wording.duration(Double($0.seconds)))"
        }
        return
            "\(Wording.count(estimate.requests, "request")) for \(Wording.count(parents, "campaign")), \(rate ?? "without a limit")"
    }
}

/// How old the last complete snapshot of a site is.
struct SnapshotAge {
    private let site: String
    private let newest: UTCTime?
    /// Seconds.
    private let age: Double?
    private let limit: Double?

    var isTooOld: Bool { limit.map { limit in age.map { $0 > limit } ?? true } ?? false }

    /// - Parameter limit: the age that is too old, in seconds.
    init(_ session: Session, limit: Double?) throws {
        site = session.name
        newest = try session.newestCheck()
        age = newest.map { max(0, session.outside.now() - Double($0.seconds)) }
        self.limit = limit
    }

    func add(to document: inout JSONValue) {
        document.set("lastComplete", newest.map(JSONValue.moment) ?? .null)
        document.set("ageSeconds", age.map { .integer(Int(min($0, 1e12))) } ?? .null)
        document.set("tooOld", .bool(isTooOld))
    }

    /// - Parameters:
    ///   - isAlone: the site was named above; else one line a site, so that they make a table.
    ///   - widest: columns of the longest name.
    func line(isAlone: Bool, widest: Int) -> Shown {
        let words: Shown =
            newest.map { "\($0), \(Wording.duration(age ?? 0)) ago" } ?? "\("none in the store", .changed)"
        let verdict: Shown = isTooOld ? "  \("too old: more than \(Wording.duration(limit ?? 0))", .removed)" : ""
        if isAlone { return "  snapshot    " + words + verdict }
        let name: Shown = "\(site, .strong)"
        let blanks = Shown(String(repeating: " ", count: max(0, widest - name.displayWidth)))
        return "  " + name + blanks + "  snapshot  " + words + verdict
    }
}
