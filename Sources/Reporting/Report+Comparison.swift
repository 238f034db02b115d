package import Catalog
package import Diffing
package import Wire

extension Report {
    /// The bodies of what only one side has, by their addresses. A comparison itself holds none.
    package struct Bodies: Sendable {
        package var added: [Address: JSONValue]
        package var removed: [Address: JSONValue]

        package init(added: [Address: JSONValue] = [:], removed: [Address: JSONValue] = [:]) {
            self.added = added
            self.removed = removed
        }
    }

    /// How two states differ.
    package init(
        _ comparison: Comparison, bodies: Bodies = Bodies(), scenery: Scenery = Scenery(), frame: Frame = Frame(),
        _ catalog: Catalog
    ) {
        subject = .comparison(
            present: comparison.present, wanted: comparison.wanted, isSure: comparison.isSure)
        self.scenery = scenery
        self.frame = frame
        known = KnownNames(catalog)
        isReturn = Self.isReturn(comparison, scenery)
        let changes = Self.changes(comparison, bodies, NamedFields(scenery), catalog)
        groups = Self.grouped(changes, known, catalog)
        totals = Totals(.comparison, of: changes)
        totals.unchanged = comparison.unchanged
        totals.ambiguous = comparison.ambiguous.count
        totals.unknown = comparison.unknown.count
        totals.notCarried = comparison.notCarried.count
        add(.ambiguous, isUrgent: true, comparison.ambiguous.map(Notice.ambiguous))
        add(
            .unknown, isUrgent: !comparison.isSure && comparison.isEmpty,
            comparison.unknown.map(Notice.unknown))
        add(.notCarried, comparison.notCarried.map(Notice.notCarried))
    }

    private static func isReturn(_ comparison: Comparison, _ scenery: Scenery) -> Bool {
        guard let present = scenery.present.at, let wanted = scenery.wanted.at, wanted <= present else { return false }
        // Within one second a site is what it became, and a snapshot what it was.
        let isLive = !comparison.present.contains("@") && comparison.wanted.contains("@")
        guard wanted < present || isLive else { return false }
        func site(_ label: String) -> Substring { label.prefix { $0 != "@" } }
        return site(comparison.present) == site(comparison.wanted)
    }

    /// What both sides have and what is added, by address, then what is removed.
    static func changes(
        _ comparison: Comparison, _ bodies: Bodies, _ naming: NamedFields, _ catalog: Catalog
    ) -> [Change] {
        let changed = comparison.changed.map { change in
            var entry = Change(.update, change.resource, catalog, naming)
            entry.fields = naming.named(change.fields, of: catalog[change.resource.kind])
            if change.wantedAddress != change.resource.address {
                entry.circumstance = .paired(address: change.wantedAddress.text, how: change.how)
            }
            return entry
        }
        let added = comparison.added.map { named in
            Change(.create, named, catalog, naming, body: bodies.added[named.address], .to)
        }
        let removed = comparison.removed.map { named in
            Change(.delete, named, catalog, naming, body: bodies.removed[named.address], .from)
        }
        return (changed + added).sorted { $0.address.precedesByBytes($1.address) } + removed
    }
}

extension Report.Change {
    fileprivate init(
        _ action: Report.Action, _ named: NamedResource, _ catalog: Catalog, _ naming: NamedFields,
        body: JSONValue? = nil,
        _ side: BodyFields.Side = .to
    ) {
        let kind = catalog[named.kind]
        self.init(action: action, kind: named.kind, address: named.address.text)
        isRow = kind?.isRowOfTable ?? false
        guard let body else { return }
        fields = naming.named(BodyFields(body, of: kind, side).fields, of: kind)
        isWhole = true
    }
}
