package import Catalog
import Configuring
import Diffing
import Exchange
import Platform
import Store
import Wire

/// Writes a state out in one of the forms that other programs read.
package struct StateExport {
    package struct Outcome: Hashable, Sendable {
        package var resources = 0
        /// Files written anew, and files removed; nil for a single file.
        package var written: Int?
        package var removed: Int?
    }

    private var catalog: Catalog { open.session.catalog }
    private let open: OpenState
    private let selection: Selection
    private let showsSecrets: Bool
    private let keepsIDs: Bool
    private let reader: SnapshotReader
    private let names: NameBook
    private let gaps: [ExportHeader.Gap]

    package init(
        _ open: OpenState, _ selection: Selection, showsSecrets: Bool, keepsIDs: Bool
    ) throws {
        self.open = open
        self.selection = selection
        self.showsSecrets = showsSecrets
        self.keepsIDs = keepsIDs
        reader = try open.reader()
        let state = try open.state()
        names = try NameBook(state, open.session.catalog)
        let places = try PlaceNames(state)
        gaps = ExportHeader.gaps(
            of: state.coverage.map { (places.address(of: $0.path), $0.read(by: open.session.catalog)) }, in: selection)
    }

    private func header(hasIDs: Bool) -> ExportHeader {
        var header = ExportHeader(site: open.site, hasIDs: hasIDs, selection: selection, gaps: gaps)
        header.table = Configuration.exportTable(of: catalog)
        return header
    }

    private func forEach(_ body: (StoredResource, Kind) throws -> Void) throws {
        let cursor = try reader.resources(in: open.snapshot.number)
        while let resource = try cursor.next() {
            guard selection.includes(resource.address), let kind = catalog[resource.kind] else { continue }
            try body(resource, kind)
        }
    }

    private func masked(_ body: JSONValue, _ kind: Kind) -> JSONValue {
        showsSecrets ? body : SecretMask.masked(body, kind: kind)
    }

    /// As it goes into files that people edit.
    /// - Parameter header: where ids stay, what they stand for is kept there.
    private func shown(_ resource: StoredResource, _ kind: Kind, _ header: inout ExportHeader) throws -> JSONValue {
        let body = masked(try resource.body(), kind)
        guard keepsIDs else { return PortableBody(kind, names).of(body) }
        for (id, address) in names.lookups(in: body, kind, catalog) { header.names[id] = address.text }
        return body
    }
}

// One file of lines.
extension StateExport {
    private func extent() throws -> ExportHeader.Extent {
        var extent = ExportHeader.Extent(resources: 0, last: nil)
        let heads = try reader.heads(in: open.snapshot.number)
        while let head = try heads.next() {
            guard selection.includes(head.address), catalog[head.kind] != nil else { continue }
            extent.resources += 1
            extent.last = head.address.text
        }
        return extent
    }

    package func lines(_ put: ([UInt8]) throws -> Void) throws -> Outcome {
        var outcome = Outcome()
        var buffer: [UInt8] = []
        // What the export says of itself stands in its first line.
        var whole = self.header(hasIDs: true)
        whole.extent = try extent()
        if whole.extent?.resources == 0 { try put(NDJSON.empty(header: whole.document)) }
        var header: JSONValue? = whole.document
        try forEach { resource, kind in
            // Proved, also where it goes out as it stands.
            let stored = try resource.body()
            let isChanged = !showsSecrets && !kind.secrets.isEmpty
            let body = masked(stored, kind)
            buffer += NDJSON.line(
                kind: resource.kind, address: resource.address, path: resource.path, id: resource.id,
                json: isChanged ? body.bytes() : resource.raw, names: names.lookups(in: body, kind, catalog),
                header: header)
            header = Optional.none
            outcome.resources += 1
            if buffer.count > 1 << 18 {
                try put(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        if !buffer.isEmpty { try put(buffer) }
        return outcome
    }
}

// Folders and tables.
extension StateExport {
    package func folder(_ path: String, name: String) throws -> Outcome {
        var addresses: [Address] = []
        let heads = try reader.heads(in: open.snapshot.number)
        while let head = try heads.next() {
            if selection.includes(head.address), catalog[head.kind] != nil { addresses.append(head.address) }
        }
        let files = FileNames(addresses)
        var header = header(hasIDs: keepsIDs)
        header.longNames = files.longNames
        let places = open.session.places
        let longNames = files.longNames
        var writer = try FolderWriter(path, name: name, header: header, suffix: FileNames.suffix) { file in
            FileNames.address(of: file, longNames: longNames).map { places.locate("/" + $0.text) != nil } ?? false
        }
        try forEach { resource, kind in
            let body = try shown(resource, kind, &header)
            try writer.write(body.bytes(.prettySorted) + [0x0A], to: files.path(of: resource.address))
        }
        let removed = try writer.finish(header)
        return Outcome(resources: addresses.count, written: writer.written, removed: removed)
    }

    /// A file per kind.
    package func tables(_ path: String, name: String) throws -> Outcome {
        var header = header(hasIDs: keepsIDs)
        header.isTables = true
        let own = Set(catalog.configuration.map(CSVWriter.fileName))
        var writer = try FolderWriter(path, name: name, header: header, suffix: CSVWriter.suffix) { own.contains($0) }
        let (tables, count) = try tables(&header)
        for kind in catalog.configuration {
            guard let table = tables[kind.name] else { continue }
            try writer.write(table.bytes, to: CSVWriter.fileName(of: kind))
        }
        let removed = try writer.finish(header)
        return Outcome(resources: count, written: writer.written, removed: removed)
    }

    /// One file, for one kind.
    package func table(_ put: ([UInt8]) throws -> Void) throws -> Outcome {
        var header = header(hasIDs: keepsIDs)
        let (tables, count) = try tables(&header)
        let kinds = tables.keys.sorted()
        guard kinds.count <= 1 else {
            throw JobRefusal.export(.severalKinds(kinds))
        }
        guard let table = tables.first?.value ?? emptyTable else {
            throw JobRefusal.export(.nothingToWrite(state: open.name))
        }
        try put(table.bytes)
        return Outcome(resources: count)
    }

    /// Of the only kind that was asked for, where the state has none of it.
    private var emptyTable: CSVWriter? {
        let roots = Set(selection.only.map(\.firstSegment))
        guard roots.count == 1, let root = roots.first ?? nil else { return nil }
        return catalog.roots.first { $0.place.description == "/" + root }.map { CSVWriter($0.kind) }
    }

    private func tables(_ header: inout ExportHeader) throws -> (tables: [String: CSVWriter], count: Int) {
        var tables: [String: CSVWriter] = [:]
        var count = 0
        try forEach { resource, kind in
            tables[kind.name, default: CSVWriter(kind)].add(try shown(resource, kind, &header), at: resource.address)
            count += 1
        }
        return (tables, count)
    }
}
