import Keeping
import SQLite
package import Wire

/// The journal of runs: what was meant is on the disk before it is sent, what came of it right after.
extension Store {
    /// Starts a run.
    /// - Parameter table: the fingerprint of the table of kinds that it goes by.
    /// - Throws: `planUsed` if this plan was carried out before.
    package func beginRun(
        plan: String, document: JSONValue, target: String, url: String, at: UTCTime, undoes: Int? = nil,
        table: String? = nil
    ) throws(StoreError) -> Int {
        let (number, isNew) = try durably { (database) throws(SQLiteError) in
            let used = try database.first("SELECT number FROM run WHERE plan = ?", .text(plan)) {
                (row) throws(SQLiteError) in try row.integer(0)
            }
            if let used { return (Int(clamping: used), false) }
            let number = try database.nextID(of: "run", column: "number")
            try database.insert(
                into: "run",
                [
                    .integer(number), .text(plan), .text(document.written()), .text(target), .text(url),
                    .text(Run.State.running.rawValue), .moment(at), .null, undoes.map { .integer(Int64($0)) } ?? .null,
                    .text(optional: table),
                ])
            return (Int(clamping: number), true)
        }
        guard isNew else { throw .planUsed(plan, run: number) }
        return number
    }

    /// Writes a step down, new or in place of what was written of it before.
    package func write(_ step: JournalStep, of run: Int, at: UTCTime) throws(StoreError) {
        try durably { (database) throws(SQLiteError) in
            try database.insert("REPLACE", into: "step", step.row(of: run, at: at))
        }
    }

    package func setState(_ state: Run.State, of run: Int, at: UTCTime?) throws(StoreError) {
        let known = try self.run(run)
        try durably { (database) throws(SQLiteError) in
            try database.insert(
                "REPLACE", into: "run",
                [
                    .integer(Int64(run)), .text(known.plan), .text(known.document.written()), .text(known.target),
                    .text(known.url), .text(state.rawValue), .moment(known.started),
                    .moment(optional: at ?? known.ended),
                    known.undoes.map { .integer(Int64($0)) } ?? .null, .text(optional: known.table),
                ])
        }
    }

    /// Every run, oldest first.
    package func runs() throws(StoreError) -> [Run] { try read { (reader) throws(StoreError) in try reader.runs() } }

    package func run(_ number: Int) throws(StoreError) -> Run {
        try read { (reader) throws(StoreError) in try reader.run(number) }
    }

    /// The steps of a run in the order in which they were begun.
    package func steps(of run: Int) throws(StoreError) -> [JournalStep] {
        try read { (reader) throws(StoreError) in try reader.steps(of: run) }
    }
}

/// The map between two sites.
extension Store {
    package func pairs(from source: String, to target: String) throws(StoreError) -> [RememberedPair] {
        try read { (reader) throws(StoreError) in try reader.pairs(from: source, to: target) }
    }

    /// Remembers pairs. What a person pinned is only replaced by a person.
    package func remember(
        _ pairs: [RememberedPair], from source: String, to target: String, run: Int? = nil
    ) throws(StoreError) {
        let pinned = Set(
            try self.pairs(from: source, to: target).filter { $0.how == .pinned }.map { [$0.kind, $0.sourceID] })
        let fresh = pairs.filter { $0.how == .pinned || !pinned.contains([$0.kind, $0.sourceID]) }
        guard !fresh.isEmpty else { return }
        try durably { (database) throws(SQLiteError) in
            for pair in fresh {
                try database.insert(
                    "REPLACE", into: "pair",
                    [
                        .text(source), .text(target), .text(pair.kind), .text(pair.sourceID), .text(pair.targetID),
                        .text(pair.how.rawValue), run.map { .integer(Int64($0)) } ?? .null, .moment(pair.at),
                    ])
            }
        }
    }

    /// Forgets a pair; false if there was none.
    package func forget(
        kind: String, sourceID: String, from source: String, to target: String
    ) throws(StoreError) -> Bool {
        try durably { (database) throws(SQLiteError) in
            try database.run(
                "DELETE FROM pair WHERE source = ? AND target = ? AND kind = ? AND source_id = ?", .text(source),
                .text(target), .text(kind), .text(sourceID))
            return database.changes > 0
        }
    }
}
