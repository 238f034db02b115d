package import Catalog
package import Wire

/// A record as the service showed it.
package struct ArchivedRecord: Sendable {
    package let item: String
    package let at: UTCTime
    package let body: JSONValue

    package init(item: String, at: UTCTime, body: JSONValue) {
        self.item = item
        self.at = at
        self.body = body
    }

    /// Of an item of a list.
    /// - Parameters:
    ///   - offset: seconds that a moment without a zone is ahead of UTC.
    ///   - window: what was asked for: a record without a moment of its own counts as of its start.
    /// - Returns: nil for what has no id, and can't be told from another one.
    package init?(_ body: JSONValue, _ listing: RecordListing, offset: Int, in window: TimeWindow) {
        guard let item = Resource.id(of: body) else { return nil }
        self.item = item
        at = listing.moment(of: body, offset: offset) ?? window.since
        self.body = body
    }
}

extension RecordListing {
    /// What people search in, in the order of the row.
    package func texts(of body: JSONValue) -> [String] {
        var found: [String] = []
        for path in texts { path.forEach(in: body) { Self.collect($0, into: &found) } }
        return found
    }

    /// The ids of agents and campaigns that the record names, as the index keeps them.
    func facets(of body: JSONValue) -> [String] {
        var found: [String] = []
        for path in agents {
            path.forEach(in: body) { if let id = Resource.id($0) { found.append(Facet.agent(id)) } }
        }
        for path in campaigns {
            path.forEach(in: body) { if let id = Resource.id($0) { found.append(Facet.campaign(id)) } }
        }
        return found
    }

    private static func collect(_ value: JSONValue, into found: inout [String]) {
        switch value {
        case .string(let text): if isForPeople(text) { found.append(text) }
        case .array(let elements): for element in elements { collect(element, into: &found) }
        case .object(let members):
            for member in members where !isRole(member) { collect(member.value, into: &found) }
        default: break
        }
    }

    /// Who speaks, in a word of the service and not of people.
    private static func isRole(_ member: JSONMember) -> Bool {
        guard let word = member.value.text, member.name.lowercased().hasPrefix("sender") else { return false }
        return ["visitor", "agent", "system", "operator", "bot", "chatbot"].contains { word.isSameName(as: $0) }
    }

    /// Neither empty, nor an id, nor a moment, nor an address of a page.
    private static func isForPeople(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first else { return false }
        if bytes.count == 36, bytes.contains(UInt8(ascii: "-")), !bytes.contains(UInt8(ascii: " ")),
            bytes.allSatisfy({ $0 == UInt8(ascii: "-") || isHexadecimal($0) })
        {
            return false
        }
        if (0x30...0x39).contains(first), UTCTime(reported: text, offset: 0) != nil { return false }
        return !(text.hasPrefix("https://") || text.hasPrefix("http://"))
            || bytes.contains(UInt8(ascii: " "))
    }
}

private func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
}

/// What a search can be narrowed to, as words of the index: letters and digits only.
enum Facet {
    static func series(_ id: Int64) -> String { "s\(id)" }
    static func agent(_ id: String) -> String { "a" + hex(id) }
    static func campaign(_ id: String) -> String { "c" + hex(id) }

    private static func hex(_ text: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let bytes = text.lowercased().utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
