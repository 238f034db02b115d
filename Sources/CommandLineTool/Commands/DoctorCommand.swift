import Catalog
import Configuring
import Crawling
import Jobs
import Platform
import Reporting
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

            --probe asks where each kind of the table stands, and where kinds may stand that the table lacks or that have moved: \
            a hundred requests or two, never more than --max-requests. What it finds is printed as names and shapes, with no value \
            of the site. What is sure of it is written as a file of rows, which are only read, with comments that say what each \
            rests on; "kinds" in the configuration takes it.

            --report asks nobody and changes nothing. It prints what somebody who mends the program has to know: versions, shapes \
            and counts, in which sites are numbers. No name, address, path or text of yours is in it, so it can be sent as it is.
            """,
        operands: [
            .init("SITE", "a site of the configuration; all of them if none is named", .repeated, completes: .site)
        ],
        options: [
            .value("max-age", "AGE", "fail if the last complete snapshot is older: 26h, 90m, 7d"),
            .flag("offline", "look at the store only"),
            .flag("report", "print versions, shapes and counts for a report of a fault; no names"),
            .flag("probe", "find out what the table of kinds does not know of the site"),
            .value("max-requests", "N", "requests for a probe; 200 unless given"),
            .value(
                "output", "FILE", "where a probe writes rows that it proposes; kinds-<site>.json otherwise",
                completes: .file),
        ],
        examples: [
            .init("doctor prod", "can everything be read?"),
            .init("doctor prod --probe", "what has moved, and what is there that the table lacks?"),
            .init("doctor --offline --max-age 26h", "for monitoring: did the nightly backup run?"),
            .init("doctor --report", "what to send with a report of a fault"),
        ], exitCodes: [.incomplete, .refused, .unavailable, .damaged])

    private let names: [String]
    /// Seconds.
    private let maxAge: Double?
    private let isOffline: Bool
    private let isProbe: Bool
    private let isReport: Bool
    private let mostRequests: Int
    private let output: String?
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        names = given.operands("SITE")
        maxAge = try given.duration("max-age").map { $0 / .seconds(1) }
        isOffline = given.flag("offline")
        isProbe = given.flag("probe")
        isReport = given.flag("report")
        mostRequests = try given.number("max-requests", in: 1...10_000) ?? 200
        output = given.value("output")
        if isProbe, isOffline { throw UsageError("--probe asks the site, and --offline asks nobody") }
        if isReport, isProbe || maxAge != nil || !names.isEmpty {
            throw UsageError("--report is of everything that the configuration and the store have, and asks nobody")
        }
        if !isProbe, output != nil { throw UsageError("--output is for the rows of a --probe") }
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        if isReport {
            // A configuration that can't be used is a fault as good as any.
            let report = FaultReport(
                try? Workplace(surroundings, options, console), version: "\(Version.own)", at: surroundings.moment)
            console.present(report.document) { console.verbatim(Console.written(report.document)) }
            return .done
        }
        let sessions = try Workplace(surroundings, options, console).sessions(names, all: names.isEmpty)
        let widest = sessions.map { Shown($0.name).displayWidth }.max() ?? 0
        var worst = ExitCode.done
        var documents: [JSONValue] = []
        for session in sessions {
            let url = session.site?.url.description ?? ""
            var document: JSONValue = ["site": .string(session.name), "url": .string(url)]
            if isProbe {
                worst = worst.orWorse(await probe(session, surroundings, console, &document))
                documents.append(document)
                continue
            }
            warnOfOpenFiles(session, console)
            if !isOffline { worst = worst.orWorse(await examine(session, console, &document)) }
            let age = try SnapshotAge(session, limit: maxAge)
            age.add(to: &document)
            console.meanwhile { console.result(age.line(isAlone: !isOffline, widest: widest)) }
            worst = worst.orWorse(age.isTooOld ? .failed : .done)
            documents.append(document)
            if Task.isCancelled { throw CancellationError() }
        }
        // What a probe of one site found stands where scripts look for it, and with the sites as everywhere.
        let alone = isProbe && documents.count == 1 ? documents[0]["probe"]?.members ?? [] : []
        console.present(.object(alone + [JSONMember("sites", .array(documents))])) {}
        return worst
    }

    /// A secret that other users of this system may read is none.
    private func warnOfOpenFiles(_ session: Session, _ console: Console) {
        for (path, mode) in session.site?.credential.sources.compactMap(\.open) ?? [] {
            console.warning(
                """
                every user of this system may read \(session.outside.shown(path)), a secret of '\(session.name)' \
                (mode \(String(mode, radix: 8))): chmod 600 \(ShellWord.quoted(path))
                """)
        }
    }

    /// What the table does not know of the site.
    private func probe(
        _ session: Session, _ surroundings: Surroundings, _ console: Console, _ document: inout JSONValue
    ) async -> ExitCode {
        do {
            console.note(
                "asking \(session.name) for what its table may lack: at most \(mostRequests) requests, GET alone")
            let text = ProbeText(
                site: session.name, catalog: session.catalog,
                findings: try await session.probe(mostRequests: mostRequests),
                at: session.outside.moment)
            document.set("probe", text.document)
            console.meanwhile {
                console.result("\(session.name, .strong)  \(session.site?.url.description ?? "", .faint)")
                console.result(text.lines())
            }
            if let rows = text.file {
                let name = place(of: session, surroundings)
                let file = try ReplacedFile(surroundings.absolute(name))
                try file.write(Array(rows.utf8))
                try file.commit()
                console.note("rows for it are in \(name): read them, then name the file as \"kinds\" of the site")
            }
            return .done
        } catch {
            return told(error, session, console, &document)
        }
    }

    /// Where rows go: never over the file of rows that the site has, which may say more.
    private func place(of session: Session, _ surroundings: Surroundings) -> String {
        let name = output ?? "kinds-\(session.name).json"
        guard session.site?.kinds == surroundings.absolute(name) else { return name }
        let stem = name.hasSuffix(".json") ? String(name.dropLast(5)) : name
        return stem + "-more.json"
    }

    /// What the site lets us read.
    private func examine(_ session: Session, _ console: Console, _ document: inout JSONValue) async -> ExitCode {
        do {
            let examination = try await Examination(of: session)
            for member in examination.document.members ?? [] { document.set(member.name, member.value) }
            console.meanwhile { console.result(examination.lines(session)) }
            if !examination.isAnswered, let doubt = session.site.flatMap({ SiteAddress.doubt(about: $0.url) }) {
                console.hint("\(doubt)")
            }
            return examination.exitCode
        } catch {
            return told(error, session, console, &document)
        }
    }

    private func told(
        _ error: any Error, _ session: Session, _ console: Console, _ document: inout JSONValue
    ) -> ExitCode {
        let explanation = Tool.explanation(of: error, FailureText.explanation)
        document.set("credential", .string(explanation.exitCode == .refused ? "refused" : "unknown"))
        document.set("error", explanation.document["error"] ?? .null)
        console.meanwhile {
            console.result("\(session.name, .strong): \(explanation.message, .removed)")
            if let hint = explanation.hint { console.hint("\(hint)") }
        }
        return explanation.exitCode
    }
}
