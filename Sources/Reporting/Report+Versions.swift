package import Catalog
package import Diffing
import Wire

extension Report {
    /// A version of one resource.
    package struct Version: Sendable {
        package var kind: String
        package var address: String
        package var span: Span
        /// What changed from the version before.
        package var fields: [FieldChange]

        package init(kind: String, address: String, span: Span, fields: [FieldChange] = []) {
            self.kind = kind
            self.address = address
            self.span = span
            self.fields = fields
        }
    }

    /// The versions of one resource.
    /// - Parameters:
    ///   - versions: oldest first.
    ///   - unread: snapshots that could not read it.
    package init(
        versions: [Version], of address: String, on site: String, unread: [Unread] = [], frame: Frame = Frame(),
        _ catalog: Catalog? = nil
    ) {
        self.init(
            .versions(site: site, address: address), .versions,
            versions.enumerated().map { index, version in
                var change = Change(index, version)
                change.isWhole = index == 0
                return (version, change)
            }, unread, frame, catalog)
    }

    /// A resource field by field, each with the version that brought it.
    /// - Parameters:
    ///   - lines: in the order of the resource's members.
    ///   - versions: oldest first, without fields.
    ///   - unread: snapshots that could not read it.
    package init(
        blame lines: [Blame.Line], versions: [Version], of address: String, on site: String, unread: [Unread] = [],
        frame: Frame = Frame(), _ catalog: Catalog? = nil
    ) {
        let blamed = Blamed(site: site, address: address, lines: lines, versions: versions.map(\.span))
        let told = versions.enumerated().compactMap { index, version -> (Version, Change)? in
            var change = Change(index, version)
            change.fields = lines.filter { $0.version == index }.map {
                FieldChange(pointer: $0.pointer, from: nil, to: $0.shownValue)
            }
            (change.isWhole, change.isOpen) = (true, true)
            return change.fields.isEmpty ? nil : (version, change)
        }
        self.init(.blame(blamed), .blame, told, unread, frame, catalog)
    }

    /// - Parameter told: oldest first; the newest comes to stand first.
    private init(
        _ subject: Subject, _ words: Totals.Words, _ told: [(version: Version, change: Change)], _ unread: [Unread],
        _ frame: Frame, _ catalog: Catalog?
    ) {
        self.subject = subject
        known = catalog.map(KnownNames.init) ?? KnownNames()
        self.frame = frame
        groups = told.reversed().map { Group(title: [$0.version.span.first.name], changes: [$0.change]) }
        totals = Totals(words, of: told.map(\.change))
        add(.unread, isUrgent: true, unread.map(Notice.unread))
    }
}

extension Report.Change {
    fileprivate init(_ index: Int, _ version: Report.Version) {
        self.init(action: index == 0 ? .create : .update, kind: version.kind, address: version.address)
        fields = version.fields
        circumstance = .version(version.span)
    }
}
