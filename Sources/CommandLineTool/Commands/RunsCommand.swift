import Catalog
import Jobs
import Planning
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
        let reader = try Workplace(surroundings, options, console).reader()
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
