import Keeping
import SQLite

struct SiteRecord: Record {
    static let table = "site"

    let id: Int64
    let name: String
    let url: String

    var title: String { "the site '\(name)'" }
}

extension SiteRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        id = try row.integer("id")
        name = try row.text("name")
        url = try row.text("url")
    }

    var values: KeyValuePairs<String, Value> { ["id": .integer(id), "name": .text(name), "url": .text(url)] }
}

/// The records of one kind on one site.
struct SeriesRecord: Record {
    static let table = "series"

    let id: Int64
    let site: Int64
    let kind: String
    var aim: Int64?

    var title: String { "the series of \(kind)" }
}

extension SeriesRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        id = try row.integer("id")
        site = try row.integer("site")
        kind = try row.text("kind")
        aim = try row.optionalInteger("aim")
    }

    var values: KeyValuePairs<String, Value> {
        ["id": .integer(id), "site": .integer(site), "kind": .text(kind), "aim": .integer(optional: aim)]
    }
}

struct RecordRecord: Record {
    static let table = "record"

    let id: Int64
    let series: Int64
    let item: String
    let firstSeen: Int64
    var lastSeen: Int64
    var deleted: Int64?
    var reading: Int64
    var version: Int64

    var title: String { "the record '\(item)'" }

    /// Ids of one second: so many, and the second, make the id of a record.
    static let perSecond: Int64 = 1 << 20
    /// When it happened, in seconds since 1970.
    var seconds: Int64 { id >> 20 }
}

extension RecordRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        id = try row.integer("id")
        series = try row.integer("series")
        item = try row.text("item")
        firstSeen = try row.integer("first_seen")
        lastSeen = try row.integer("last_seen")
        deleted = try row.optionalInteger("deleted")
        reading = try row.integer("reading")
        version = try row.integer("version")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "id": .integer(id), "series": .integer(series), "item": .text(item), "first_seen": .integer(firstSeen),
            "last_seen": .integer(lastSeen), "deleted": .integer(optional: deleted), "reading": .integer(reading),
            "version": .integer(version),
        ]
    }
}

/// A body that a record has or had; its digest covers it.
struct VersionRecord: Record {
    static let table = "version"
    static let isSealed = false

    let id: Int64
    let record: Int64
    let seen: Int64
    let digest: [UInt8]
    let body: String
}

extension VersionRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        id = try row.integer("id")
        record = try row.integer("record")
        seen = try row.integer("seen")
        digest = try row.bytes("digest")
        body = try row.text("body")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "id": .integer(id), "record": .integer(record), "seen": .integer(seen), "digest": .blob(digest),
            "body": .text(body),
        ]
    }
}

struct CoverageRecord: Record {
    static let table = "span"

    let series: Int64
    var since: Int64
    var until: Int64
    var isComplete: Bool
    var reason: String
}

extension CoverageRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        series = try row.integer("series")
        since = try row.integer("since")
        until = try row.integer("until")
        isComplete = try row.flag("complete")
        reason = try row.text("reason")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "series": .integer(series), "since": .integer(since), "until": .integer(until),
            "complete": .flag(isComplete), "reason": .text(reason),
        ]
    }
}

struct ReadingRecord: Record {
    static let table = "reading"

    let series: Int64
    let number: Int64
    let since: Int64
    let until: Int64
    var page: String?
    var pages: Int64
    var taken: Int64
}

extension ReadingRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        series = try row.integer("series")
        number = try row.integer("number")
        since = try row.integer("since")
        until = try row.integer("until")
        page = try row.optionalText("page")
        pages = try row.integer("pages")
        taken = try row.integer("taken")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "series": .integer(series), "number": .integer(number), "since": .integer(since), "until": .integer(until),
            "page": .text(optional: page), "pages": .integer(pages), "taken": .integer(taken),
        ]
    }
}

struct WantedRecord: Record {
    static let table = "wanted"

    let series: Int64
    let item: String
    var at: Int64
    var isAbsent: Bool
}

extension WantedRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        series = try row.integer("series")
        item = try row.text("item")
        at = try row.integer("at")
        isAbsent = try row.flag("absent")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "series": .integer(series), "item": .text(item), "at": .integer(at), "absent": .flag(isAbsent),
        ]
    }
}

/// Somebody who was online; the digest covers the body.
struct PresenceRecord: Record {
    static let table = "presence"
    static let isSealed = false

    let series: Int64
    let at: Int64
    let item: String
    let digest: [UInt8]
    let body: String
}

extension PresenceRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        series = try row.integer("series")
        at = try row.integer("at")
        item = try row.text("item")
        digest = try row.bytes("digest")
        body = try row.text("body")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "series": .integer(series), "at": .integer(at), "item": .text(item), "digest": .blob(digest),
            "body": .text(body),
        ]
    }
}
