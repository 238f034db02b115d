import Catalog
import Configuring
import Store
import Wire

/// A store in numbers, for a `FaultReport`.
struct StoreShape {
    private let path: String
    private let moment: UTCTime
    /// The sites of the configuration, whose places in it stand for their names.
    private let configured: [String]
    /// The kinds that may be named, since the program brings them along.
    private let known = Set(Site.API.allCases.flatMap { Configuration.builtIn($0).kinds.map(\.name) })

    init(_ path: String, _ workplace: Workplace?, _ moment: UTCTime) {
        self.path = path
        self.moment = moment
        configured = workplace?.configuration.sites.map(\.name) ?? []
    }

    var document: JSONValue {
        let (format, bytes) = SnapshotReader.shape(of: path)
        var document: JSONValue = [
            "state": "read", "format": format.map(JSONValue.integer) ?? .null, "bytes": .integer(bytes),
        ]
        do throws(StoreError) {
            // A report changes nothing: a store of an earlier version stays what it is, and counts as missing to this reader.
            let reader = try SnapshotReader(glancingAt: path)
            let sites = try reader.sites().map(\.name)
            let strangers = sites.filter { !configured.contains($0) }
            var shapes: [JSONValue] = []
            for (index, name) in (configured.filter(sites.contains) + strangers).enumerated() {
                let number =
                    configured.firstIndex(of: name) ?? configured.count + index - (sites.count - strangers.count)
                shapes.append(try shape(of: name, number + 1, reader))
            }
            document.set("sites", .array(shapes))
            document.set("runs", try runs(reader))
        } catch {
            let isOlder = format.map { $0 > 0 && $0 < SnapshotReader.format } ?? false
            document.set("state", .string(isOlder ? "older" : error.word))
        }
        return document
    }

    private func shape(of name: String, _ number: Int, _ reader: SnapshotReader) throws(StoreError) -> JSONValue {
        let snapshots = try reader.snapshots(of: name)
        var shape: JSONValue = [
            "site": .integer(number), "snapshots": .integer(snapshots.count),
            "complete": .integer(snapshots.count { $0.isComplete }),
            "readForPlans": .integer(try reader.snapshots(of: name, for: .planning).count),
        ]
        if let newest = snapshots.last { shape.set("newest", try self.shape(of: newest, reader)) }
        return shape
    }

    private func shape(of snapshot: SnapshotInfo, _ reader: SnapshotReader) throws(StoreError) -> JSONValue {
        var counts: [String: Int] = [:]
        var gaps: [String: Int] = [:]
        for coverage in try reader.coverage(of: snapshot.number) {
            let kind = known.contains(coverage.kind) ? coverage.kind : "taught"
            counts[kind, default: 0] += coverage.count
            if coverage.state != .complete { gaps[kind + " " + coverage.state.rawValue, default: 0] += 1 }
        }
        return [
            "hoursAgo": .integer(max(0, (moment.seconds - (snapshot.checkedAt ?? snapshot.at).seconds) / 3600)),
            "complete": .bool(snapshot.isComplete), "partial": .bool(snapshot.isPartial),
            "resources": .integer(snapshot.resources), "requests": .integer(snapshot.requests),
            "seconds": .number(String(Int(snapshot.seconds.rounded(.up)))),
            "table": snapshot.table.map(JSONValue.string) ?? .null,
            "kinds": Self.counted(counts), "notRead": Self.counted(gaps),
        ]
    }

    private func runs(_ reader: SnapshotReader) throws(StoreError) -> JSONValue {
        let runs = try reader.runs()
        var states: [String: Int] = [:]
        for run in runs { states[run.state.rawValue, default: 0] += 1 }
        var steps: [String: Int] = [:]
        if let last = runs.last {
            for step in try reader.steps(of: last.number) { steps["\(step.action) \(step.state)", default: 0] += 1 }
        }
        return ["states": Self.counted(states), "stepsOfTheLast": Self.counted(steps)]
    }

    /// Sorted, since a dictionary's order is chance.
    private static func counted(_ counts: [String: Int]) -> JSONValue {
        .object(counts.sorted { $0.key < $1.key }.map { JSONMember($0.key, .integer($0.value)) })
    }
}
