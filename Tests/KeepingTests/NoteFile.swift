import Foundation
import Keeping
import SQLite
import TestSupport
import Testing

/// A kind of file that has nothing to do with the store: notes, and marks on them.
enum NoteFile {
    /// `NOTE`
    static let applicationID: Int64 = 0x4E4F_5445

    static let notes = Migration(
        "notes",
        """
        CREATE TABLE note (
            id INTEGER PRIMARY KEY,
            text TEXT NOT NULL,
            seal INTEGER NOT NULL
        ) STRICT;
        """)

    /// Tells the notes that are done from the others. Until then a done one began with a mark.
    static let marks = Migration("marks") { (database) throws(SQLiteError) in
        try database.rebuild(
            "note",
            with: """
                CREATE TABLE note (
                    id INTEGER PRIMARY KEY,
                    text TEXT NOT NULL,
                    done INTEGER NOT NULL,
                    seal INTEGER NOT NULL
                ) STRICT;
                CREATE INDEX note_text ON note (text);
                """, title: { _ in "a note" }
        ) { (old) throws(SQLiteError) in
            guard case .text(let text)? = old["text"] else { throw .mismatch("a note without a text") }
            let isDone = text.hasPrefix("x ")
            return [
                "id": old["id"] ?? .null, "text": .text(isDone ? String(text.dropFirst(2)) : text),
                "done": .flag(isDone),
            ]
        }
    }

    static let old = Schema(
        applicationID: applicationID, migrations: [notes], sealed: ["note"],
        views: [Schema.View("todo", "SELECT text FROM note WHERE text NOT LIKE 'x %'")])

    static let schema = Schema(
        applicationID: applicationID, migrations: [notes, marks], sealed: ["note"],
        views: [Schema.View("todo", "SELECT text FROM note WHERE NOT done")])
}

struct Note: Record, Hashable {
    static let table = "note"

    let id: Int64
    let text: String
    var isDone = false

    init(id: Int64, _ text: String, isDone: Bool = false) {
        self.id = id
        self.text = text
        self.isDone = isDone
    }

    init(_ row: borrowing Row) throws(SQLiteError) {
        id = try row.integer("id")
        text = try row.text("text")
        isDone = try row.flag("done")
    }

    var values: KeyValuePairs<String, Value> { ["id": .integer(id), "text": .text(text), "done": .flag(isDone)] }

    var title: String { "the note \(id)" }
}

/// A folder of its own that goes with the object.
final class NoteFolder: Sendable {
    let path: String

    init() throws {
        path = Scratch.path("keeping-tests")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var file: String { path + "/notes.sqlite" }
    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }

    func bytes(of path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
}
