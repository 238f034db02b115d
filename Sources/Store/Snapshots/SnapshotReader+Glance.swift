package import Catalog
import Keeping
import SQLite
package import Wire

/// What can be asked on the way to something else: quickly, by its names alone, and without a write of any kind.
extension SnapshotReader {
    /// Opens a store of the present version; one that is older is not brought up to date and counts as missing.
    package init(glancingAt path: String) throws(StoreError) {
        let database = try StoreError.about { () throws(KeepingError) in
            try KeptFile(path, .store).openForReading(bringsUpToDate: false)
        }
        self.init(database, path: path)
    }

    /// One step below an address.
    package struct Step: Hashable, Sendable {
        package let address: Address
        /// Is there a resource of that address?
        package var isResource = false
        /// Is there something below it?
        package var hasMore = false
    }

    /// The addresses one step below one, in the order of their bytes.
    ///
    /// Asks the index once or twice for each, whatever stands below them.
    package func steps(below root: Address, in number: Int, limit: Int = 1000) throws(StoreError) -> [Step] {
        let snapshot = try selection(of: number)
        return try StoreError.about(path) { () throws(SQLiteError) in
            var steps: [Step] = []
            var places: [Address: Int] = [:]
            let (range, depth) = (root.rangeBelow, root.isSite ? 0 : root.depth + 1)
            var next = range.lowerBound
            while steps.count < limit {
                let found = try database.first(
                    Self.nextAddress, snapshot.site, snapshot.number, .text(next.text), .text(range.upperBound.text)
                ) { (row) throws(SQLiteError) in try row.text("address") }
                guard let found else { break }
                let lineage = Address(found).lineage
                let address = lineage[min(depth, lineage.count - 1)]
                let place = places[address] ?? steps.count
                if place == steps.count {
                    places[address] = place
                    steps.append(Step(address: address))
                }
                if address == lineage.last {
                    steps[place].isResource = true
                    // Nothing stands between an address and itself with a control character behind it.
                    next = Address(address.text + "\u{1}")
                } else {
                    steps[place].hasMore = true
                    next = address.rangeBelow.upperBound
                }
            }
            return steps.filter { $0.address != range.lowerBound }
        }
    }

    /// The newest runs of the journal, newest first.
    package func newestRuns(limit: Int) throws(StoreError) -> [(number: Int, target: String, started: UTCTime)] {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.rows(
                "SELECT number, target, started FROM run ORDER BY number DESC LIMIT ?", .integer(Int64(limit))
            ) { (row) throws(SQLiteError) in
                let number = Int(try row.integer("number"))
                return (number, try row.text("target"), try row.moment("started", of: "run \(number)"))
            }
        }
    }

    private static let nextAddress = """
        SELECT v.address FROM version v INDEXED BY version_address
        WHERE v.site = ?1 AND v.address >= ?3 AND v.address < ?4
            AND \(Condition.isSeen("v", by: "?2"))
        ORDER BY v.address LIMIT 1
        """
}
