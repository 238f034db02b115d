package import Catalog
package import Diffing
import Wire

extension Report {
    /// What each night brought to a site.
    package init(_ timeline: Timeline, _ catalog: Catalog) {
        self.init(
            subject: "history", title: [timeline.site],
            words: Words(create: "added", update: "changed", delete: "removed"))
        var gaps: [Notice] = []
        // The newest first: that is what people look for.
        for night in timeline.nights.reversed() {
            let changes = night.comparison.map { Self.changes($0, Bodies(), catalog) } ?? []
            if !changes.isEmpty {
                groups.append(
                    Group(title: ["snapshot \(night.snapshot)", night.at.dayAndMinute], changes: Self.ordered(changes)))
            }
            for unread in night.unread {
                gaps.append(
                    Notice(
                        mark: "?", address: unread.address,
                        text: "snapshot \(night.snapshot) of \(night.at): \(unread.reason)"))
            }
            if !night.isComplete, night.unread.isEmpty {
                gaps.append(Notice(mark: "?", text: "snapshot \(night.snapshot) of \(night.at) has gaps"))
            }
        }
        var group = groups.count
        for night in timeline.nights {
            if night.counts.total > 0 { group -= 1 }
            nights.append(Night(night, group: night.counts.total > 0 ? group : nil))
        }
        if let first = timeline.nights.first, let last = timeline.nights.last {
            facts = [
                Fact(name: "from", value: "snapshot \(first.snapshot), \(first.at.dayAndMinute)"),
                Fact(name: "to", value: "snapshot \(last.snapshot), \(last.at.dayAndMinute)"),
                Fact(name: "snapshots", value: "\(timeline.nights.count)"),
                Fact(name: "quiet nights", value: "\(timeline.nights.reduce(0) { $0 + $1.quietNights })"),
                Fact(name: "resources now", value: "\(last.resources)"),
            ]
        }
        isUnsure = !gaps.isEmpty
        if !gaps.isEmpty { notices.append(NoticeList(title: "Not read completely", items: gaps)) }
    }

    /// A version of one resource.
    package struct Version: Sendable {
        package var kind: String
        package var address: String
        /// `snapshot 7`
        package var name: String
        package var remarks: [String]
        /// What changed from the version before; or, to say where each field is from, what is still as it brought it.
        package var fields: [FieldChange]

        package init(kind: String, address: String, name: String, remarks: [String], fields: [FieldChange]) {
            self.kind = kind
            self.address = address
            self.name = name
            self.remarks = remarks
            self.fields = fields
        }
    }

    /// The versions of one resource, oldest first.
    /// - Parameters:
    ///   - unread: snapshots that could not read it, with the reason.
    ///   - isBlame: the fields are what each version brought that still stands.
    package init(
        versions: [Version], of address: String, on site: String, unread: [String] = [], isBlame: Bool = false
    ) {
        self.init(
            subject: "history", title: [site, address],
            words: Words(create: "first seen", update: isBlame ? "later" : "changed", delete: "removed"))
        isUnsure = !unread.isEmpty
        if isUnsure {
            notices.append(
                NoticeList(title: "Not read", isUrgent: true, items: unread.map { Notice(mark: "?", text: $0) }))
        }
        for (index, version) in versions.enumerated().reversed() where !isBlame || !version.fields.isEmpty {
            var change = Change(action: index == 0 ? .create : .update, kind: version.kind, address: version.address)
            change.remarks = version.remarks
            change.fields = version.fields
            change.isWhole = isBlame || index == 0
            change.isOpen = isBlame
            groups.append(Group(title: [version.name], changes: [change]))
        }
    }
}

extension Report.Night {
    fileprivate init(_ night: Timeline.Night, group: Int?) {
        var name = "snapshot \(night.snapshot), \(night.at.dayAndMinute)"
        if night.quietNights > 0 { name += ", \(night.quietNights) quiet after it" }
        if night.isPartial { name += ", in part" }
        self.init(name: name, counts: night.counts, group: group)
    }
}
