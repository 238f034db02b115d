package import Wire

/// Which snapshots of a site to keep, in the words of restic's `forget`: so many of the last, and the newest of so many
/// days, weeks, months and years (UTC, ISO weeks).
///
/// A snapshot stands for every day on which a backup found the site to be so. So one that is still what the site is does
/// not grow old, and what is kept is what would be kept had every night made a snapshot of its own.
package struct Retention: Hashable, Sendable {
    package enum Period: String, Hashable, Sendable, CaseIterable {
        case day, week, month, year

        /// `daily`
        package var adverb: String { self == .day ? "daily" : rawValue + "ly" }
    }

    /// A length of time that ends with the newest backup.
    package struct Span: Hashable, Sendable {
        package let seconds: Int
        /// As the person wrote it: `30d`.
        package let text: String

        package init(seconds: Int, text: String) {
            self.seconds = seconds
            self.text = text
        }
    }

    package var last = 0
    package var periods: [Period: Int] = [:]
    package var within: Span?

    package init(last: Int = 0, periods: [Period: Int] = [:], within: Span? = nil) {
        self.last = last
        self.periods = periods
        self.within = within
    }

    /// Does it say nothing that is to be kept?
    package var isEmpty: Bool { last == 0 && within == nil && !periods.values.contains { $0 > 0 } }
}

extension Retention {
    /// What becomes of one snapshot.
    package struct Verdict: Hashable, Sendable {
        package let snapshot: SnapshotInfo
        /// Why it is kept; none: it goes.
        package internal(set) var reasons: [String]

        package var isKept: Bool { !reasons.isEmpty }
    }

    /// Judges the snapshots of one site.
    ///
    /// Whatever the rules say, the last complete snapshot of the whole site is kept, and the newest of all, which the next
    /// backup is compared with. Where the last complete one lost most of what the site had before, so is the one that still has
    /// it: a site that answered with nothing must not take the last good snapshot with it. Where several stand for a day or a year, the newest that is complete and of the whole site
    /// is taken for it.
    /// - Parameters:
    ///   - snapshots: oldest first.
    ///   - checks: by number, when later backups found the site to be as a snapshot has it.
    ///   - needed: by number, why something else needs a snapshot.
    package func verdicts(
        on snapshots: [SnapshotInfo], checks: [Int: [UTCTime]] = [:], needed: [Int: [String]] = [:]
    ) -> [Verdict] {
        var verdicts = snapshots.map { Verdict(snapshot: $0, reasons: []) }
        let moments = snapshots.map { [$0.at] + (checks[$0.number] ?? []) }
        for index in verdicts.indices.suffix(last) { verdicts[index].reasons.append("last snapshot") }
        if let within, let end = moments.joined().map(\.seconds).max() {
            for index in verdicts.indices
            where moments[index].contains(where: { $0.seconds > end - within.seconds }) {
                verdicts[index].reasons.append("within \(within.text)")
            }
        }
        for period in Period.allCases {
            guard let count = periods[period], count > 0 else { continue }
            keep(count, period, moments, &verdicts)
        }
        if let whole = verdicts.lastIndex(where: \.snapshot.isWhole) {
            verdicts[whole].reasons.append("last complete snapshot")
            keepWhatWasLost(&verdicts)
        }
        for index in verdicts.indices {
            verdicts[index].reasons += needed[verdicts[index].snapshot.number] ?? []
        }
        if let newest = verdicts.indices.last, !verdicts[newest].isKept {
            verdicts[newest].reasons.append("newest snapshot")
        }
        return verdicts
    }

    /// Keeps, of two complete snapshots that follow each other, the first where the second lost most of it and the last one of
    /// all has not got it back. Goes back to the beginning: after a second bad night it is still the night before the first
    /// that counts.
    private func keepWhatWasLost(_ verdicts: inout [Verdict]) {
        let whole = verdicts.indices.filter { verdicts[$0].snapshot.isWhole }
        guard let last = whole.last else { return }
        let left = verdicts[last].snapshot.resources
        for (before, after) in zip(whole, whole.dropFirst()) {
            let had = verdicts[before].snapshot.resources
            // What left, and not only by how much the number fell: another account in its place may have as much.
            let removed = verdicts[(before + 1)...after].reduce(0) { $0 + $1.snapshot.changes.removed }
            let isLost = max(had - verdicts[after].snapshot.resources, removed) * 2 > had
            guard isLost, after == last || left * 2 < had else { continue }
            verdicts[before].reasons.append(
                "snapshot \(verdicts[after].snapshot.number) lost most of what it has")
        }
    }

    private func keep(
        _ count: Int, _ period: Period, _ moments: [[UTCTime]], _ verdicts: inout [Verdict]
    ) {
        var standing: [Int: [Int]] = [:]
        for (index, moments) in moments.enumerated() {
            for key in Set(moments.map { $0.number(of: period) }) { standing[key, default: []].append(index) }
        }
        var chosen: [Int: Int] = [:]
        for (_, indices) in standing.sorted(by: { $0.key > $1.key }).prefix(count) {
            let best = indices.last { verdicts[$0].snapshot.isWhole } ?? indices.last
            if let best { chosen[best, default: 0] += 1 }
        }
        for (index, times) in chosen {
            let more = times > 1 ? " of \(times) \(period.rawValue)s" : ""
            verdicts[index].reasons.append("\(period.adverb) snapshot\(more)")
        }
        // As in restic: who asks for more years than there are gets the beginning too.
        guard standing.count < count else { return }
        let oldest = verdicts.firstIndex(where: \.snapshot.isWhole) ?? verdicts.indices.first
        if let oldest, chosen[oldest] == nil { verdicts[oldest].reasons.append("oldest \(period.adverb) snapshot") }
    }
}

extension SnapshotInfo {
    /// Nothing was left out, on purpose or for want of permission.
    package var isWhole: Bool { isComplete && !isPartial }
}

extension UTCTime {
    /// Numbers that grow with time and are equal for two moments of one period.
    fileprivate func number(of period: Retention.Period) -> Int {
        switch period {
        case .day: day.daysSince1970
        // Counted from Monday, 1969-12-29, with years before it rounded down.
        case .week:
            (day.daysSince1970 + 3 - ((day.daysSince1970 + 3) % 7 + 7) % 7) / 7
        case .month: day.year * 12 + day.month
        case .year: day.year
        }
    }
}
