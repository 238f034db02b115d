import Catalog
import Diffing
import Wire

// What the target lacks.
extension Planner {
    mutating func planAddition(of resource: StoredResource, isNeeded: Bool) throws {
        guard let rules = book[resource.kind], rules.kind.isWritable,
            let (_, place, ids) = book.places.locate(resource.path)
        else { return }
        if isNeeded, let doubt = differ.doubt(about: resource) {
            plan.unknown.append(.init(address: resource.address, reason: doubt))
            return
        }
        let kind = rules.kind
        let body = try resource.body()
        if isBarred(resource.address, body, kind) { return }
        let isItem = kind.shape == .collection
        let isSystem = kind.system?.first(in: body)?.isTrue ?? false
        let path = try self.path(place, Array(ids.prefix(place.ids.count)))
        let isInNewParent = !path.missing.isEmpty
        if !isInNewParent, let problem = kind.problemOfMaking(isItem: isItem, isSystem: isSystem) {
            plan.notRestorable.append(.init(address: resource.address, field: nil, reason: problem))
            return
        }
        if isInNewParent, !isItem, !kind.operations.contains(.update) { return }
        var overlay = Overlay(
            rules, reader: differ.meaning, translation: try differ.translation(of: kind), address: resource.address,
            fields: FieldChoice(except: options.selection.fields(of: resource.address, as: kind).except))
        let content = Operation.Content(body: overlay.laid(body, over: nil), sourceID: resource.id)
        if let barrier = try barrier(to: content.body, resource.address, rules) {
            plan.notRestorable.append(barrier)
            return
        }
        let write: Operation.Write
        switch (isItem, isInNewParent) {
        case (true, false):
            write = .creation(.init(content, seen: try namesakes(of: content.body, resource, kind)))
        case (true, true):
            write = .adoption(.init(content, isSystem ? .only : .orCreate, over: overLive(kind)))
        case (false, _):
            write = .companion(.init(content, fields: shownFields(of: content.body, rules), over: overLive(kind)))
        }
        noteProblems(of: body, resource, kind)
        var operation = Operation(write, kind: kind.name, path: path.path, address: resource.address)
        operation.isNeeded = isNeeded
        var draft = Draft(
            operation, kind, .made(resource.address), scope: Draft.scope(of: resource.path, place),
            needs: Set(path.missing.values.map { .made($0) }))
        draft.pathReferences = path.missing
        draft.wantedKey = isItem ? kind.naturalKey(of: body) : nil
        try finish(draft, overlay, parents: path.missing.values)
        // A creation carries its switch; over what the service makes it has to be turned.
        if isInNewParent || !isItem { planToggle(of: content.body, after: draft, isItem: isItem) }
    }

    /// How this plan changes what the service makes along with something new.
    private func overLive(_ kind: Kind) -> Operation.OverLive {
        .init(
            isMirror: options.isMirror,
            stays: options.evidence.items(of: kind.name).filter { $0.finding == .kept }.map(\.place),
            carries: kind.carried)
    }

    /// Every field of what comes with its parent, since nobody knows yet which of them it will have.
    private func shownFields(of body: JSONValue, _ rules: BodyRules) -> [FieldChange] {
        BodyComparison(present: .object([]), wanted: body, rules: rules).changes
    }

    private mutating func noteProblems(of body: JSONValue, _ resource: StoredResource, _ kind: Kind) {
        let whole = Resource(
            kind: resource.kind, path: resource.path, id: resource.id, address: resource.address, body: body)
        for problem in Restorability.problems(of: whole, kind: kind, concerning: .restore) {
            plan.notRestorable.append(
                .init(address: problem.address, field: problem.field, reason: problem.reason))
        }
        noteCalls(of: body, resource.address, kind)
    }

    /// A copy that calls the same address as the original is rarely what is meant.
    mutating func noteCalls(of body: JSONValue, _ address: Address, _ kind: Kind) {
        if differ.meaning.isOneSite { return }
        for path in kind.calls {
            guard let called = kind.value(at: path, in: body)?.text, !called.isEmpty else { continue }
            plan.warnings.append(
                .init(
                    address: address,
                    message: "\(plan.target.site) will call the same address as \(plan.source): \(called)"))
        }
    }

