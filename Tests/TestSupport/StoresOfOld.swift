import Foundation

/// Stores that earlier versions of the program wrote, kept as SQL.
package enum StoresOfOld {
    /// The format before snapshots said what they are for. A small shop: backups 1, 2 and 6; what plans read of it, 3 and 4, and of
    /// `copy`, the same site under another name, 5; a run on each, and a pair that was remembered for the reading 3.
    package static let format2 = "format-2.sql"

    /// The format before steps named their method and snapshots the table of kinds they were read by. The shop and `copy`, the
    /// sample `staging` at the outset: backups 1 and 3 of the one, 2 of the other; a clone onto `copy`, run 1; a ban that was
    /// deleted and restored, run 2, which run 4 took back; a clone that was killed in its campaign's creation, run 3; a
    /// pinned pair.
    package static let format5 = "format-5.sql"

    /// The same store, as the migrations of the two formats after that left it: steps with their method, steps of many deletions.
    package static let format6 = "format-6.sql"
    package static let format7 = "format-7.sql"

    /// The same store once more, and three nights of a third site, `tiny`, whose campaign's greeting changes each night: the last
    /// format that kept every body as a whole.
    package static let format8 = "format-8.sql"

    /// The script that makes a store.
    package static func script(_ name: String) throws -> String {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = folder.appendingPathComponent("Stores").appendingPathComponent(name)
        return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }
}
