import Catalog
import Testing

/// What tells one table of kinds from another.
struct FingerprintTests {
    @Test func `it stands for the rows and for nothing else`() {
        let table = Catalog.liveChat
        #expect(table.fingerprint.utf8.count == 12)
        #expect(Catalog(table.kinds).fingerprint == table.fingerprint)
        #expect(table.fingerprint == table.fingerprint)
    }

    @Test func `every row counts, and so does whatever a row says`() {
        let table = Catalog.liveChat
        var prints = Set(
            table.kinds.indices.map { index in
                var kinds = table.kinds
                kinds.remove(at: index)
                return Catalog(kinds).fingerprint
            })
        prints.formUnion(
            table.kinds.indices.map { index in
                var kinds = table.kinds
                kinds[index].secrets.append("somethingElse")
                return Catalog(kinds).fingerprint
            })
        prints.insert(Catalog(table.kinds.reversed()).fingerprint)
        prints.insert(table.fingerprint)
        #expect(prints.count == 2 * table.kinds.count + 2)
    }
}
