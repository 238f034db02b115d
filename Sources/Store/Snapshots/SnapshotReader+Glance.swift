import Keeping
import SQLite
import Wire

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
        package let address: String
        /// Is there a resource of that address?
        package var isResource = false
        /// Is there something below it?
        package var hasMore = false
    }

    /// The addresses one step below one that ends in a slash, or at the top where it is empty, in the order of their bytes.
    ///
    /// Asks the index once or twice for each, whatever stands below them.
    package func steps(below root: String, in number: Int, limit: Int = 1000) throws(StoreError) -> [Step] {
        let snapshot = try selection(of: number)
        return try StoreError.about(path) { () throws(SQLiteError) in
            var steps: [Step] = []
            var places: [String: Int] = [:]
            var next = root
            while steps.count < limit {
                let found = try database.first(
                    Self.nextAddress, snapshot.site, snapshot.number, .text(next), .text(Self.end(of: root))
                ) { (row) throws(SQLiteError) in try row.text("address") }
                guard let found else { break }
                let rest = found.utf8.dropFirst(root.utf8.count)
                let slash = rest.firstIndex(of: UInt8(ascii: "/"))
                let address = slash.map { String(found[..<$0]) } ?? found
                let place = places[address] ?? steps.count
                if place == steps.count {
                    places[address] = place
                    steps.append(Step(address: address))
                }
                if slash == nil {
                    steps[place].isResource = true
                    // Nothing stands between an address and itself with a control character behind it.
                    next = address + "\u{1}"
                } else {
                    steps[place].hasMore = true
                    next = address + "0"
                }
            }
            return steps.filter { !$0.address.utf8.elementsEqual(root.utf8) }
        }
    }

    /// The newest runs of the journal, newest first.
    package func newestRuns(limit: Int) throws(StoreError) -> [(number: Int, target: String, started: String)] {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.rows(
                "SELECT number, target, started FROM run ORDER BY number DESC LIMIT ?", .integer(Int64(limit))
            ) { (row) throws(SQLiteError) in
                (Int(try row.integer("number")), try row.text("target"), try row.text("started"))
            }
        }
    }

    /// The byte after '/' is '0', and no address begins with one above those of letters.
    private static func end(of root: String) -> String { root.isEmpty ? "\u{7F}" : root.dropLast() + "0" }

    private static let nextAddress = """
        SELECT v.address FROM version v INDEXED BY version_address
        WHERE v.site = ?1 AND v.address >= ?3 AND v.address < ?4
            AND \(Condition.isSeen("v", by: "?2"))
        ORDER BY v.address LIMIT 1
        """
}
