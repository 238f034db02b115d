import Catalog
import Diffing
import Reporting
import Store
import Wire

/// The snapshots that could not read the place of a resource whose versions are told: what it was like then nobody knows.
struct UnreadVersions {
    let snapshots: [(info: SnapshotInfo, reason: String)]

    /// - Parameter versions: of one resource, oldest first.
    init(_ versions: [StoredVersion], on site: String, _ reader: SnapshotReader) throws {
        guard let first = versions.first?.first.snapshot else {
            snapshots = []
            return
        }
        var paths: Set<String> = []
        for version in versions {
            var path = version.resource.path
            while !path.isEmpty {
                paths.insert(path.lowercased())
                path = ResourcePath.parent(of: path)
            }
        }
        snapshots = try reader.snapshots(of: site).filter { $0.number > first && !$0.isComplete }.compactMap { info in
            let gap = try reader.coverage(of: info.number).first {
                $0.state.isGap && paths.contains($0.path.lowercased())
            }
            return gap.map { (info, $0.words("\(site)@\(info.number)")) }
        }
    }

    var reported: [Report.Unread] { snapshots.map { Report.Unread(at: $0.info.at, reason: $0.reason) } }

    var document: JSONValue {
        .array(
            snapshots.map {
                ["snapshot": .integer($0.info.number), "at": .string($0.info.at), "reason": .string($0.reason)]
            })
    }
}
