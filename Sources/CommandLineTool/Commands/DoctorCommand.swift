import Catalog
import Crawling
import Service
import Store
import Synchronization
import Wire

struct DoctorCommand: Command {
    static let declaration = CommandDeclaration(
        "doctor", "try credentials and permissions, and look at the age of the last snapshot",
        discussion: """
            Asks each site once for every kind (children of its first campaign only), tells what a backup will cost, and how \
            old the last complete snapshot in the store is. Sends only GET.
            """,
        operands: [
            .init("SITE", "a site of the configuration; all of them if none is named", .repeated, completes: .site)
        ],
        options: [
            .value("max-age", "AGE", "fail if the last complete snapshot is older: 26h, 90m, 7d"),
            .flag("offline", "look at the store only"),
        ],
        examples: [
            .init("doctor prod", "can everything be read?"),
            .init("doctor --offline --max-age 26h", "for monitoring: did the nightly backup run?"),
        ], exitCodes: [.incomplete, .refused, .unavailable, .damaged])

    private let names: [String]
    /// Seconds.
    private let maxAge: Double?
    private let isOffline: Bool
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        names = given.operands("SITE")
        maxAge = try given.duration("max-age").map { $0 / .seconds(1) }
        isOffline = given.flag("offline")
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options)
        let sites = try workplace.sites(names, all: names.isEmpty)
        var worst = ExitCode.done
        var documents: [JSONValue] = []
        for site in sites {
            var document: JSONValue = ["site": .string(site.name), "url": .string(site.url.description)]
            if !isOffline { worst = worst.orWorse(await examine(site, workplace, surroundings, console, &document)) }
            worst = worst.orWorse(try age(of: site, among: sites, workplace, surroundings, console, &document))
            documents.append(document)
            if Task.isCancelled { throw CancellationError() }
        }
        if console.json { console.document(["sites": .array(documents)]) }
        return worst
    }

    /// What the site lets us read.
    private func examine(
        _ site: Site, _ workplace: Workplace, _ surroundings: Surroundings, _ console: Console,
        _ document: inout JSONValue
    ) async -> ExitCode {
        let findings = Mutex(Findings())
        let watch = AccountWatch(.liveChat)
        do {
            let connection = try await workplace.connect(site)
            defer { connection.close() }
            // What is wrong with the store is said where its age is told.
            let knownKinds = (try? workplace.knownKinds(of: site)) ?? KnownKinds()
            let crawler = Crawler(
                catalog: .liveChat, reader: connection.reader, selection: .everything, isThorough: false,
                concurrency: site.concurrency, sample: 1, knownKinds: knownKinds)
            let sink = CrawlSink(
                record: { resources, coverage in
                    _ = watch.take(resources)
                    findings.withLock {
                        $0.coverage += coverage
                        $0.campaigns += resources.filter { !Catalog.liveChat.isLeaf($0.kind) }.count
                    }
                }, look: { kind, items in findings.withLock { $0.lookups[kind.name] = items.count } })
            try await crawler.crawl(into: sink) { event in
                switch event {
                case .progress(let done, let total):
                    console.show(Progress("asking \(site.name)", done: done, of: total))
                case .warning(let text): findings.withLock { $0.warnings.append(text) }
                }
            }
            console.endProgress()
            let sent = await connection.line.throttle.figures.sent
            let code = report(site, findings.withLock { $0 }, sent: sent, console, &document)
            let reading = watch.reading(login: await connection.line.account)
            document.set("account", reading.account.name.map(JSONValue.string) ?? .null)
            let check = (try? workplace.accountCheck(of: site)) ?? AccountCheck(site: site.name, known: nil)
            do throws(AccountMismatch) {
                try check.history(reading)
                return code
            } catch {
                if !console.json { console.result("  \("account", .removed)     \(error.message)") }
                return code.orWorse(.guarded)
            }
        } catch {
            console.endProgress()
            let explanation = Tool.explanation(of: error, FailureText.explanation)
            document.set("credential", .string(explanation.exitCode == .refused ? "refused" : "unknown"))
            document.set("error", explanation.document["error"] ?? .null)
            if !console.json {
                console.result("\(site.name, .strong): \(explanation.message, .removed)")
                if let hint = explanation.hint { console.hint("\(hint)") }
            }
            return explanation.exitCode
        }
    }

    private struct Findings: Sendable {
        var coverage: [Coverage] = []
        var campaigns = 0
        var lookups: [String: Int] = [:]
        var warnings: [String] = []

        /// Was there anything that only the API of the service answers?
        var isAnswered: Bool { coverage.contains { $0.state == .complete || $0.state == .forbidden } }
    }

    private func report(
        _ site: Site, _ findings: Findings, sent: Int, _ console: Console, _ document: inout JSONValue
    ) -> ExitCode {
        let estimate = Estimate(campaigns: findings.campaigns, site: site)
        document.set("credential", findings.isAnswered ? "accepted" : "unknown")
        document.set("kinds", .array(findings.coverage.map(\.document)))
        document.set(
            "lookups",
            .object(findings.lookups.sorted { $0.key < $1.key }.map { JSONMember($0.key, .integer($0.value)) }))
        document.set(
            "estimate",
            ["requests": .integer(estimate.requests), "seconds": .number(Wording.milliseconds(estimate.seconds))])
        document.set("requests", .integer(sent))
        let gaps = findings.coverage.filter { $0.state != .complete }
        if !console.json {
            console.result("\(site.name, .strong)  \(site.url.description, .faint)")
            let readable = findings.coverage.count - gaps.count
            let accepted = findings.isAnswered ? "accepted" : "not looked at by this host"
            console.result("  credential  \(accepted); \(readable) of \(findings.coverage.count) places can be read")
            for gap in gaps {
                let permission = Catalog.liveChat[gap.kind]?.permission
                let need = gap.state == .forbidden ? permission.map { "; needs '\($0)'" } ?? "" : ""
                let state = gap.state.rawValue
                let blanks = String(repeating: " ", count: max(2, 12 - state.utf8.count))
                console.result("  \(state, .changed)\(blanks)\(gap.path): \(gap.reason ?? "")\(need)")
            }
            for warning in findings.warnings { console.result("  \("warning", .changed)     \(warning)") }
            console.result(
                "  backup      about \(Wording.count(estimate.requests, "request")) for \(Wording.count(findings.campaigns, "campaign")), \(site.rateText(for: estimate.seconds))"
            )
        }
        if gaps.contains(where: { $0.state == .forbidden }) { return .refused }
        return gaps.contains { $0.state == .failed } ? .incomplete : .done
    }

    /// How old the last complete snapshot is.
    private func age(
        of site: Site, among sites: [Site], _ workplace: Workplace, _ surroundings: Surroundings, _ console: Console,
        _ document: inout JSONValue
    ) throws -> ExitCode {
        let store = try workplace.configuration.store
        let newest: String?
        do throws(StoreError) {
            newest = try SnapshotReader(store).newestCheck(site.name)
        } catch {
            guard case .missing = error else { throw error }
            newest = nil
        }
        let age = newest.flatMap { UTCTime(iso: $0) }.map { max(0, surroundings.now() - Double($0.seconds)) }
        let isTooOld = maxAge.map { limit in age.map { $0 > limit } ?? true } ?? false
        document.set("lastComplete", newest.map(JSONValue.string) ?? .null)
        document.set("ageSeconds", age.map { .integer(Int(min($0, 1e12))) } ?? .null)
        document.set("tooOld", .bool(isTooOld))
        if !console.json {
            let words: Shown =
                newest.map { "\($0), \(Wording.duration(age ?? 0)) ago" } ?? "\("none in the store", .changed)"
            let verdict: Shown =
                isTooOld ? "  \("too old: more than \(Wording.duration(maxAge ?? 0))", .removed)" : ""
            guard isOffline else {
                console.result("  snapshot    " + words + verdict)
                return isTooOld ? .failed : .done
            }
            // One line a site, so they make a table.
            let name: Shown = "\(site.name, .strong)"
            let widest = sites.map { Shown($0.name).displayWidth }.max() ?? 0
            let blanks = Shown(String(repeating: " ", count: max(0, widest - name.displayWidth)))
            console.result("  " + name + blanks + "  snapshot  " + words + verdict)
        }
        return isTooOld ? .failed : .done
    }
}

/// What a backup costs.
private struct Estimate {
    let requests: Int
    /// At the site's rate, the bucket full at the start.
    let seconds: Double

    init(campaigns: Int, site: Site) {
        let catalog = Catalog.liveChat
        let roots = catalog.roots.count + catalog.lookups.filter { !$0.paths.isEmpty }.count
        let places = catalog.configuration.flatMap { kind in kind.paths.map { (kind, $0) } }.filter {
            $0.1.segments.count > 1
        }
        let carried = places.filter { catalog.embedding(of: $0.0, at: $0.1) != nil }.count
        // One campaign is read both ways.
        requests = roots + campaigns * (places.count - carried) + (campaigns > 0 ? carried : 0)
        guard let rate = site.rate else {
            seconds = 0
            return
        }
        seconds = Double(max(0, requests - rate.requests)) * Double(rate.seconds) / Double(rate.requests)
    }
}

extension Site {
    fileprivate func rateText(for seconds: Double) -> String {
        rate.map {
            "\(Wording.duration(seconds)) at \($0.requests) requests in \(Wording.duration(Double($0.seconds)))"
        } ?? "without a limit"
    }
}
