import CommandLineTool
import Reporting
import Simulator
import TestSupport
import Testing
import Wire

struct HistoryTests {
    private let bench: Workbench
    private static let night = 86_400.0

    init() async throws {
        bench = try await Workbench.afterBackup()
    }

    private func ban(_ ip: String) { bench.ask(.post, "/bans", ["type": "ip", "ip": .string(ip), "comment": ""]) }

    private func set(_ name: String, _ value: JSONValue) {
        var settings = bench.ask(.get, "/settings") ?? [:]
        settings.set(name, value)
        bench.ask(.put, "/settings", settings)
    }

    @discardableResult
    private func backup(_ words: String = "") async -> Workbench.Answer {
        bench.advance(by: Self.night)
        return await bench.run("backup shop " + words)
    }

    private func nights(_ words: String = "") async throws -> [JSONValue] {
        let document = try await bench.run("history shop --json " + words).document
        #expect(document["site"] == "shop")
        return try #require(document["nights"]?.elements)
    }

    @Test func `a timeline says what each night brought, by kind`() async throws {
        await backup()
        await backup()
        ban("9.9.9.9")
        ban("9.9.9.8")
        set("isVisitorSSOEnabled", true)
        await backup()
        let nights = try await nights()
        #expect(nights.map { $0["snapshot"] } == [1, 2])
        #expect(nights[0]["quietNights"] == 2)
        #expect(nights[0]["checkedAt"] != .null)
        #expect(nights[0]["changes"] == .null)
        #expect(nights[1]["changes"] == ["added": 2, "changed": 1, "removed": 0])
        #expect(
            nights[1]["kinds"] == [
                ["kind": "bans", "added": 2, "changed": 0, "removed": 0],
                ["kind": "settings", "added": 0, "changed": 1, "removed": 0],
            ])
        let lines = await bench.run("history shop").output.split(separator: "\n").map(String.init)
        #expect(lines.count == 3)
        #expect(lines[1].hasSuffix("\(try await SampleSite.resourceCount(.final)) resources"))
        #expect(lines[2].hasSuffix("+2 ~1 -0  ████████  bans +2, settings ~1"))
    }

    @Test func `what a backup of a part left out is neither gone in it nor new afterwards`() async throws {
        ban("9.9.9.9")
        set("isVisitorSSOEnabled", true)
        await backup("--only bans")
        await backup()
        let nights = try await nights()
        #expect(nights.map { $0["partial"] } == [false, true, false])
        #expect(nights[1]["kinds"] == [["kind": "bans", "added": 1, "changed": 0, "removed": 0]])
        #expect(nights[2]["kinds"] == [["kind": "settings", "added": 0, "changed": 1, "removed": 0]])
    }

    @Test func `what could not be read for a night counts where it is read again`() async throws {
        bench.change { $0.options.forbidden = ["bans"] }
        set("isVisitorSSOEnabled", true)
        await backup()
        bench.change { $0.options.forbidden = [] }
        ban("9.9.9.9")
        await backup()
        let nights = try await nights()
        #expect(nights.map { $0["complete"] } == [true, false, true])
        #expect(nights[1]["kinds"] == [["kind": "settings", "added": 0, "changed": 1, "removed": 0]])
        #expect(nights[2]["kinds"] == [["kind": "bans", "added": 1, "changed": 0, "removed": 0]])
        #expect(await bench.run("history shop").output.contains("settings ~1, with gaps"))
    }

    @Test func `what is read for the first time is not new on the site`() async throws {
        let bench = try Workbench()
        await bench.run("backup shop --only bans")
        bench.advance(by: Self.night)
        await bench.run("backup shop")
        let nights = try #require(try await bench.run("history shop --json").document["nights"]?.elements)
        #expect(nights.count == 2)
        #expect(nights[1]["changes"] == ["added": 0, "changed": 0, "removed": 0])
    }

    @Test func `a campaign that came and went takes its children along`() async throws {
        let campaigns = bench.ask(.get, "/campaigns")?.elements ?? []
        bench.ask(.delete, "/campaigns/\(campaigns[0]["id"]?.text ?? "")")
        await backup()
        let night = try #require(try await nights().last)
        let removed = night["kinds"]?.elements?.compactMap { $0["kind"]?.text } ?? []
        #expect(removed.contains("campaigns"))
        #expect(removed.contains("chatWindow"))
    }

    @Test func `nights and resources can be chosen`() async throws {
        for ip in ["9.9.9.1", "9.9.9.2"] {
            ban(ip)
            await backup()
        }
        set("isVisitorSSOEnabled", true)
        await backup()
        let all = try await nights()
        #expect(all.count == 4)
        let day = try #require(all[1]["at"]?.text?.prefix(10))
        #expect(try await nights("--since \(day)").map { $0["snapshot"] } == [2, 3, 4])
        #expect(try await nights("--until \(day)").map { $0["snapshot"] } == [1, 2])
        #expect(try await nights("--since \(day) --until \(day)")[0]["changes"]?["added"] == 1)
        #expect(try await nights("--only settings").map { $0["changes"]?["changed"] } == [nil, 0, 0, 1])
        let table = await bench.run("history shop --only settings").output.split(separator: "\n")
        #expect(table.count == 2)
        let none = await bench.run("history shop --only customVariables")
        #expect(none.output.isEmpty)
        #expect(none.error.contains("none of 4 snapshots of 'shop' changed any of this"))
    }

    @Test(arguments: [40, 80, 160]) func `the timeline fits the terminal`(width: Int) async throws {
        ban("9.9.9.1")
        set("isVisitorSSOEnabled", true)
        bench.ask(.post, "/customVariables", ["name": "tier", "type": "text", "value": "x"])
        await backup()
        let lines = await bench.run("history shop --no-color", width: width).output.split(separator: "\n")
        // The kinds go on below where they do not fit beside the rest.
        let kinds = ["bans +1", "settings ~1", "custom variables +1"]
        let told = lines.dropFirst(2).joined(separator: " ").split(separator: " ").joined(separator: " ")
        #expect(width < 80 ? lines.count == 3 : kinds.allSatisfy(told.contains), "\(lines)")
        #expect(lines.allSatisfy { $0.displayWidth <= max(width, 60) })
    }

    @Test func `blame names the night that each field is from, and no secret`() async throws {
        set("isVisitorSSOEnabled", true)
        await backup()
        let document = try await bench.run("history shop settings --blame --json").document
        #expect(document["until"] == .null)
        let fields = try #require(document["fields"]?.elements)
        let changed = fields.filter { $0["snapshot"] == 2 }.compactMap { $0["pointer"]?.text }
        #expect(changed == ["/isVisitorSSOEnabled"])
        #expect(fields.count > 5)
        let push = await bench.run("history shop mobilePush --blame").output.split(separator: "\n")
        #expect(push.first?.hasPrefix("SNAPSHOT  DATE") == true)
        let key = try #require(push.first { $0.contains("Android gcm API key ") })
        #expect(key.hasSuffix(#""•••""#))
    }

    @Test func `blame of what is gone shows it as it last was`() async throws {
        let bans = bench.ask(.get, "/bans")?.elements ?? []
        let ban = try #require(bans.first { $0["ip"] != nil || $0["ipAddress"] != nil })
        let address = try #require(
            try await bench.run("show shop@1 bans --tree --json").document["resources"]?.elements?.first {
                $0["id"] == ban["id"]
            }?["address"]?.text)
        bench.ask(.delete, "/bans/\(ban["id"]?.text ?? "")")
        await backup()
        let answer = await bench.run("history shop \(address) --blame --json")
        #expect(try answer.document["until"]?["snapshot"] == 1)
        #expect(await bench.run("history shop \(address) --blame").error.contains("was last there in snapshot 1"))
    }

    @Test(arguments: [
        ("history shop --blame", "--blame needs the address"),
        ("history shop settings --since 2026-11-01", "--since chooses nights"),
        ("history shop --since 2026-11-02 --until 2026-11-01", "--until 2026-11-01 is before"),
        ("history shpo", "the store knows no site 'shpo'"),
        ("history shop settings --blame --only bans", "--only chooses nights"),
    ])
    func `a command line that makes no sense is refused`(line: String, message: String) async throws {
        let answer = await bench.run(line)
        #expect(answer.code == .usage)
        #expect(answer.error.contains(message))
    }
}
