import CommandLineTool
import Foundation
import Simulator
import Synchronization
import TestSupport
import Testing
import Wire

/// A site of version 4: saved, compared, brought back, taken back again.
struct Version4Tests {
    /// Which module answers for what has two designs.
    private static let designs: [[String: String]] = [
        [:], ["secureForms": "livechat", "autoTranslationConfig": "livechat", "chatbots": "chatbot"],
        ["secureForms": "secureform", "autoTranslationConfig": "global"],
    ]

    private static func bench(_ modules: [String: String] = [:]) async throws -> Workbench {
        let bench = try Workbench(["shop": try SampleSite.version4(modules: modules)])
        let backup = await bench.run("backup shop")
        #expect(backup.code == .done, "\(backup.error)")
        return bench
    }

    /// What somebody did to the site in the control panel: something to every kind that can be written.
    private static func edit(_ bench: Workbench) {
        func id(_ item: JSONValue) -> String { item["id"]?.text ?? "" }
        let shop = bench.items("/livechat/campaigns").first { $0["name"]?.text == "Shop" }.map(id) ?? ""
        let campaign = "/livechat/campaigns/\(shop)"
        bench.ask(.put, campaign, ["description": "changed"])
        bench.ask(.put, campaign + "/chatButton", ["adaptiveButtonColor": "#000000"])
        bench.ask(.put, campaign + "/chatWindow", ["greetingMessage": "Nope"])
        if let rows = bench.ask(.get, campaign + "/preChat")?["preChatFormFields"]?.elements, let first = rows.first {
            bench.ask(.put, campaign + "/preChat", ["preChatFormFields": [Self.relabelled(first)]])
        }
        bench.ask(.post, campaign + "/preChat:disable")
        bench.ask(.put, campaign + "/offlineMessageConfig", ["emailOfflineMessageTo": "customEmailAddress"])
        bench.ask(.put, campaign + "/integrationChatBotConfig", ["queueLength": 9])
        bench.ask(.post, "/livechat/segmentConfig:disable")
        let segments = bench.items("/livechat/segments")
        bench.ask(.put, "/livechat/segments/" + id(segments[0]), ["segmentConditions": [], "color": "#111111"])
        bench.ask(.delete, "/livechat/segments/" + id(segments[1]))
        let invitations = bench.items("/livechat/autoInvitations?campaignId=" + shop)
        bench.ask(.delete, "/livechat/autoInvitations/" + id(invitations[0]))
        let verb = invitations[1]["isEnabled"] == true ? "disable" : "enable"
        bench.ask(.post, "/livechat/autoInvitations/" + id(invitations[1]) + ":" + verb)
        bench.ask(.delete, "/livechat/webhooks/" + id(bench.items("/livechat/webhooks")[0]))
        let bans = bench.items("/livechat/bannedIps")
        bench.ask(.delete, "/livechat/bannedIps/" + id(bans[0]))
        bench.ask(.put, "/livechat/bannedIps/" + id(bans[1]), ["comment": "changed"])
        for field in bench.items("/livechat/fields?include=fieldOption") where field["name"]?.text == "Favourite tea" {
            let options = field["fieldOptions"]?.elements ?? []
            bench.ask(.put, "/livechat/fields/" + id(field), ["fieldOptions": .array(Array(options.prefix(1)))])
        }
        let shifts = bench.items("/livechat/shifts?include=shiftHoliday,shiftWorkingHours")
        bench.ask(.put, "/livechat/shifts/" + id(shifts[0]), ["shiftWorkingHours": [], "timeZone": "UTC"])
        bench.ask(.delete, "/global/publicCannedMessages/" + id(bench.items("/global/publicCannedMessages")[0]))
        bench.ask(.put, "/livechat/autoDistributionConfig", ["maxConcurrentChatsForAllAgents": 77])
        bench.ask(.post, "/livechat/autoDistributionConfig:disable")
        bench.ask(.put, "/livechat/visitorSsoConfig", ["visitorSsos": []])
        bench.ask(.put, "/global/restrictedWordsConfig", ["restrictedWords": "x,y"])
        for module in ["global", "livechat"] {
            bench.ask(.put, "/\(module)/autoTranslationConfig", ["excludedWords": ["changed"]])
        }
        for path in ["/livechat/secureForms", "/secureform/secureForms"] {
            for form in bench.items(path).prefix(1) {
                bench.ask(.put, path + "/" + id(form), ["description": "changed"])
            }
        }
        for rule in bench.items("/livechat/dynamicCampaignRules").prefix(1) {
            bench.ask(.put, "/livechat/dynamicCampaignRules/" + id(rule), ["name": "changed"])
        }
        bench.ask(.post, "/livechat/customVariables", ["name": "New", "type": "text"])
        let wrapUp = bench.items("/livechat/wrapupFormFields?campaignId=" + shop)
        bench.ask(.put, "/livechat/wrapupFormFields/" + id(wrapUp[0]), ["isRequired": true])
        bench.ask(.delete, "/livechat/wrapupFormFields/" + id(wrapUp[wrapUp.count - 1]))
        bench.ask(.put, "/livechat/androidPush", ["androidThirdPartyURL": "https://x.example"])
        bench.ask(.put, "/livechat/wrapupCategoryConfig", ["displayMode": "advanced"])
    }

