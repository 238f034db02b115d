package import Catalog
package import Wire

/// Makes resources of an export: each gets the id and the path that it has on the known site, or one that stands in for them;
/// references by address become ids again; what was left out of a body comes back from a body that says the same.
package struct Importer {
    package private(set) var contents: ExportContents
    let catalog: Catalog
    private let known: KnownSite?
    let reader: AddressReader
    /// By address.
    private var ids: [Address: String] = [:]
    private var paths: [Address: String] = [:]
    /// New addresses of resources that call themselves by another name than their files.
    private var renames: [Address: Address] = [:]
    private var lookups: LookupIDs
    /// By kind, what is a text on the known site, though a table's cell may look like a number.
    private var texts: [String: Set<JSONPointer>] = [:]

    /// The site that the export is of; nil if nobody says.
    package let site: String?

    /// - Parameters:
    ///   - known: the site that it meets.
    ///   - site: the one it is of, if it does not say itself.
    /// - Throws: `ExchangeError` for two entries that are one, and for what has no place.
    package init(
        _ contents: ExportContents, catalog: Catalog, known: KnownSite?, assuming site: String? = nil
    ) throws {
        self.contents = contents
        self.site = contents.header?.site ?? site
        self.catalog = catalog
        self.known = known
        reader = AddressReader(catalog)
        lookups = LookupIDs(catalog, known)
        try identify()
        let names = contents.names.merging(contents.header?.names ?? [:]) { own, _ in own }
        for (id, text) in names {
            let address = Address(text)
            guard let kind = catalog[address.firstStep], kind.shape == .lookup else { continue }
            lookups.learn(kind, id: id, address: address)
        }
    }

    private var isAtHome: Bool { known.map { $0.site == site } ?? false }

    /// Hands out all resources, in the export's order.
    package mutating func forEach(_ body: (Resource) throws -> Void) throws {
        for entry in contents.entries { try body(resource(entry)) }
    }

    /// What explains the references to things made elsewhere; complete once all resources are out.
    package func lookups(_ kind: Kind) -> [JSONValue] { lookups.bodies(kind) }
}

// Names become ids and paths.
extension Importer {
    private mutating func identify() throws {
        try readdress()
        for entry in contents.entries where entry.isItem {
            ids[entry.address] = try givenID(entry) ?? known?.id(at: entry.address) ?? StandInID.of(entry.address)
        }
        var owners: [String: ExportContents.Entry] = [:]
        for entry in contents.entries {
            let path = try entry.path ?? path(of: entry.address, entry)
            if let other = owners.updateValue(entry, forKey: path.lowercased()) {
                throw ExchangeError(
                    entry.file, line: entry.line, "it has the path of another one, \(other.where): \(path)",
                    hint: "leave \"path\" and \"id\" out of resources that you add")
            }
            paths[entry.address] = path
        }
    }

    private func givenID(_ entry: ExportContents.Entry) throws -> String? {
        if let id = entry.id { return id }
        guard isWithIDs else { return nil }
        return Resource.id(of: try entry.body())
    }

    /// A file `campaigns/Sales.json` whose body says `"name": "Support"` is read as `campaigns/Support`, with all that lives in it.
    /// Only where the known site has a campaign `Sales` does it stay `Sales`: the body's name is then a renaming.
    private mutating func readdress() throws {
        var taken: [Address: ExportContents.Entry] = [:]
        for entry in contents.entries {
            if let other = taken.updateValue(entry, forKey: entry.address) {
                throw ExchangeError(
                    entry.file, line: entry.line, "'\(entry.address)' is there twice, also \(other.where)",
                    hint: "remove one of the two")
            }
        }
        let items = contents.entries.filter { $0.isItem && $0.id == nil && !isWithIDs }
        // What lives in others after them: by then their new names are known.
        for entry in items.sorted(by: { $0.place.segments.count < $1.place.segments.count }) {
            let address = renamed(entry.address)
            guard known?.id(at: address) == nil, let name = Addresses.name(of: try entry.body(), kind: entry.kind)
            else { continue }
            let own = address.parent.item(named: name)
            if address == own || address.text.hasPrefix(own.text + "~") { continue }
            if let other = taken[own] {
                throw ExchangeError(
                    entry.file, line: entry.line ?? entry.line(of: name),
                    "it calls itself '\(name)', and so does the one \(other.where)",
                    hint: "something new needs a name of its own, in the file and in its name")
            }
            taken[own] = entry
            renames[entry.address] = own
        }
        guard !renames.isEmpty else { return }
        for index in contents.entries.indices {
            contents.entries[index].address = renamed(contents.entries[index].address)
        }
    }

    /// The address that something has under the names that things call themselves by.
    private func renamed(_ address: Address) -> Address {
        if renames.isEmpty { return address }
        for above in address.lineage.reversed() {
            if let own = renames[above] { return address.moved(with: above, to: own) }
        }
        return address
    }

