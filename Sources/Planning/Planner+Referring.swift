import Catalog
import Diffing
import Wire

// References that a plan leaves behind.
extension Planner {
    /// What stays on the target, whether or not anybody asked for it, and refers to what is deleted.
    mutating func noteReferred() throws {
        let deletions = plan.operations.filter { $0.action == .delete }
        if deletions.isEmpty { return }
        let gone = Set(deletions.map { $0.path.description.lowercased() })
        var search = try goneItems(gone)
        if search.isEmpty { return }
        var written: [String: JSONValue] = [:]
        for operation in plan.operations where operation.action == .update && operation.path.references.isEmpty {
            written[operation.path.description.lowercased()] = operation.body
        }
        for operation in plan.operations where operation.write.bringsItem {
            guard let kind = book[operation.kind]?.kind, let body = operation.body else { continue }
            if let name = Addresses.name(of: body, kind: kind) { search.forget(kind, name: name) }
        }
        // Names first: one that something else bears leads there.
        try eachStaying(gone, written) { resource, kind, body in
            if resource.id != nil, let name = Addresses.name(of: body, kind: kind) { search.forget(kind, name: name) }
        }
        var found: [Plan.Referred] = []
        try eachStaying(gone, written) { resource, kind, body in
            for finding in search.findings(in: body, kind) {
                found.append(.init(address: resource.address, pointer: finding.pointer, target: finding.address))
            }
        }
        for operation in plan.operations where operation.write.bringsItem {
            guard let kind = book[operation.kind]?.kind, let body = operation.body else { continue }
            for finding in search.findings(in: body, kind) {
                found.append(.init(address: operation.address, pointer: finding.pointer, target: finding.address))
            }
        }
        plan.referred = found
    }

    /// Everything that is deleted or goes with what is.
    private func goneItems(_ gone: Set<String>) throws -> ReferenceSearch {
        var search = ReferenceSearch()
        let named = book.referredKinds
        var cursor = try present.cursor(below: nil, withBodies: true)
        while let resource = try cursor.next() {
            guard named.contains(resource.kind), let kind = book[resource.kind]?.kind, let id = resource.id,
                resource.path.isAtOrBelow(oneOf: gone)
            else { continue }
            search.note(
                kind, id: id, name: Addresses.name(of: try resource.body(), kind: kind), address: resource.address)
        }
        return search
    }

    private func eachStaying(
        _ gone: Set<String>, _ written: [String: JSONValue], _ use: (StoredResource, Kind, JSONValue) -> Void
    ) throws {
        var cursor = try present.cursor(below: nil, withBodies: true)
        while let resource = try cursor.next() {
            guard let kind = book[resource.kind]?.kind, kind.isWritable, !resource.path.isAtOrBelow(oneOf: gone)
            else { continue }
            use(resource, kind, try written[resource.path.lowercased()] ?? resource.body())
        }
    }

    /// What the service makes anew with what comes back under another id: people have the old one in use.
    mutating func noteRenewed() {
        guard differ.meaning.isOneSite else { return }
        for operation in plan.operations {
            guard case .creation(let creation) = operation.write, let kind = book[operation.kind]?.kind,
                let oldID = creation.content.sourceID, !StandInID.isOne(oldID)
            else { continue }
            for (child, place) in kind.paths.flatMap({ book.catalog.children(of: kind, at: $0) }) {
                guard child.operations == [.read], case .literal(let segment)? = place.segments.last,
                    let caveat = child.caveats.first(where: { $0.concern == .anew })
                else { continue }
                let address = operation.address.child(segment)
                plan.renewed.append(
                    .init(address: address, operation: operation.id, oldID: oldID, reason: caveat.reason))
                plan.notRestorable.append(
                    .init(address: address, field: nil, reason: "\(caveat.reason); the old one is for id \(oldID)"))
            }
        }
    }

    /// What the source has outside of what was asked for, and which refers to what is made: on the target it does so no
    /// more, since what is made has another id there.
    mutating func noteLeftBehind() throws {
        if options.selection.isEverything { return }
        var search = ReferenceSearch()
        for operation in plan.operations where operation.write.bringsItem {
            guard let kind = book[operation.kind]?.kind, book.referredKinds.contains(kind.name),
                let body = operation.body
            else { continue }
            search.note(
                kind, id: operation.sourceID, name: Addresses.name(of: body, kind: kind), address: operation.address)
        }
        if search.isEmpty { return }
        let planned = Set(plan.operations.map(\.address))
        var cursor = try wanted.cursor(below: nil, withBodies: true)
        while let resource = try cursor.next() {
            guard let kind = book[resource.kind]?.kind, kind.isWritable, !planned.contains(resource.address),
                !options.selection.includes(resource.address)
            else { continue }
            let findings = search.findings(in: try resource.body(), kind)
            if findings.isEmpty { continue }
            let names = try namesStillUsed(by: resource, kind, search)
            guard let lost = findings.first(where: { !$0.isByName || !names.contains($0.address) }) else { continue }
            plan.warnings.append(
                .init(
                    address: resource.address,
                    message: "refers to \(lost.address) in \(plan.source) (\(lost.pointer)), and will not on "
                        + "\(plan.target.site); --only '\(resource.address)' brings that back, too"))
        }
    }

    private func namesStillUsed(by resource: StoredResource, _ kind: Kind, _ search: ReferenceSearch) throws -> Set<
        Address
    > {
        guard let presentResource = try present.resource(at: differ.presentAddress(of: resource.address)) else {
            return []
        }
        return Set(search.findings(in: try presentResource.body(), kind).filter(\.isByName).map(\.address))
    }
}

extension RuleBook {
    /// Kinds that others refer to.
    fileprivate var referredKinds: Set<String> {
        Set(catalog.configuration.flatMap { $0.references.flatMap { $0.targets.map(\.kind) } })
    }
}

extension String {
    /// Is it one of these paths, or below one? Those are in lower case.
    fileprivate func isAtOrBelow(oneOf paths: Set<String>) -> Bool {
        let path = lowercased()
        return paths.contains(path) || ResourcePath.isBelow(path, oneOf: paths)
    }
}
