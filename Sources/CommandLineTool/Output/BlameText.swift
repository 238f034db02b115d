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
    let address: String
    let path: String
    let versions: [StoredVersion]
    let lines: [Blame.Line]

    /// - Parameter versions: of whatever had that address at some time, oldest first, at least one.
    init(_ versions: [StoredVersion], at asked: String, on site: String, _ catalog: Catalog) throws {
        self.site = site
        // Two may have had the name, one after the other; the one that has it now, or had it last, is meant.
        let namesakes = versions.filter { $0.resource.address.isIdentical(to: asked) }
        let named = (namesakes.isEmpty ? versions : namesakes).max { left, right in
            (left.last?.snapshot ?? .max, left.first.snapshot) < (right.last?.snapshot ?? .max, right.first.snapshot)
        }
        let end = versions.lastIndex { $0.resource.path == named?.resource.path } ?? versions.endIndex - 1
        let newest = versions[end].resource
        address = newest.address
        path = newest.path
        // Its own versions, and those of one that was deleted and made anew under this name.
        let own = versions[...end].filter {
            $0.resource.path == newest.path || $0.resource.address.isIdentical(to: asked)
        }
        self.versions = own
        guard let kind = catalog[newest.kind] else {
            lines = []
            return
        }
        lines = Blame(try own.map { try $0.resource.body() }, rules: BodyRules(kind)).lines
    }

    var document: JSONValue {
        [
            "site": .string(site), "address": .string(address), "path": .string(path),
            "until": versions.last?.last.map(\.document) ?? .null,
            "fields": .array(
                lines.map { line in
                    let moment = versions[line.version].first
                    var members = [JSONMember("pointer", .string(line.pointer.description))]
                    members.append(JSONMember("value", line.shownValue))
                    if line.isSecret { members.append(JSONMember("secret", true)) }
                    members.append(JSONMember("snapshot", .integer(moment.snapshot)))
                    members.append(JSONMember("at", .string(moment.at)))
                    return .object(members)
                }),
        ]
    }
}

extension BlamedResource {
    /// Version by version, each with the fields that are still as it brought them.
    var reported: [Report.Version] {
        versions.enumerated().map { number, version in
            Report.Version(
                kind: version.resource.kind, address: version.resource.address, name: version.first.name, remarks: [],
                fields: lines.filter { $0.version == number }.map {
                    FieldChange(pointer: $0.pointer, from: nil, to: $0.shownValue)
                })
        }
    }
}

/// Where each field is from, a line a field.
struct BlameText {
    let console: Console

    func show(_ resource: BlamedResource, _ unread: UnreadVersions) {
        if console.json {
            var document = resource.document
            document.set("unread", unread.document)
            return console.document(document)
        }
        if let end = resource.versions.last?.last {
            console.note("\(resource.address) was last there in snapshot \(end.snapshot) (\(end.at))")
        }
        var table = Table([.init("SNAPSHOT", .right), .init("DATE", isFixed: true), .init("FIELD"), .init("VALUE")])
        let newest = resource.versions.last?.first.snapshot
        for line in resource.lines {
            let moment = resource.versions[line.version].first
            let isNewest = moment.snapshot == newest && resource.versions.count > 1
            table.add([
                "\(moment.snapshot, isNewest ? .changed : .faint)",
                "\(String(moment.at.prefix(10)), isNewest ? .changed : .faint)",
                "\(line.pointer.description)", "\(line.shownValue.written())",
            ])
        }
        console.result(table)
        console.result(unread.lines)
    }
}

extension StoredVersion.Moment {
    var name: String { "snapshot \(snapshot), \(at.dayAndMinute)" }

    var document: JSONValue { ["snapshot": .integer(snapshot), "at": .string(at)] }
}