    /// An image goes over as the place where the source's site keeps it, not as a file.
    private mutating func noteImages(_ overlay: Overlay, _ address: Address) {
        if differ.meaning.isOneSite { return }
        for image in overlay.images {
            plan.warnings.append(
                .init(
                    address: address,
                    message: "\(image.pointer) will show the file of \(plan.source), which has to stay where it is:"
                        + " \(image.url)"))
        }
    }

    /// An image that the target can't be given: of what is new on it nothing else would say so.
    private mutating func noteKeptBack(_ overlay: Overlay, _ draft: Draft) {
        for pointer in overlay.keptBack {
            let field = pointer.tokens.joined(separator: ".")
            let caveat = draft.kind.caveats.first { caveat in
                caveat.concern == .restore && caveat.at?.description.isSameName(as: field) == true
            }
            plan.notRestorable.append(
                .init(
                    address: draft.operation.address, field: field,
                    reason: caveat?.reason ?? "an image file, which no request carries"))
        }
    }

    /// A draft with all that its body needs.
    mutating func finish(
        _ draft: Draft, _ overlay: Overlay, parents: some Sequence<Address> = EmptyCollection()
    ) throws {
        var draft = draft
        for need in overlay.needs { draft.needs.insert(.made(need)) }
        draft.operation.write.editContent { content in
            content.unresolved = overlay.unresolved.map(\.pointer)
            content.translations = overlay.translations
        }
        plan.notCarried += overlay.notCarried
        noteImages(overlay, draft.operation.address)
        noteKeptBack(overlay, draft)
        for problem in overlay.unresolved {
            plan.unresolved.append(
                .init(
                    address: draft.operation.address, pointer: problem.pointer, kind: problem.kind,
                    value: problem.value, reason: problem.reason))
        }
        drafts[draft.key] = draft
        missing += overlay.needs
        for parent in parents where drafts[.made(parent)] == nil { try pull(parent: parent) }
    }

    /// Something below an item that is not there: the item itself is made, without all else that lives in it.
    private mutating func pull(parent: Address) throws {
        guard !options.selection.isExcepted(parent), let resource = try wanted.resource(at: parent) else { return }
        try planAddition(of: resource, isNeeded: true)
    }

    /// A place on the target, with the addresses of the things whose ids are not known yet.
    func path(_ place: PathTemplate, _ ids: [String]) throws -> (path: OperationPath, missing: [Int: Address]) {
        var segments: [OperationPath.Segment] = []
        var missing: [Int: Address] = [:]
        var rest = ids[...]
        for segment in place.segments {
            switch segment {
            case .literal(let text): segments.append(.text(text))
            case .id(let kind):
                guard let id = rest.popFirst() else { continue }
                switch differ.meaning.partner(ofID: id, kind) {
                case .there(let presentID): segments.append(.text(try ResourcePath.encoded(id: presentID)))
                case .missing(let address):
                    missing[segments.count] = address
                    segments.append(.reference(address.text))
                case .unresolved(let reason): throw PlanningError.homeless(reason: reason)
                }
            }
        }
        return (OperationPath(segments: segments), missing)
    }
}

extension Kind {
    /// Why nothing of this kind can be made where its parent is there already.
    fileprivate func problemOfMaking(isItem: Bool, isSystem: Bool) -> String? {
        if isSystem { return "only the service makes its own ones" }
        if !isItem { return "it comes with what it belongs to, and the target has none" }
        if !operations.contains(.create) { return "the API has no request that makes one" }
        return nil
    }

    /// Members with children that the service deletes if a PUT leaves them out, a list of spellings each.
    var carried: [[String]] { putTakesOnly.isEmpty ? embedded.map(\.members) : [] }
}

extension JSONValue {
    var isTrue: Bool {
        switch self {
        case .bool(let truth): truth
        case .string(let text): text.isSameName(as: "true") || text.isSameName(as: "yes")
        default: false
        }
    }
}

package enum PlanningError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A resource whose parent can't be told apart from its twins.
    case homeless(reason: String)
    case unreadable(String)
    case newer(format: String)

    package var description: String {
        switch self {
        case .homeless(let reason): reason
        case .unreadable(let what): "the plan is damaged: \(what)"
        case .newer(let format): "the plan has format \(format), which this version can't read"
        }
    }
}
