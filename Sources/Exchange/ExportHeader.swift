package import Catalog
package import Wire

/// What an export says of itself: whose it is, what was left out of it, what could not be read. Without one nobody can tell
/// "not there" from "not exported".
package struct ExportHeader: Hashable, Sendable {
    /// Places that were not read to their end, of one state and reason.
    package struct Gap: Hashable, Sendable {
        package var state: Coverage.State
        package var reason: String?
        /// Addresses of collections and singletons.
        package var places: [String]

        package init(state: Coverage.State, reason: String?, places: [String]) {
            self.state = state
            self.reason = reason
            self.places = places
        }
    }

    package struct Extent: Hashable, Sendable {
        package var resources: Int
        /// Nil where there is no resource.
        package var last: String?

        package init(resources: Int, last: String?) {
            self.resources = resources
            self.last = last
        }
    }

    package static let format = 1

    /// The name of the site, as the configuration or the store has it.
    package var site: String?
    /// Are bodies as the service gave them, ids included?
    package var hasIDs: Bool
    /// Is it a CSV file per kind?
    package var isTables = false
    package var selection: Selection
    package var gaps: [Gap]
    /// Segments of addresses that are too long for a file name, by what stands in their place.
    package var longNames: [String: String] = [:]
    /// What ids of things made elsewhere stand for, where bodies have ids: `departments/Sales`.
    package var names: [String: String] = [:]
    /// How many lines follow, and the address in the last of them; only in files of lines, where an end that is cut off would
    /// not be seen.
    package var extent: Extent?
    /// The table that it was written by, where that is not the one that is meant where nothing says so.
    package var table: ExportTable?
    /// It is being written, or the writing was cut off.
    package var isUnfinished = false

    package init(site: String?, hasIDs: Bool, selection: Selection = .everything, gaps: [Gap] = []) {
        self.site = site
        self.hasIDs = hasIDs
        self.selection = selection
        self.gaps = gaps
    }

    /// - Parameter coverage: what the state says, with the address of each place.
    package static func gaps(of coverage: [(address: Address, coverage: Coverage)], in selection: Selection) -> [Gap] {
        var gaps: [Gap] = []
        var index: [String: Int] = [:]
        for (address, entry) in coverage where entry.state != .complete && selection.mayReach(address) {
            let key = "\(entry.state.rawValue) \(entry.reason ?? "")"
            if let known = index[key] {
                gaps[known].places.append(address.text)
            } else {
                index[key] = gaps.count
                gaps.append(Gap(state: entry.state, reason: entry.reason, places: [address.text]))
            }
        }
        for index in gaps.indices { gaps[index].places.sort { $0.precedesByBytes($1) } }
        return gaps.sorted { ($0.state.rawValue, $0.reason ?? "") < ($1.state.rawValue, $1.reason ?? "") }
    }
}

extension ExportHeader {
    package var document: JSONValue {
        var members = [JSONMember("format", .integer(Self.format))]
        if let site { members.append(JSONMember("site", .string(site))) }
        if hasIDs { members.append(JSONMember("ids", true)) }
        if isTables { members.append(JSONMember("csv", true)) }
        if let extent {
            members.append(JSONMember("resources", .integer(extent.resources)))
            if let last = extent.last { members.append(JSONMember("last", .string(last))) }
        }
        func add(_ name: String, _ texts: [String]) {
            if !texts.isEmpty { members.append(JSONMember(name, .array(texts.map { .string($0) }))) }
        }
        add("only", selection.only.map(\.description))
        add("except", selection.except.map(\.description))
        if !gaps.isEmpty { members.append(JSONMember("gaps", .array(gaps.map(\.document)))) }
        for (name, texts) in [("longNames", longNames), ("names", names)] where !texts.isEmpty {
            let sorted = texts.sorted { $0.key.precedesByBytes($1.key) }
            members.append(JSONMember(name, .object(sorted.map { JSONMember($0.key, .string($0.value)) })))
        }
        if let table { members.append(JSONMember("table", table.document)) }
        if isUnfinished { members.append(JSONMember("unfinished", true)) }
        return .object(members)
    }

    /// - Parameter file: named in errors.
    package init(_ document: JSONValue, file: String, line: Int? = nil) throws(ExchangeError) {
        guard case .number(let format)? = document["format"] else {
            throw ExchangeError(file, line: line, "it does not say its format", hint: "export the state again")
        }
        guard format == String(Self.format) else {
            throw ExchangeError(
                file, line: line, "it has format \(format), this program knows \(Self.format)",
                hint: "use the newer program", .newer)
        }
        func texts(_ name: String) -> [String] { (document[name]?.elements ?? []).compactMap(\.text) }
        self.init(
            site: document["site"]?.text, hasIDs: document["ids"] == true,
            selection: Selection(only: texts("only").map { Selector($0) }, except: texts("except").map { Selector($0) })
        )
        isTables = document["csv"] == true
        for gap in document["gaps"]?.elements ?? [] {
            guard let state = gap["state"]?.text.flatMap(Coverage.State.init(rawValue:)) else {
                throw ExchangeError(
                    file, line: line, "a gap in it has a state that is none", hint: "export the state again")
            }
            gaps.append(
                Gap(
                    state: state, reason: gap["reason"]?.text,
                    places: (gap["places"]?.elements ?? []).compactMap(\.text)))
        }
        for member in document["longNames"]?.members ?? [] { longNames[member.name] = member.value.text }
        for member in document["names"]?.members ?? [] { names[member.name] = member.value.text }
        if let table = document["table"] { self.table = try ExportTable(table, file: file, line: line) }
        isUnfinished = document["unfinished"] == true
        if case .number(let count)? = document["resources"], let count = Int(count), count >= 0 {
            extent = Extent(resources: count, last: document["last"]?.text)
        }
    }
}

extension ExportHeader {
    /// Would the resource be in the export if it were there?
    func speaks(of address: Address) -> Bool {
        guard selection.includes(address) else { return false }
        let gaps = Set(gaps.flatMap(\.places))
        return !address.lineage.contains { gaps.contains($0.text) }
    }
}

extension ExportHeader.Gap {
    fileprivate var document: JSONValue {
        var members = [JSONMember("state", .string(state.rawValue))]
        if let reason { members.append(JSONMember("reason", .string(reason))) }
        members.append(JSONMember("places", .array(places.map { .string($0) })))
        return .object(members)
    }
}
