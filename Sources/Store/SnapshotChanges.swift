package import Catalog
import SQLite

/// What two snapshots of one site do not share. Both know what is shared, so nothing else is read.
package struct SnapshotChanges: Sendable {
    /// Only in the one, as it is there.
    package let present: [StoredResource]
    /// Only in the other.
    package let wanted: [StoredResource]
    /// How many are the same version in both.
    package let shared: Int
    /// Every place that one of those stands in, and the collections above them; all read completely in both.
    package let coverage: [Coverage]
}

extension SnapshotReader {
    /// The versions that only one of two snapshots has; nil where that says too little: snapshots of two sites, or a place
    /// that only one of them has read.
    package func changes(from present: SnapshotInfo, to wanted: SnapshotInfo) throws(StoreError) -> SnapshotChanges? {
        guard present.site.utf8.elementsEqual(wanted.site.utf8), present.purpose == wanted.purpose, !present.isPartial,
            !wanted.isPartial,
            present.isComplete, wanted.isComplete
        else { return nil }
        let (low, high) = (min(present.number, wanted.number), max(present.number, wanted.number))
        let site = try selection(of: present.number).site
        return try StoreError.about(path) { () throws(SQLiteError) in
            guard try isReadAlike(site, low, high) else { return nil }
            let ended = try versions(site, low, high, Self.ended)
            let begun = try versions(site, low, high, Self.begun)
            let isForward = present.number <= wanted.number
            var places: [String: Coverage] = [:]
            for resource in ended + begun {
                for place in Self.places(of: resource) { places[place.path] = place }
            }
            return SnapshotChanges(
                present: isForward ? ended : begun, wanted: isForward ? begun : ended,
                shared: (isForward ? present.resources - ended.count : wanted.resources - ended.count),
                coverage: places.values.sorted { $0.path < $1.path })
        }
    }

    /// Is there no place that was left out, or not there, in only one of the two?
    private func isReadAlike(_ site: Value, _ low: Int, _ high: Int) throws(SQLiteError) -> Bool {
        let odd = try database.first(
            """
            SELECT 1 FROM coverage q JOIN place p ON p.id = q.place
            WHERE p.site = ?1 AND q.state <> 'complete'
                AND (q.first <= ?2 AND (q.last IS NULL OR q.last >= ?2))
                    <> (q.first <= ?3 AND (q.last IS NULL OR q.last >= ?3))
            """, site, .integer(Int64(low)), .integer(Int64(high))
        ) { (row) throws(SQLiteError) in try row.integer(0) }
        return odd == nil
    }

    private func versions(
        _ site: Value, _ low: Int, _ high: Int, _ condition: String
    ) throws(SQLiteError) -> [StoredResource] {
        try database.rows(
            """
            SELECT p.kind, p.path || v.item, v.resource, v.address, c.digest, c.body
            FROM version v \(condition)
            """, site, .integer(Int64(low)), .integer(Int64(high))
        ) { (row) throws(SQLiteError) in try Self.resource(row, path) }
    }

    private static let complete = """
        AND EXISTS (SELECT 1 FROM coverage q WHERE q.place = v.place AND q.state = 'complete' AND q.first <= %
            AND (q.last IS NULL OR q.last >= %))
        """

    /// There at the first snapshot and not at the second.
    private static let ended = """
        INDEXED BY version_last CROSS JOIN place p ON p.id = v.place CROSS JOIN content c ON c.id = v.content
        WHERE v.site = ?1 AND v.last IS NOT NULL AND v.last >= ?2 AND v.last < ?3 AND v.first <= ?2

        """ + complete.replacingSnapshot(with: "?2")

    /// There at the second snapshot and not at the first.
    private static let begun = """
        INDEXED BY version_first CROSS JOIN place p ON p.id = v.place CROSS JOIN content c ON c.id = v.content
        WHERE v.site = ?1 AND v.first > ?2 AND v.first <= ?3 AND (v.last IS NULL OR v.last >= ?3)

        """ + complete.replacingSnapshot(with: "?3")

    /// The place of a resource and the collections that lead to it.
    private static func places(of resource: StoredResource) -> [Coverage] {
        var path = resource.id == nil ? resource.path : ResourcePath.parent(of: resource.path)
        var places: [Coverage] = []
        var kind = resource.kind
        while !path.isEmpty {
            places.append(Coverage(kind: kind, path: path, state: .complete))
            path = ResourcePath.parent(of: path)
            kind = path.split(separator: "/").last.map(String.init) ?? ""
        }
        return places
    }
}

extension String {
    fileprivate func replacingSnapshot(with number: String) -> String {
        split(separator: "%", omittingEmptySubsequences: false).joined(separator: number)
    }
}
