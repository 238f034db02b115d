import Catalog
import Diffing
import Jobs
import Planning
import Platform
import Reporting
import Wire

/// Plans as files.
enum PlanFile {
    /// Prints a plan and saves it. A page or Markdown goes to the file instead, unless its name says that it is for the plan.
    static func present(
        _ prospect: Prospect, _ catalog: Catalog, _ output: String?, as format: ReportFormat = .text,
        _ surroundings: Surroundings,
        _ console: Console
    ) throws {
        let plan = prospect.plan
        var output = output
        if console.json {
            console.document(plan.document)
        } else {
            let isForPlan = output?.hasSuffix(".json") ?? false
            let saved = isForPlan || !format.isPage ? output : Optional.none
            let report = Report(
                plan, guards: plan.guards, scenery: prospect.scenery,
                frame: Report.Frame(surroundings, next: plan.isEmpty ? [] : ["apply \(saved ?? name(of: plan))"]),
                catalog)
            if let page = format.written(report) {
                try ReportDelivery.put(page, isForPlan ? nil : output, surroundings, console)
                output = isForPlan ? output : nil
            } else {
                console.result(report)
            }
        }
        let isWorthIt = output != nil || !console.json && !plan.isEmpty
        guard isWorthIt else { return }
        let name = output ?? name(of: plan)
        let file = try ReplacedFile(surroundings.absolute(name))
        try file.write(plan.document.bytes(.pretty) + [0x0A])
        try file.commit()
        console.note("saved as \(name); 'livechat-sync apply \(name)' carries it out")
    }

    private static func name(of plan: Plan) -> String { "plan-\(plan.id).json" }

    static func read(_ name: String, _ surroundings: Surroundings) throws -> Plan {
        let bytes = try FileText.bytes(surroundings.absolute(name), shown: name)
        do {
            return try Plan(document: JSONValue(parsing: bytes))
        } catch let error as JSONError {
            throw JobRefusal.unusablePlan(reason: "\(name): \(error.plain(in: bytes))")
        } catch {
            throw JobRefusal.unusablePlan(reason: "\(name): \(error)")
        }
    }
}
