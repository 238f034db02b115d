import Catalog
import Configuring
import Jobs
import Reporting
import Store
import Wire

/// Words that only the configuration and the store know.
struct CompletionSource {
    private let request: CompletionRequest
    private let configured: [String]
    private let reader: SnapshotReader?
    private let table: Catalog

    init(_ request: CompletionRequest, _ surroundings: Surroundings) {
        self.request = request
        var options = GlobalOptions()
        options.config = request.values.last { $0.declaration.name == "config" }?.word
        options.store = request.values.last { $0.declaration.name == "store" }?.word
        let configuration = try? Configuration(in: surroundings, options)
        configured = configuration?.sites.map(\.name) ?? []
        table =
            (try? Configuration.table(of: configuration?.sites.first, in: surroundings.outside))
            ?? Configuration.builtIn
        reader = (try? configuration?.store).flatMap { try? SnapshotReader(glancingAt: $0) }
    }

    func words(_ completion: Completion) -> [CompletionOffer.Word] {
        switch completion {
        case .site: sites
        case .state: sites + snapshots
        case .snapshot: snapshots
        case .address: addresses
        case .run: runs
        case .nothing, .command, .kind, .file, .folder, .words: []
        }
    }

    /// Those of the configuration and then those that only the store knows, without those that stand there already.
    private var sites: [CompletionOffer.Word] {
        let given = request.operands.filter { $0.declaration.occurrence.repeats }.map(\.word)
        let kept = stored.filter { name in !configured.contains { $0.isIdentical(to: name) } }
        let all = configured.map { ($0, "a site") } + kept.map { ($0, "a site of the store") }
        return all.filter { name, _ in !given.contains { $0.isIdentical(to: name) } }.map { .init($0.0, $0.1) }
    }

    private var stored: [String] {
        let all = (try? reader?.sites().map(\.name)) ?? []
        return all.filter { SiteName.flaw(of: $0) == nil }
    }

    /// How many of a site's snapshots are offered before its name is typed, and then.
    private static let few = 10
    private static let many = 400

    private var snapshots: [CompletionOffer.Word] {
        let current = request.current
        let at = current.firstIndex(of: "@")
        let wanted = at.map { String(current[..<$0]) }
        var words: [CompletionOffer.Word] = []
        for site in stored where wanted?.isEmpty ?? true || wanted?.isIdentical(to: site) == true {
            let newest = ((try? reader?.snapshots(of: site)) ?? []).reversed()
            if let latest = newest.first(where: \.isComplete), wanted?.isEmpty != true {
                words.append(.init("\(site)@latest", "the last complete one: \(latest.number)"))
            }
            for snapshot in newest.prefix(at == nil ? Self.few : Self.many) {
                words.append(
                    .init(
                        "\(wanted?.isEmpty == true ? "" : site)@\(snapshot.number)",
                        "\(snapshot.at.dayAndMinute), \(Wording.count(snapshot.resources, "resource"))"))
            }
        }
        return words
    }

    private var runs: [CompletionOffer.Word] {
        let runs = (try? reader?.newestRuns(limit: Self.many)) ?? []
        return runs.map { .init("\($0.number)", "on \($0.target), \($0.started.dayAndMinute)") }
    }
}

// Addresses, a level at a time.
extension CompletionSource {
    private var addresses: [CompletionOffer.Word] {
        guard let reader, let snapshot = snapshot(reader) else {
            return table.roots.map { .init($0.kind.name) }
        }
        let parent = Address(request.current).parent
        let steps = (try? reader.steps(below: parent, in: snapshot.number)) ?? []
        return steps.flatMap { step -> [CompletionOffer.Word] in
            var words: [CompletionOffer.Word] = []
            // A collection is no resource, but selecting it is what people do most.
            if step.isResource || parent.isSite { words.append(.init(step.address.text, name(of: step.address))) }
            if step.hasMore { words.append(.init(step.address.text + "/", "what is below it")) }
            return words
        }
    }

    /// As the site shows it, where that is another text.
    private func name(of address: Address) -> String {
        let segment = address.lastStep
        let name = Percent.decoded(segment)
        return name.isIdentical(to: segment) ? "" : name
    }

    /// The snapshot that addresses are to come from: that of the first state or site on the line which the store knows, else
    /// the newest if it knows only one site.
    private func snapshot(_ reader: SnapshotReader) -> SnapshotInfo? {
        let typed =
            request.operands.map { ($0.declaration.completion, $0.word) }
            + request.values.map { ($0.declaration.completion, $0.word) }
        for (completion, word) in typed {
            guard let name = Self.stateName(completion, word), let found = find(name, reader) else { continue }
            return found
        }
        guard let only = stored.first, stored.count == 1 else { return nil }
        return (try? reader.latest(only)) ?? nil
    }

    private static func stateName(_ completion: Completion, _ word: String) -> StateName? {
        switch completion {
        case .site, .state: try? StateName(word)
        case .snapshot: try? StateName(snapshot: word)
        case .nothing, .command, .address, .kind, .run, .file, .folder, .words: nil
        }
    }

    private func find(_ name: StateName, _ reader: SnapshotReader) -> SnapshotInfo? {
        switch name {
        case .live(let site), .latest(let site), .back(_, let site), .yesterday(let site):
            (try? reader.latest(site)) ?? nil
        case .day(let day, let site): (try? reader.latest(site, onDay: day.description)) ?? nil
        case .snapshot(let number, _): try? reader.snapshot(number)
        case .export: nil
        }
    }
}
