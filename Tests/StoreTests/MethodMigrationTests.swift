import Catalog
import Foundation
import Keeping
import SQLite
import Store
import Testing
import TestSupport
import Wire

/// A store in which steps did not say their method, nor snapshots and runs their table of kinds.
struct MethodMigrationTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try write([], to: folder.store)
        try edit(StoresOfOld.script(StoresOfOld.format5))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.store)
    }

    private func edit(_ script: String) throws { try Database(file: folder.store, .readWrite).execute(script) }

    private func ask(_ sql: String) throws -> [String] {
        try Database(file: folder.store, .unchanging).rows(sql) { (row) throws(SQLiteError) in try row.text(0) }
    }

    @Test(arguments: [false, true])
    func `all runs and snapshots are there, and nothing is wrong with them`(isReading: Bool) throws {
        if !isReading { _ = try Store(at: folder.store) }
        let reader = try SnapshotReader(folder.store)
        #expect(reader.check() == [])
        #expect(try reader.snapshots().map(\.number) == [1, 2, 3])
        #expect(try reader.snapshots().map(\.table) == [nil, nil, nil])
        #expect(try reader.addresses(in: 1).count == 189)
        let runs = try reader.runs()
        #expect(runs.map(\.number) == [1, 2, 3, 4])
        #expect(runs.map(\.undoes) == [nil, nil, nil, 2])
        #expect(runs.allSatisfy { $0.table == nil && $0.document["id"]?.text == $0.plan })
        #expect(try reader.pairs(from: "shop", to: "copy").contains { $0.how == .pinned })
    }

    @Test func `each step says by which request it was done`() throws {
        let reader = try SnapshotReader(folder.store)
        let first = try reader.steps(of: 1)
        #expect(first.count == 10)
        #expect(first.first?.action == .update && first.first?.method == .put && first.first?.before != nil)
        #expect(first.dropFirst().allSatisfy { $0.action == .create && $0.method == .post && $0.sent != nil })
        #expect(try reader.steps(of: 2).map(\.method) == [.post])
        #expect(try reader.steps(of: 4).map(\.method) == [.delete])
        #expect(try reader.steps(of: 4).map(\.action) == [.delete])
        let killed = try #require(try reader.steps(of: 3).last)
        #expect(killed.state == .intent && killed.action == .create && killed.method == .post)
        #expect(killed.known == [])
    }

    @Test func `what sent nothing has no method, and what the service had made was changed`() throws {
        // Not as they were written; what follows from their columns follows all the same.
        try edit(
            """
            UPDATE step SET sent = NULL WHERE run = 1 AND operation = '2';
            UPDATE step SET before = '{}' WHERE run = 1 AND operation = '3';
            """)
        _ = try Store(at: folder.store)
        #expect(
            try ask(
                "SELECT operation || ' ' || coalesce(method, '-') FROM step WHERE run = 1 AND operation < '5' ORDER BY 1"
            )
                == ["1 PUT", "10 POST", "2 -", "3 PUT", "4 POST"])
    }

    @Test(arguments: [
        ("UPDATE step SET path = '/elsewhere' WHERE run = 1 AND operation = '4'", "table step"),
        ("UPDATE run SET url = 'https://elsewhere.example' WHERE number = 1", "table run"),
        ("UPDATE snapshot SET requests = 1 WHERE number = 1", "table snapshot"),
    ])
    func `a row that decayed gets no new seal, and all others are read`(decay: String, place: String) throws {
        try edit(decay)
        let reader = try SnapshotReader(folder.store)
        let findings = reader.check()
        #expect(findings.count == 1 && findings.first?.place.hasPrefix(place) == true, "\(findings)")
        #expect(try reader.steps(of: 2).count == 1)
        #expect(try reader.snapshots().count == 3)
        switch place {
        case "table step": #expect(throws: StoreError.self) { try reader.steps(of: 1) }
        case "table run": #expect(throws: StoreError.self) { try reader.run(1) }
        default: break
        }
    }

    @Test(arguments: [
        "UPDATE step SET action = 'creaze' WHERE run = 2", "ALTER TABLE step ADD COLUMN more TEXT",
        "ALTER TABLE step DROP COLUMN error", "ALTER TABLE run DROP COLUMN url",
    ])
    func `what can't be brought up to date leaves the store as it was`(decay: String) throws {
        try edit(decay)
        for open in [{ _ = try Store(at: folder.store) }, { _ = try SnapshotReader(folder.store) }]
            as [() throws -> Void]
        {
            let error = try #require(throws: StoreError.self) { try open() }
            guard case .file(.damaged) = error else {
                Issue.record("\(error)")
                continue
            }
        }
        #expect(try ask("SELECT count(*) || '' FROM step") == ["21"])
        #expect(try ask("SELECT name FROM pragma_table_info('step') WHERE name = 'method'") == [])
    }

    @Test func `what people added stays`() throws {
        try edit(
            """
            CREATE INDEX mine ON step (kind); CREATE VIEW numbers AS SELECT number FROM run;
            CREATE VIEW old AS SELECT at FROM snapshot; CREATE TABLE note (run INTEGER REFERENCES run, text TEXT);
            INSERT INTO note VALUES (1, 'hers');
            """)
        _ = try Store(at: folder.store)
        #expect(try ask("SELECT name FROM sqlite_schema WHERE tbl_name = 'step' AND sql LIKE '%(kind)'") == ["mine"])
        #expect(try ask("SELECT n.text || count(*) FROM numbers, note n") == ["hers4"])
        #expect(try ask("SELECT count(*) || '' FROM old") == ["7"])
        #expect(try SnapshotReader(folder.store).check() == [])
    }

    @Test func `what comes goes on from what was there`() async throws {
        let store = try Store(at: folder.store)
        try await store.setState(.interrupted, of: 3, at: night(29))
        let run = try await store.beginRun(
            plan: "new", document: [:], target: "shop", url: "u", at: night(29), table: "0123456789ab")
        #expect(run == 5)
        #expect(try await store.runs().map(\.table) == [nil, nil, nil, nil, "0123456789ab"])
        #expect(try await store.crawl(SampleSite(), of: "shop", at: night(29)).snapshot.number == 4)
        try await store.forget([1], of: "shop")
        let reader = try SnapshotReader(folder.store)
        #expect(reader.check() == [])
        #expect(try reader.snapshots().map(\.number) == [2, 3, 4])
    }
}
