import Catalog
import Diffing
import Exchange
import Reporting
import Store
import Wire

/// Every version of one resource, each with what changed from the one before.
struct ResourceHistory {
    let site: String
    let address: Address
    let versions: [Version]

    struct Version {
        let stored: StoredVersion
        let body: JSONValue
        let fields: [FieldChange]
        let isAnew: Bool
        let kind: Kind?
    }

    /// - Parameter versions: oldest first.
    init(_ versions: [StoredVersion], of address: Address, on site: String, _ catalog: Catalog) throws {
        self.site = site
        self.address = address
        var previous: (path: String, body: JSONValue)?
        self.versions = try versions.map { stored in
            let body = try stored.resource.body()
            defer { previous = (stored.resource.path, body) }
            return Version(
                stored: stored, body: body,
                fields: Self.changes(from: previous?.body, to: body, catalog[stored.resource.kind]),
                isAnew: previous.map { $0.path != stored.resource.path } ?? false,
                kind: catalog[stored.resource.kind])
        }
    }

    /// Without what the service sets on its own, and with secrets masked.
    private static func changes(from old: JSONValue?, to new: JSONValue, _ kind: Kind?) -> [FieldChange] {
        guard let old, let kind else { return [] }
        return BodyComparison(present: old, wanted: new, rules: BodyRules(kind)).changes
    }

    func report(unread: [Report.Unread], _ frame: Report.Frame, _ catalog: Catalog) -> Report {
        Report(
            versions: versions.map { Report.Version($0.stored, isAnew: $0.isAnew, fields: $0.fields) },
            of: address.text,
            on: site, unread: unread,
            frame: frame, catalog)
    }

    var document: JSONValue {
        [
            "site": .string(site), "address": .string(address.text),
            "versions": .array(versions.map(\.document)),
        ]
    }
}

extension ResourceHistory.Version {
    fileprivate var document: JSONValue {
        let resource = stored.resource
        let shown = kind.map { SecretMask.masked(body, kind: $0) } ?? body
        return [
            "path": .string(resource.path), "id": resource.id.map(JSONValue.string) ?? .null,
            "first": stored.first.document, "last": stored.last.map(\.document) ?? .null,
            "fields": .array(fields.map(\.document)), "body": shown,
        ]
    }
}
