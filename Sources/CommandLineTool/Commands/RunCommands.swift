import Catalog
import Planning
import Reporting
import Store
import Wire

struct RunsCommand: Command {
    static let declaration = CommandDeclaration(
        "runs", "the journal: what was carried out where, and how far it came",
        operands: [.init("RUN", "the steps of one run", .optional, completes: .run)], exitCodes: [.damaged, .machine])

    private let number: Int?
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        number = try given.operand("RUN").map { text throws(UsageError) in try RunNumber.read(text) }
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let reader = try Workplace(surroundings, options).reader()
        if let number { return try steps(of: try reader.run(number), reader, console) }
        var documents: [JSONValue] = []
        var table = Table([
            .init("RUN", .right), .init("TARGET"), .init("STATE", isFixed: true), .init("STARTED (UTC)", isFixed: true),
            .init("APPLIED", .right),
            .init("FAILED", .right), .init("LEFT", .right), .init("PLAN", isSpare: true), .init("FROM"),
        ])
        for run in try reader.runs() {
            let summary = try RunSummary(run, reader)
            documents.append(summary.document)
            table.add([
                "\(run.number)", "\(run.target, .strong)", "\(summary.state.rawValue)", "\(run.started.dayAndMinute)",
                "\(summary.applied)", "\(summary.failed)", "\(summary.left)", "\(run.plan)", "\(summary.source)",
            ])
        }
        if console.json {
            console.document(["runs": .array(documents)])
        } else if documents.isEmpty {
            console.note("no runs in the store")
        } else {
            console.result(table)
        }
        return .done
    }

    private func steps(of run: Run, _ reader: SnapshotReader, _ console: Console) throws -> ExitCode {
        let steps = try reader.steps(of: run.number)
        if console.json {
            console.document([
                "run": .integer(run.number), "plan": .string(run.plan), "state": .string(run.state.rawValue),
                "operations": .array(
                    steps.map {
                        [
                            "id": .string($0.operation), "state": .string($0.state.rawValue),
                            "action": .string($0.action), "path": .string($0.finalPath),
                            "address": .string($0.address), "error": $0.error.map(JSONValue.string) ?? .null,
                        ]
                    }),
            ])
            return .done
        }
        var table = Table([
            .init("STATE", isFixed: true), .init("ACTION", isFixed: true), .init("ADDRESS"), .init("ERROR"),
        ])
        for step in steps {
            table.add(["\(step.state.rawValue)", "\(step.action)", "\(step.address)", "\(step.error ?? "")"])
        }
        console.result(table)
        return .done
    }
}

/// One line of the journal.
private struct RunSummary {
    let run: Run
    let state: Run.State
    let applied: Int
    let failed: Int
    let left: Int
    let source: String

    init(_ run: Run, _ reader: SnapshotReader) throws {
        self.run = run
        let steps = try reader.steps(of: run.number)
        let planned = Set((run.document["operations"]?.elements ?? []).compactMap { $0["id"]?.text })
        applied = steps.count { $0.state == .done && planned.contains($0.operation) }
        failed = steps.count { [.failed, .stale, .unknown].contains($0.state) }
        left = planned.count - applied
        source = run.document["source"]?.text ?? ""
        // A run whose process is gone is not running, whatever it could still write down. Where this user may not look at the
        // lock, what is written down stands.
        let isGone = run.state == .running && SiteLock.isHeld(store: reader.path, site: run.target) == false
        state = isGone ? .interrupted : run.state
    }

    var document: JSONValue {
        [
            "run": .integer(run.number), "plan": .string(run.plan), "target": .string(run.target),
            "source": .string(source), "state": .string(state.rawValue), "started": .string(run.started),
            "ended": run.ended.map(JSONValue.string) ?? .null, "applied": .integer(applied),
            "failed": .integer(failed), "left": .integer(left),
        ]
    }
}

enum RunNumber {
    static func read(_ text: String) throws(UsageError) -> Int {
        guard let number = Int(text), number > 0 else {
            throw UsageError("'\(text)' is no run", hint: "'livechat-sync runs' lists them by number")
        }
        return number
    }
}

struct ResumeCommand: Command {
    static let declaration = CommandDeclaration(
        "resume", "go on with a run that was interrupted or left something undone",
        discussion: """
            What the journal shows as sent without an answer is settled by reading first; nothing is sent a second time that \
            was done.
            """,
        operands: [.init("RUN", "its number in 'runs'", completes: .run)],
        options: PlanRunning.declarations + LiftingOptions.declarations,
        exitCodes: ApplyCommand.declaration.exitCodes)

    private let number: Int
    private let choices: PlanRunning.Choices
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        number = try RunNumber.read(given.required("RUN"))
        choices = try PlanRunning.Choices(given)
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options)
        let run = try workplace.reader().run(number)
        guard run.state != .done, run.state != .undone else {
            throw UsageError("run \(number) has nothing left: it is \(run.state.rawValue)")
        }
        return try await PlanRunning(workplace, surroundings, console, choices).goOn(with: run)
    }
}

struct UndoCommand: Command {
    static let declaration = CommandDeclaration(
        "undo", "a plan that takes a run back",
        discussion: """
            Made of what the journal and the snapshot before the run say was there. A plan like any other: it is reviewed and \
            carried out by 'apply', and says what it can't take back.
            """,
        operands: [.init("RUN", "its number in 'runs'", completes: .run)],
        options: [
            .value("output", "FILE", "where to save the plan; plan-<id>.json otherwise", completes: .file),
            .flag("exit-code", "exit 2 if there is anything to do"),
        ] + LiftingOptions.declarations, exitCodes: [.differences, .refused, .unavailable, .locked])

    private let number: Int
    private let output: String?
    private let lifting: Lifting
    private let wantsExitCode: Bool
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        number = try RunNumber.read(given.required("RUN"))
        output = given.value("output")
        lifting = try LiftingOptions.lifting(given)
        wantsExitCode = given.flag("exit-code")
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options)
        let run = try workplace.reader().run(number)
        let site = try workplace.configuration.site(run.target)
        let making = PlanMaking(workplace: workplace, surroundings: surroundings, console: console)
        let present = try await making.readTarget(site)
        if let wrote = try? Plan(document: run.document).account, let account = present.account,
            account.isOther(than: wrote)
        {
            throw AccountMismatch(site: site.name, subject: .run(number), present: account, known: wrote)
        }
        let reader = try workplace.reader()
        let undo = try UndoState(run: run, steps: reader.steps(of: number), present: present, reader: reader)
        var request = PlanOptions(isMirror: true, unresolved: .keep, lifting: lifting)
        request.lifting.unresolved = .keep
        var plan = try await making.plan(from: undo.state, sourceSite: site.name, to: present, site, request)
        // What goes is what the run made; to protect it by the share that it is of its kind would protect the mistake.
        plan.losses = []
        plan.letReferredGo()
        plan.notRestorable += undo.losses
        plan.isSourceEmpty = false
        plan.guards = plan.judged(
            lifting, Circumstances(isProtected: site.isProtected, site: site.planTarget))
        plan.id = plan.digest
        try PlanFile.present(plan, output, surroundings, console)
        return wantsExitCode && !plan.isEmpty ? .differences : .done
    }
}
