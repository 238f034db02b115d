import Archive
import Catalog
import Foundation
import Testing
import TestSupport
import Wire

/// What is found, by the index and without it.
struct SearchQueryTests {
    private static let texts = [
        "Where is my parcel? It was to come on Monday.", "Gdzie jest moja paczka do Łodzi? ZAŻÓŁĆ gęślą jaźń",
        "请问我的包裹什么时候到？", "返品の手続きを教えてください。", "고객센터에 전화했습니다", "Straße, Größe 44, naïve café",
        "mail: sam.oneill@mail.example, order #A-1234", "ＦＵＬＬ ｗｉｄｔｈ and ｶﾀｶﾅ",
    ]

    private static let found: [(words: String, at: [Int])] = [
        ("parcel", [0]), ("PARCEL where", [0]), ("\"where is my\"", [0]), ("\"is where\"", []), ("parc*", [0]),
        ("parc", []), ("lodzi", [1]), ("łodzi", [1]), ("zazolc gesla jazn", [1]), ("包裹", [2]), ("裹包", []),
        ("什么时候", [2]), ("手続き", [3]), ("返品", [3]), ("고객", [4]), ("전화", [4]), ("strasse", [5]), ("GROSSE", [5]),
        ("cafe", [5]), ("sam.oneill@mail.example", [6]), ("a-1234", [6]), ("full", [7]), ("カタカナ", [7]),
        ("parcel -monday", []), ("parcel -tuesday", [0]), ("-parcel", [1, 2, 3, 4, 5, 6, 7]),
        ("\"where is", [0]), ("(parcel", [0]), ("parcel AND", []), ("NEAR(parcel where)", []), ("parcel:", [0]),
        ("\"", []), ("- *", []), ("", []), ("par\u{0}cel", []), ("“where is” my", [0]),
        ("'; DROP TABLE record; --", []),
    ]

    @Test(arguments: found.map(\.words), [true, false])
    func `words are found in every script, and nothing that is typed is an error`(words: String, isIndexed: Bool)
        async throws
    {
        let expected = try #require(Self.found.first { $0.words == words }).at
        let bench = try ArchiveBench()
        try await bench.fill(Self.texts)
        let result = try await bench.search(words, isIndexed: isIndexed)
        #expect(Set(result.hits.map(\.item)) == Set(expected.map { "r\($0)" }))
        #expect(result.total == expected.count)
        #expect(result.hits.map(\.at) == result.hits.map(\.at).sorted(by: >))
    }

    @Test func `a snippet marks what was found`() async throws {
        let bench = try ArchiveBench()
        try await bench.fill(Self.texts)
        #expect(
            try await bench.search("\"is my\" monday").hits.first?.snippet.marked
                == "Where **is my** parcel? It was to come on **Monday**.")
        #expect(try await bench.search("包裹").hits.first?.snippet.marked == "请问我的**包裹**什么时候到？")
    }
}

/// An archive in a folder of its own.
final class ArchiveBench: Sendable {
    let folder: String
    let path: String
    let archive: Archive
    static let catalog = Catalog.liveChat

    init() throws {
        folder = Scratch.path("archive-tests")
        path = folder + "/archive.sqlite"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        archive = try Archive(at: path, Self.catalog)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func series(_ kind: String = "offlineMessages") async throws -> Series {
        try await archive.series(try #require(Self.catalog[kind]), of: "shop", url: "https://shop.example")
    }

    static func record(_ item: String, _ at: UTCTime, _ text: String) -> ArchivedRecord {
        ArchivedRecord(
            item: item, at: at,
            body: ["id": .string(item), "createdTime": .string(at.description), "message": .string(text)])
    }

    /// A record a minute, `r0`, `r1`, ...
    func fill(_ texts: [String]) async throws {
        let start: UTCTime = "2026-11-20T10:00:00Z"
        let records = texts.enumerated().map { index, text in
            Self.record("r\(index)", UTCTime(seconds: Double(start.seconds + index * 60)), text)
        }
        let series = try await series()
        let window = try #require(TimeWindow("2026-11-20T00:00:00Z", "2026-11-20T23:59:59Z"))
        var open = try await archive.begin(window, of: series)
        _ = try await archive.take(records, next: nil, of: &open, at: "2026-11-21T00:00:00Z")
        _ = try await archive.end(open, firstOfRun: open)
    }

    func search(_ words: String, isIndexed: Bool = true) async throws -> SearchResult {
        let series = try await series()
        return try await archive.read { (reader) throws(ArchiveError) in
            try (isIndexed ? reader : reader.withoutIndex).search(SearchQuery(words), [series])
        }
    }
}
