import Catalog
import Store
import Wire

/// A site as a value: what a crawl would read, place by place.
struct SampleSite {
    struct Read {
        var coverage: Coverage
        var resources: [Resource]
    }

    var reads: [Read] = []

    /// Campaigns with a window and a list of form fields each, and the settings.
    init(campaigns: Int = 3, fields: Int = 2, padding: Int = 0) {
        let filler = String(repeating: "x", count: padding)
        add("settings", "/settings", [("", "settings", ["maxChats": 3, "note": .string(filler)])], isSingleton: true)
        add(
            "campaigns", "/campaigns",
            (0..<campaigns).map {
                ("c\($0)", "campaigns/Sales\($0)", ["id": "c", "name": .string("Sales \($0)" + filler)])
            })
        for campaign in 0..<campaigns {
            let (path, address) = ("/campaigns/c\(campaign)", "campaigns/Sales\(campaign)")
            add(
                "chatWindow", path + "/chatWindow",
                [("", "\(address)/chatWindow", ["greeting": .string("hello \(campaign)" + filler)])], isSingleton: true)
            add(
                "fields", path + "/fields",
                (0..<fields).map {
                    (
                        "f\($0)", "\(address)/fields/F\($0)",
                        ["id": .integer($0), "label": .string("F\($0) \(campaign)" + filler)]
                    )
                })
        }
    }

    private mutating func add(
        _ kind: String, _ path: String, _ items: [(id: String, address: Address, body: JSONValue)],
        isSingleton: Bool = false
    ) {
        let resources = items.map {
            Resource(
                kind: kind, path: isSingleton ? path : path + "/" + $0.id, id: isSingleton ? nil : $0.id,
                address: $0.address, body: $0.body)
        }
        reads.append(Read(coverage: Coverage(kind: kind, path: path, state: .complete), resources: resources))
    }

    var resources: [Resource] { reads.flatMap(\.resources) }
    var addresses: [Address] { resources.map(\.address).sorted() }

    /// Changes the resource of that address; nil removes it.
    mutating func change(_ address: Address, _ body: JSONValue?) {
        for index in reads.indices {
            guard let at = reads[index].resources.firstIndex(where: { $0.address == address }) else { continue }
            if let body { reads[index].resources[at].body = body } else { reads[index].resources.remove(at: at) }
        }
    }

    /// Takes away a resource and all that is below it, the places too.
    mutating func remove(tree address: Address) {
        reads.removeAll { $0.resources.contains { $0.address.isBelow(address) } }
        change(address, nil)
    }

    /// Makes a place unread, or only partly read.
    mutating func set(_ path: String, _ state: Coverage.State, reason: String? = nil, keeping count: Int = 0) {
        for index in reads.indices where reads[index].coverage.path == path {
            reads[index].coverage.state = state
            reads[index].coverage.reason = reason
            reads[index].resources = Array(reads[index].resources.prefix(count))
        }
    }
}

extension Store {
    /// A whole crawl of a sample site.
    @discardableResult
    func crawl(_ sample: SampleSite, of site: String = "prod", at: UTCTime, requests: Int = 9) throws -> CrawlOutcome {
        let draft = try begin(site: site, url: "https://api.example/\(site)", at: at)
        for read in sample.reads { try record(read.resources, in: Place(read.coverage), of: draft) }
        return try finish(draft, coverage: sample.reads.map(\.coverage), requests: requests, seconds: 1.5)
    }
}

/// `2026-11-01T02:00:00Z` and the days after it.
func night(_ day: Int) -> UTCTime { UTCTime(seconds: 1_793_498_400 + Double(day - 1) * 86_400) }

extension SnapshotReader {
    func addresses(in number: Int) throws -> [Address] {
        var all: [Address] = []
        try forEach(in: number) { all.append($0.address) }
        return all
    }

    func body(of address: Address, in number: Int) throws -> String? {
        try resource(at: address, in: number).map { String(decoding: $0.raw, as: UTF8.self) }
    }
}
