package import Catalog
import Wire

extension Importer {
    /// What the export says about what is not in it. One that says what it is of speaks for all of that: a missing file means "not
    /// there". One without a header speaks only for the places that it has something of.
    package var coverage: [Coverage] {
        var places = PlaceList(contents)
        for (kind, place) in catalog.roots {
            places.add(kind, place, [], Address(String(place.description.dropFirst())))
        }
        var children: [PathTemplate: [(kind: Kind, place: PathTemplate)]] = [:]
        for entry in contents.entries {
            guard let (_, _, ids) = reader.places.locate(path(of: entry)) else { continue }
            let address = entry.isItem ? entry.address.parent : entry.address
            places.add(entry.kind, entry.place, Array(ids.prefix(entry.place.ids.count)), address)
            places.count(address)
            let below = children[entry.place] ?? catalog.children(of: entry.kind, at: entry.place)
            children[entry.place] = below
            for (child, place) in below {
                guard case .literal(let segment)? = place.segments.last else { continue }
                places.add(child, place, ids, entry.address.child(segment))
            }
        }
        return places.coverage
    }
}

/// The collections and singletons that an export speaks of.
private struct PlaceList {
    private let header: ExportHeader?
    private var order: [Address] = []
    private var byAddress: [Address: Coverage] = [:]
    private let gaps: [Address: ExportHeader.Gap]

    /// It is a file of lines from a time when these did not say how many there are.
    private let mayBeCut: Bool
    private let tables: Set<String>

    init(_ contents: ExportContents) {
        header = contents.header
        mayBeCut = contents.isLines && header != nil && header?.extent == nil
        tables = contents.tables
        var gaps: [Address: ExportHeader.Gap] = [:]
        for gap in header?.gaps ?? [] {
            for place in gap.places { gaps[Address(place)] = gap }
        }
        self.gaps = gaps
    }

    mutating func add(_ kind: Kind, _ place: PathTemplate, _ ids: [String], _ address: Address) {
        guard byAddress[address] == nil, let path = try? place.filled(with: ids) else { return }
        var coverage = Coverage(kind: kind.name, path: path, state: .complete)
        if let gap = gaps[address] {
            coverage.state = gap.state
            coverage.reason = gap.reason
        } else if let selection = header?.selection {
            let isWhole =
                kind.shape == .collection ? selection.includesAll(below: address) : selection.includes(address)
            if !isWhole {
                coverage.state = .skipped
                coverage.reason = selection.mayReach(address) ? "exported in part" : "not exported"
            }
        }
        order.append(address)
        byAddress[address] = coverage
    }

    /// One more resource of that place.
    mutating func count(_ address: Address) { byAddress[address]?.count += 1 }

    var coverage: [Coverage] {
        order.compactMap { address in
            guard var coverage = byAddress[address] else { return nil }
            if mayBeCut, coverage.state == .complete {
                coverage.state = .skipped
                coverage.reason = "the export does not say how many resources it has; export it again"
            }
            let isTable = tables.contains(coverage.kind) && address.depth == 0
            if header == nil, coverage.count == 0, !isTable {
                coverage.state = .skipped
                coverage.reason = "the export says nothing of it"
            }
            return coverage
        }
    }
}
