import CommandLineTool
import Foundation
import Platform
import Simulator
import TestSupport
import Testing
import Wire

/// The recipes of the manual, typed in their order by a shell on the two sites of the rehearsal. What counts is what the
/// sites have afterwards.
@Suite(.ownThreads) struct RecipeTests {
    private static let tools = ["/bin/bash", "/usr/bin/curl", "/usr/bin/awk", "/usr/bin/sed"]
    private static let isPossible = tools.allSatisfy { FileManager.default.fileExists(atPath: $0) }

    @Test(.enabled(if: isPossible, "bash, curl, awk and sed are needed"))
    func `every recipe, typed in its order, does to the sites what it says`() throws {
        let recipes = try Recipe.all()
        let rehearsal = try Rehearsal()
        try rehearsal.type(recipes[0])
        let before = rehearsal.prod
        #expect(before.campaigns.count == 4 && before.webhooks.count > 1)
        #expect(before.knowledgeBase("Shop English")["isEnable"] == .bool(true))
        #expect(Set(recipes.dropFirst().map(\.title)) == Set(Self.outcomes.keys))
        for recipe in recipes.dropFirst() {
            let output = try rehearsal.type(recipe)
            #expect(output.contains(" applied, 0 failed, 0 skipped"), "\(recipe.title): found nothing to do\n\(output)")
            Self.outcomes[recipe.title]?(before, rehearsal.prod, rehearsal.staging)
        }
        // All damage is mended, and nothing else has come of it.
        try rehearsal.type(Recipe(title: "the end", lines: ["livechat-sync diff prod prod@$night --exit-code"]))
    }

    /// Given production before the first recipe, and both sites after this one.
    private typealias Outcome = @Sendable (_ before: SiteView, _ prod: SiteView, _ staging: SiteView) -> Void

    private static let outcomes: [String: Outcome] = [
        "Bring back what last night's backup saw": { before, prod, _ in
            #expect(prod.campaigns.map(\.name) == before.campaigns.map(\.name))
            #expect(prod.campaigns.map(\.id) != before.campaigns.map(\.id), "nothing was deleted")
        },
        "One campaign only, as of a day": { before, prod, _ in
            #expect(prod.questions("Shop English") == before.questions("Shop English"))
            #expect(prod.questions("Shop Deutsch").count == before.questions("Shop Deutsch").count - 1)
        },
        "Exactly as it was": { before, prod, _ in
            #expect(prod.webhooks == before.webhooks)
            #expect(prod.questions("Shop Deutsch") == before.questions("Shop Deutsch"))
        },
        "Make staging like production": { before, prod, staging in
            #expect(staging.campaigns.map(\.name) == prod.campaigns.map(\.name))
            #expect(staging.questions("Shop English") == prod.questions("Shop English"))
            #expect(staging.webhooks.isEmpty)
            #expect(staging.knowledgeBase("Shop English")["isEnable"] == .bool(false))
            #expect(prod.webhooks == before.webhooks)
        },
        "Change a copy in files": { before, prod, staging in
            #expect(staging.greeting("Shop English").contains("until Sunday"))
            #expect(prod.greeting("Shop English") == before.greeting("Shop English"))
        },
        "One campaign from staging into production": { before, prod, staging in
            #expect(prod.greeting("Shop English") == staging.greeting("Shop English"))
            #expect(prod.greeting("Shop English") != before.greeting("Shop English"))
            #expect(prod.knowledgeBase("Shop English") == before.knowledgeBase("Shop English"))
            #expect(prod.webhooks == before.webhooks)
        },
        "It was a mistake": { before, prod, staging in
            #expect(prod.greeting("Shop English") == before.greeting("Shop English"))
            #expect(prod.knowledgeBase("Shop English") == before.knowledgeBase("Shop English"))
            #expect(staging.greeting("Shop English").contains("until Sunday"))
        },
    ]
}

/// What stands below one heading of the recipes, as a shell is given it.
private struct Recipe {
    let title: String
    let lines: [String]