    private static func relabelled(_ row: JSONValue) -> JSONValue {
        var row = row
        row.set("label", "Changed")
        return row
    }

    private static let restore = "restore shop@1 --mirror --yes --max-delete 100% --delete-referenced"

    private func expectAsSaved(_ bench: Workbench, _ state: String = "shop@1") async {
        let difference = await bench.run("diff \(state) shop --exit-code")
        #expect(difference.code == .done, "\(difference.output)")
    }

    @Test(arguments: designs) func `everything that was changed is brought back, and taken back again`(
        modules: [String: String]
    ) async throws {
        let bench = try await Self.bench(modules)
        Self.edit(bench)
        #expect(await bench.run("backup shop").code == .done)
        #expect(await bench.run("diff shop@1 shop@2 --exit-code").code == .differences)
        let restored = await bench.run(Self.restore)
        #expect(restored.code == .done, "\(restored.output) \(restored.error)")
        await expectAsSaved(bench)
        #expect(await bench.run("undo 1 --output back.json").code == .done)
        let undone = await bench.run("apply back.json --yes --max-delete 100% --delete-referenced")
        #expect(undone.code == .done, "\(undone.output) \(undone.error)")
        await expectAsSaved(bench, "shop@2")
    }

    /// The answer to one write after the other is lost, with the write done.
    @Test(arguments: [1, 2, 5, 9, 14, 18, 22, 26])
    func `a run that ends at any write is gone on with, and nothing is there twice`(
        write: Int
    ) async throws {
        let bench = try await Self.bench()
        Self.edit(bench)
        let count = Mutex(0)
        let held = Mutex<[SimulatedSite]>([])
        bench.befall { request in
            guard request.method != .get, count.withLock({ count in (count += 1, count).1 == write }) else {
                return false
            }
            _ = bench.service.respond(to: request)
            // From here on nobody knows the token.
            bench.service.withService { service in
                held.withLock { $0 = service.sites }
                service.sites = []
            }
            return true
        }
        let first = await bench.run(Self.restore)
        bench.befall { _ in false }
        bench.service.withService { service in
            if service.sites.isEmpty { service.sites = held.withLock { $0 } }
        }
        if first.code != .done { #expect(await bench.run("resume 1 --yes").code == .done, "\(write)") }
        await expectAsSaved(bench)
    }

    @Test func `a switch is an operation of its own that a person reviews`() async throws {
        let bench = try await Self.bench()
        bench.ask(.post, "/livechat/segmentConfig:disable")
        let plan = try await bench.run("plan --from shop@1 --to shop --json").document
        let operations = plan["operations"]?.elements ?? []
        #expect(operations.count == 1)
        #expect(operations[0]["method"] == "POST" && operations[0]["verb"] == ":enable")
        #expect(operations[0]["fields"]?.elements?.first?["to"] == true)
        #expect(await bench.run(Self.restore).code == .done)
        #expect(bench.writes == ["POST /api/v4/livechat/segmentConfig:enable"])
        let steps = try await bench.run("runs 1 --json").document["operations"]?.elements ?? []
        #expect(steps.map { $0["state"] } == ["done"])
        // Somebody was faster.
        bench.ask(.post, "/livechat/segmentConfig:disable")
        #expect(await bench.run("plan --from shop@1 --to shop --output p.json").code == .done)
        bench.ask(.post, "/livechat/segmentConfig:enable")
        #expect(await bench.run("apply p.json --yes").code == .done)
        #expect(bench.writes.count == 1)
    }

    /// Whoever edits a plan can make its id fit. A switch where the table knows none must not become a POST of its body.
    @Test func `a switch of what has none is not sent`() async throws {
        let bench = try await Self.bench()
        bench.ask(.post, "/livechat/segmentConfig:disable")
        var plan = try await bench.run("plan --from shop@1 --to shop --json").document
        var operations = try #require(plan["operations"]?.elements)
        let hook = bench.items("/livechat/webhooks")[0]["id"]?.text ?? ""
        for (name, value) in [("kind", "webhooks"), ("path", "/webhooks/\(hook)"), ("address", "webhooks/x")] {
            operations[0].set(name, .string(value))
        }
        operations[0].remove("expect")
        operations[0].set("expect", .null)
        plan.set("operations", .array(operations))
        plan.remove("id")
        plan.set("id", .string(String(SHA256.digest(of: plan.bytes(.sorted)).hex.prefix(12))))
        try plan.written().write(toFile: bench.folder.path + "/p.json", atomically: true, encoding: .utf8)
        let answer = await bench.run("apply p.json --yes")
        #expect(answer.code == .incomplete, "\(answer.error)")
        #expect(answer.error.contains("webhooks has no switch"))
        #expect(bench.writes.isEmpty)
    }

    @Test func `what the table lacks is named, and a backup is never plainly complete`() async throws {
        let bench = try Workbench(["shop": try SampleSite.version4()])
        let backup = await bench.run("backup shop")
        #expect(backup.error.contains("complete as far as the table v4 goes"))
        let again = try await bench.run("backup shop --json").document
        let coverage = again["snapshots"]?.elements?.first?["coverage"]?.elements ?? []
        #expect(coverage.contains { $0["state"] == "uncovered" && $0["kind"] == "routing" })
    }

    @Test func `secrets are masked wherever they are shown`() async throws {
        let bench = try Workbench(["shop": try SampleSite.version4()])
        bench.ask(.put, "/livechat/androidPush", ["androidFCMAPIKey": "canary-4711"])
        bench.ask(.put, "/livechat/iosPush", ["iosProductionCertificatePassword": "canary-4712"])
        #expect(await bench.run("backup shop").code == .done)
        for line in ["show shop@1 androidPush", "show shop@1 iosPush", "export shop@1 - --format ndjson"] {
            #expect(!(await bench.run(line).output.contains("canary")), "\(line)")
        }
    }

    @Test func `nothing is written without a word in the configuration`() async throws {
        let bench = try await Self.bench()
        Self.edit(bench)
        try bench.folder.write(
            """
            {"store": "store.sqlite", "sites": {"shop": {"url": "http://127.0.0.1/api/v4", "token": "env:TOKEN_SHOP"}}}
            """)
        let answer = await bench.run(Self.restore)
        #expect(answer.code == .guarded)
        #expect(answer.error.contains("experimentalWrites"))
        #expect(bench.writes.isEmpty)
    }

    @Test func `a probe of a site as it should be proposes nothing`() async throws {
        let bench = try await Self.bench()
        let answer = try await bench.run("doctor shop --probe --json").document
        #expect(answer["sites"]?.elements?.first?["probe"]?["proposed"]?.isNull == true)
    }
}
