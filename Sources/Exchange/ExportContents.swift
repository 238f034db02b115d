package import Catalog
package import Wire

/// What an export holds, read but not yet understood: bodies are bytes until somebody needs to look inside.
package struct ExportContents: Sendable {
    package struct Entry: Sendable {
        package let kind: Kind
        package let place: PathTemplate
        package internal(set) var address: Address
        /// As the export says; nil where it has no ids.
        package var path: String?
        package var id: String?
        /// The body as JSON.
        package let raw: [UInt8]
        /// Members that the export says something about; nil for all. What a table has no column for stays as it is.
        package var members: [String]?
        /// It comes from a table, which has no way to say null.
        var isRow = false
        package let file: String
        package let line: Int?
    }

    /// Named in errors and as the state's label.
    package let name: String
    package internal(set) var header: ExportHeader?
    package internal(set) var entries: [Entry] = []
    /// One file of lines, of which the end may be missing.
    var isLines = false
    /// Kinds that it has a table of, which may be empty.
    var tables: Set<String> = []
    /// Addresses of things made elsewhere by their ids, where the bodies hold ids: `departments/Sales`.
    package internal(set) var names: [String: String] = [:]
    /// References in bodies stand as addresses.
    package internal(set) var isPortable: Bool

    init(name: String, header: ExportHeader? = nil, isPortable: Bool) {
        self.name = name
        self.header = header
        self.isPortable = isPortable
    }
}

extension ExportContents {
    /// What lone tables can speak of: nothing but their kinds, so nothing else is worth a word. Nil for what is of a site.
    package func scope(_ catalog: Catalog) -> Selection? {
        guard header == nil, !tables.isEmpty else { return nil }
        let places = catalog.kinds.filter { tables.contains($0.name) }.flatMap(\.paths)
        return Selection(only: places.map { Selector($0.selectorPattern) }, except: [])
    }
}

extension ExportContents.Entry {
    package func body() throws(ExchangeError) -> JSONValue {
        do throws(JSONError) {
            return try JSONValue(parsing: raw)
        } catch {
            throw ExchangeError(file, error, in: raw, first: line ?? 1)
        }
    }

    /// Finds mistakes that show without knowing a site. What only the service writes may have any form.
    func check(isPortable: Bool) throws(ExchangeError) {
        let body = try body()
        guard kind.operations.contains(where: { [.create, .update].contains($0) }),
            let flaw = BodyFlaw.first(in: body, isPortable: isPortable)
        else { return }
        throw ExchangeError(file, line: line(of: flaw.text) ?? 1, flaw.message, hint: flaw.hint)
    }

    /// Where in the file a text stands, for errors.
    func line(of text: String) -> Int? {
        if line != nil { return line }
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, raw.count >= bytes.count else { return nil }
        for start in 0...(raw.count - bytes.count) where raw[start] == bytes[0] {
            if raw[start..<start + bytes.count].elementsEqual(bytes) {
                return raw[..<start].count { $0 == 0x0A } + 1
            }
        }
        return nil
    }

    /// One of a collection, with an id of its own on the site.
    var isItem: Bool {
        kind.shape == .collection && address.depth == place.segments.count
    }
}

/// Finds out what an address in an export is.
struct AddressReader {
    let places: PlaceIndex
    let roots: [String]

    init(_ catalog: Catalog) {
        places = PlaceIndex(catalog)
        roots = catalog.roots.map { String($0.place.description.dropFirst()) }
    }

    /// - Returns: with the address in its one spelling: people leave escapes out and write `Settings` for `settings`.
    func locate(
        _ address: Address, file: String, line: Int?
    ) throws(ExchangeError) -> (kind: Kind, place: PathTemplate, address: Address) {
        if let (kind, place, _) = places.locate("/" + address.text) {
            let parts = address.steps
            let spelled = parts.enumerated().map { index, part in
                if index < place.segments.count, case .literal(let text) = place.segments[index] { return text }
                return FileNames.canonical(segment: part)
            }
            return (kind, place, Address(spelled.joined(separator: "/")))
        }
        let first = address.steps.first ?? ""
        let isRoot = roots.contains { $0.isSameName(as: first) }
        throw ExchangeError(
            file, line: line, "'\(address)' is no address of a resource",
            hint: isRoot
                ? "'livechat-sync kinds' lists what there can be below \(first)"
                : "at the top of a site are \(roots.joined(separator: ", "))")
    }
}
