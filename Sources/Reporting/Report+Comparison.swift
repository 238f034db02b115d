package import Catalog
package import Diffing
package import Wire

extension Report {
    /// The bodies of what only one side has, by their addresses. A comparison itself holds none.
    package struct Bodies: Sendable {
        package var added: [String: JSONValue]
        package var removed: [String: JSONValue]

        package init(added: [String: JSONValue] = [:], removed: [String: JSONValue] = [:]) {
            self.added = added
            self.removed = removed
        }
    }

    /// How two states differ.
    package init(_ comparison: Comparison, bodies: Bodies = Bodies(), _ catalog: Catalog) {
        self.init(
            subject: "diff", title: [comparison.present, comparison.wanted],
            words: Words(create: "to add", update: "to change", delete: "to remove"))
        groups = Self.grouped(Self.changes(comparison, bodies, catalog), catalog)
        unchanged = comparison.unchanged
        if !comparison.ambiguous.isEmpty {
            notices.append(
                NoticeList(
                    title: "Which is which?", isUrgent: true,
                    items: comparison.ambiguous.map { Notice(mark: "!", address: $0.address, text: $0.reason) }))
            remarks.append("\(comparison.ambiguous.count) ambiguous")
        }
        if !comparison.unknown.isEmpty {
            notices.append(
                NoticeList(
                    title: "Not compared", isUrgent: !comparison.isSure && comparison.isEmpty,
                    items: comparison.unknown.map { Notice(mark: "?", address: $0.address, text: $0.reason) }))
            remarks.append("\(comparison.unknown.count) unknown")
            isUnsure = !comparison.isSure
        }
        if !comparison.notCarried.isEmpty {
            notices.append(
                NoticeList(title: "Not carried over", items: comparison.notCarried.map(Notice.init)))
            remarks.append("\(comparison.notCarried.count) not carried")
        }
    }

    static func changes(_ comparison: Comparison, _ bodies: Bodies, _ catalog: Catalog) -> [Change] {
        let changed = comparison.changed.map { change in
            var entry = Change(.update, change.resource, catalog)
            entry.fields = change.fields
            if !change.wantedAddress.isIdentical(to: change.resource.address) {
                entry.remarks.append("is \(change.wantedAddress), matched by \(change.how.words)")
            }
            return entry
        }
        let added = comparison.added.map { named in
            Change(.create, named, catalog, body: bodies.added[named.address], .to)
        }
        let removed = comparison.removed.map { named in
            Change(.delete, named, catalog, body: bodies.removed[named.address], .from)
        }
        return (changed + added).sorted { $0.address.precedesByBytes($1.address) } + removed
    }
}

extension Report.Change {
    fileprivate init(
        _ action: Report.Action, _ named: Named, _ catalog: Catalog, body: JSONValue? = nil,
        _ side: BodyFields.Side = .to
    ) {
        let kind = catalog[named.kind]
        self.init(action: action, kind: named.kind, address: named.address)
        isRow = kind?.isRowOfTable ?? false
        guard let body else { return }
        fields = BodyFields(body, of: kind, side).fields
        isWhole = true
    }
}
