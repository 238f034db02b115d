import Catalog
import Diffing
import Jobs
import Reporting
import Store
import Wire

/// A resource as it is in the newest snapshot that has it, with where each of its fields is from.
struct BlamedResource {
    let site: String
    /// As it is called now; the one that was asked for may be an older name.
    let address: Address
    let path: String
    let versions: [StoredVersion]
    let lines: [Blame.Line]

    /// - Parameter versions: of whatever had that address at some time, oldest first, at least one.
    init(_ versions: [StoredVersion], at asked: Address, on site: String, _ catalog: Catalog) throws {
        self.site = site
        // Two may have had the name, one after the other; the one that has it now, or had it last, is meant.
        let namesakes = versions.filter { $0.resource.address == asked }
        let named = (namesakes.isEmpty ? versions : namesakes).max { left, right in
            (left.last?.snapshot ?? .max, left.first.snapshot) < (right.last?.snapshot ?? .max, right.first.snapshot)
        }
        let end = versions.lastIndex { $0.resource.path == named?.resource.path } ?? versions.endIndex - 1
        let newest = versions[end].resource
        address = newest.address
        path = newest.path
        // Its own versions, and those of one that was deleted and made anew under this name.
        let own = versions[...end].filter {
            $0.resource.path == newest.path || $0.resource.address == asked
        }
        self.versions = own
        guard let kind = catalog[newest.kind] else {
            lines = []
            return
        }
        lines = Blame(try own.map { try $0.resource.body() }, rules: BodyRules(kind)).lines
    }

    func report(unread: [Report.Unread], _ frame: Report.Frame, _ catalog: Catalog) -> Report {
        Report(
            blame: lines, versions: versions.map { Report.Version($0) }, of: address.text, on: site, unread: unread,
            frame: frame, catalog)
    }

    var document: JSONValue {
        [
            "site": .string(site), "address": .string(address.text), "path": .string(path),
            "until": versions.last?.last.map(\.document) ?? .null,
            "fields": .array(
                lines.map { line in
                    let moment = versions[line.version].first
                    var members = [JSONMember("pointer", .string(line.pointer.description))]
                    members.append(JSONMember("value", line.shownValue))
                    if line.isSecret { members.append(JSONMember("secret", true)) }
                    members.append(JSONMember("snapshot", .integer(moment.snapshot)))
                    members.append(JSONMember("at", .moment(moment.at)))
                    return .object(members)
                }),
        ]
    }
}

extension Report.Version {
    init(_ version: StoredVersion, isAnew: Bool = false, fields: [FieldChange] = []) {
        self.init(
            kind: version.resource.kind, address: version.resource.address.text,
            span: Report.Span(
                first: .init(snapshot: version.first.snapshot, at: version.first.at),
                last: version.last.map { .init(snapshot: $0.snapshot, at: $0.at) }, isAnew: isAnew),
            fields: fields)
    }
}

extension StoredVersion.Moment {
    var document: JSONValue { ["snapshot": .integer(snapshot), "at": .moment(at)] }
}