    /// The first is what gets the rehearsal ready.
    static func all() throws -> [Recipe] {
        let manual = try Samples.text("manual/restoring.md")
        let chapter = try #require(
            manual.components(separatedBy: "\n## Recipes\n").last?.components(separatedBy: "\n## ").first)
        let recipes = chapter.components(separatedBy: "\n### ").enumerated().map { index, text in
            let blocks = text.components(separatedBy: "```sh\n").dropFirst().map {
                $0.components(separatedBy: "```")[0]
            }
            return Recipe(
                title: index == 0 ? "ready" : text.components(separatedBy: "\n")[0],
                lines: blocks.flatMap { $0.components(separatedBy: "\n") }.filter { !$0.isEmpty })
        }
        #expect(recipes.count > 6)
        return recipes
    }
}

/// The two sites of `samples/rehearsal` on a port of their own, and a folder with its configuration.
private final class Rehearsal {
    private let folder: ConfigurationFolder
    private let service: SharedService
    private let server: SimulatorServer
    /// The address that the manual and the configuration name.
    private let written = "127.0.0.1:8100"

    init() throws {
        folder = try ConfigurationFolder()
        let files = ["sites/shop.json", "sites/staging.json"]
        let sites = try files.map { try SimulatedSite(file: Samples.document($0), dialect: .final) }
        service = SharedService(SimulatedService(sites: sites))
        server = try SimulatorServer(service)
        let configuration = try Samples.text("rehearsal/livechat-sync.json")
        #expect(configuration.contains(written))
        try folder.write(configuration.replacing(written, with: address))
    }

    deinit { server.stop() }

    private var address: String { "127.0.0.1:\(server.port)" }
    var prod: SiteView { SiteView(site: service.withService { $0.sites[0] }) }
    var staging: SiteView { SiteView(site: service.withService { $0.sites[1] }) }

    /// Types a recipe; what its shell has set the next one finds.
    @discardableResult func type(_ recipe: Recipe) throws -> String {
        var lines = recipe.lines
        if recipe.title == "ready" {
            // The service is here already, on a port that the system has chosen.
            #expect(lines[0].hasPrefix("PATH=$PWD/.build/debug:$PATH") && lines[1] == "cd samples/rehearsal")
            #expect(
                lines[2]
                    == "livechat-sync simulate --port 8100 --site ../sites/shop.json --site ../sites/staging.json &")
            lines.removeFirst(3)
        }
        let script = """
            set -euo pipefail
            livechat-sync() {
                case $1 in
                    apply | restore | clone) "$PROGRAM" "$@" --yes ;;
                    *) "$PROGRAM" "$@" ;;
                esac
            }
            exec 2>&1
            if [ -e .known ]; then source ./.known; fi
            \(lines.joined(separator: "\n").replacing(written, with: address))
            for __name in api shop night day run; do
                if [ -n "${!__name:-}" ]; then declare -p "$__name"; fi
            done >.known

            """
        try folder.write(script, to: ".recipe")
        let child = try ChildProcess(
            "/bin/bash", ["-c", "cd \"$0\" && source ./.recipe", folder.path],
            environment: [
                "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path, "PROGRAM": BuiltProgram.path,
            ])
        let output = try child.wholeOutput()
        #expect(child.wait() == .exited(0), "\(recipe.title)\n\(output)")
        return output
    }
}

/// What a site answers to whoever looks at it.
private struct SiteView {
    let site: SimulatedSite

    private func read(_ path: String) -> JSONValue {
        var copy = site
        let answer = copy.respond(to: HTTPRequest(.get, origin: "", target: "/api/v3/livechat" + path))
        return (try? JSONValue(parsing: answer.body)) ?? .null
    }

    /// By name.
    var campaigns: [(name: String, id: String)] {
        (read("/campaigns").elements ?? []).map { ($0["name"]?.text ?? "", $0["id"]?.text ?? "") }
            .sorted { $0.0 < $1.0 }
    }

    private func below(_ campaign: String, _ path: String) -> JSONValue {
        read("/campaigns/\(campaigns.first { $0.name == campaign }?.id ?? "none")" + path)
    }

    /// The names of what the form before a chat asks.
    func questions(_ campaign: String) -> Set<String> {
        Set((below(campaign, "/preChat/campaignFormFields").elements ?? []).compactMap { $0["field"]?["name"]?.text })
    }

    func greeting(_ campaign: String) -> String { below(campaign, "/chatWindow")["greetingMessage"]?.text ?? "" }

    func knowledgeBase(_ campaign: String) -> JSONValue { below(campaign, "/kbIntegration") }

    var webhooks: Set<String> { Set((read("/webhooks").elements ?? []).compactMap { $0["targetUrl"]?.text }) }
}
