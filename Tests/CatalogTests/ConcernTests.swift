import Catalog
import Foundation
import Testing
import Wire

/// How much things matter, which is in no fingerprint and changes nothing that is read or written.
struct ConcernTests {
    private static let tables = [Catalog.liveChat, .liveChat4]

    @Test(arguments: tables.indices) func `a table is the same table, however much its things matter`(_ index: Int) {
        let table = Self.tables[index]
        let plain = table.kinds.map { kind in
            var kind = kind
            (kind.concern, kind.weighty) = (.usual, [])
            return kind
        }
        #expect(plain != table.kinds)
        #expect(Catalog(plain, api: table.api).fingerprint == table.fingerprint)
    }

    @Test(arguments: tables.indices) func `a row says it where it is not as usual, and is read back`(_ index: Int)
        throws
    {
        for kind in Self.tables[index].kinds {
            let row = try #require([kind].rows.first)
            #expect((row["concern"] == nil) == (kind.concern == .usual), "\(kind.name)")
            #expect((row["weighty"] == nil) == kind.weighty.isEmpty, "\(kind.name)")
            #expect(try JSONDecoder().decode([Kind].self, from: Data([kind].rowBytes)) == [kind])
        }
    }

    @Test(arguments: tables.indices) func `each table has things that matter and things that do not`(_ index: Int) {
        let concerns = Set(Self.tables[index].configuration.map(\.concern))
        #expect(concerns == Set(Concern.allCases))
    }

    @Test(arguments: [
        ("/customSMTPServer/port", Concern.high), ("/CustomJS", .high), ("/greetingMessage", .low), ("/custom", .low),
    ]) func `a member that matters is found wherever it stands`(_ pointer: String, _ concern: Concern) throws {
        let kind = try #require(Catalog.liveChat["chatWindow"])
        #expect(kind.concern(of: [try #require(JSONPointer(pointer))]) == concern)
    }
}