    /// Do the bodies say which resource is which?
    private var isWithIDs: Bool { contents.header?.hasIDs == true }

    /// The path of an address: ids in place of names.
    private func path(of address: Address, _ entry: ExportContents.Entry) throws -> String {
        guard let (kind, place, names) = reader.places.locate("/" + address.text) else { return "/" + address.text }
        let template =
            kind.shape == .collection && names.count > place.ids.count ? place.appending(.id(of: kind.name)) : place
        var path = ""
        for (segment, prefix) in zip(template.segments, address.lineage) {
            switch segment {
            case .literal(let text): path += "/" + text
            case .id:
                do throws(UnusableID) { path += "/" + (try ResourcePath.encoded(id: id(of: prefix))) } catch {
                    throw ExchangeError(entry.file, line: entry.line, "\(error)")
                }
            }
        }
        return path
    }

    func path(of entry: ExportContents.Entry) -> String { paths[entry.address] ?? "/" + entry.address.text }

    private func id(of address: Address) -> String {
        ids[address] ?? known?.id(at: address) ?? StandInID.of(address)
    }
}

// Bodies.
extension Importer {
    private mutating func resource(_ entry: ExportContents.Entry) throws -> Resource {
        var body = try entry.body()
        let knownBody = try known?.body(at: entry.address)
        if let knownBody, isAtHome, saysTheSame(body, knownBody, entry) {
            // What it refers to has to be in the export all the same.
            if contents.isPortable, contents.header != nil { _ = try resolved(body, entry) }
            body = knownBody
        } else {
            if entry.isRow { body = body.asTexts(at: try textPlaces(entry.kind)) }
            if contents.isPortable { body = try resolved(body, entry) }
            // What somebody wrote by hand needs not say everything, and no request takes a member away.
            if let knownBody, entry.members != nil || isAtHome && contents.isPortable {
                body = body.completed(by: knownBody, but: entry.members ?? [], entry.kind)
            }
        }
        let id = ids[entry.address]
        if contents.isPortable, let id, body[anyCase: "id"] == nil, case .object(let members) = body {
            body = .object([JSONMember("id", .string(id))] + members)
        }
        return Resource(
            kind: entry.kind.name, path: path(of: entry), id: id, address: entry.address, body: body)
    }

    private mutating func textPlaces(_ kind: Kind) throws -> Set<JSONPointer> {
        if let known = texts[kind.name] { return known }
        let found = JSONValue.textPlaces(in: try known?.examples(of: kind.name) ?? [])
        texts[kind.name] = found
        return found
    }

    /// Is the export's body what the site's own one would be exported as?
    private func saysTheSame(_ body: JSONValue, _ knownBody: JSONValue, _ entry: ExportContents.Entry) -> Bool {
        let masked = SecretMask.masked(knownBody, kind: entry.kind)
        guard contents.isPortable, let known else { return body.bytes(.sorted) == masked.bytes(.sorted) }
        var exported = PortableBody(entry.kind, known.names).of(masked)
        if let members = entry.members { exported = exported.only(members) }
        if entry.isRow { return CSVColumns.isSame(body, exported) }
        return body.bytes(.sorted) == exported.bytes(.sorted)
    }

    private mutating func resolved(_ body: JSONValue, _ entry: ExportContents.Entry) throws(ExchangeError) -> JSONValue
    {
        var lookups = lookups
        defer { self.lookups = lookups }
        return try PortableBody.resolved(body, entry.kind) { (address, isNumber) throws(ExchangeError) in
            if let kind = catalog[address.firstStep], kind.shape == .lookup {
                return lookups.id(of: FileNames.canonical(address), kind)
            }
            let line = entry.line(of: address.text)
            let address = renamed(try reader.locate(address, file: entry.file, line: line).address)
            // What an export speaks for is there only if it has it, whatever the site has by that name.
            let speaks = contents.header.map { $0.speaks(of: address) } ?? false
            let isThere = ids[address] != nil || !speaks && known?.id(at: address) != nil
            guard isThere || !speaks && contents.header?.selection.isEverything != true else {
                throw ExchangeError(
                    entry.file, line: line, "it refers to '\(address)', which is not there",
                    hint: "correct the name, or add what it refers to")
            }
            return id(of: address)
        }
    }
}

extension ExportContents.Entry {
    fileprivate var `where`: String { line.map { "in line \($0)" } ?? "in \(file)" }
}

extension JSONValue {
    /// Only some of the members.
    fileprivate func only(_ names: [String]) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { member in names.contains { $0.isSameName(as: member.name) } })
    }

    /// With the members of another body that were not spoken of.
    fileprivate func completed(by other: JSONValue, but names: [String], _ kind: Kind) -> JSONValue {
        guard case .object(let own) = self, case .object(let others) = other else { return self }
        let spoken = names.flatMap { kind.aliases(of: $0) } + own.map(\.name)
        return .object(own + others.filter { member in !spoken.contains { $0.isSameName(as: member.name) } })
    }
}
