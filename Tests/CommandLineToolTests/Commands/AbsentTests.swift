import Catalog
import CommandLineTool
import Simulator
import Testing
import Wire

/// Sites that answer 404, from the command line.
struct AbsentTests {
    @Test(arguments: ["campaigns", "settings"])
    func `a site without what every site has is incomplete, and doctor says so`(kind: String) async throws {
        let bench = try Workbench()
        bench.change { $0.options.absent = [kind] }
        let backup = await bench.run("backup shop")
        #expect(backup.code == .incomplete)
        #expect(backup.error.contains("not read: \(kind)"))
        let doctor = await bench.run("doctor shop")
        #expect(doctor.code == .incomplete)
        #expect(doctor.output.contains("/\(kind)"))
        #expect(await bench.run("doctor shop --json").code == .incomplete)
        let refused = await bench.run("backup shop --accept-absent \(kind)")
        #expect(refused.code == .usage)
    }

    @Test(arguments: ["webhooks", "mobilePush", "kbIntegration", "bans"])
    func `what goes missing is a gap until somebody says that it is gone`(kind: String) async throws {
        let bench = try await Workbench.afterBackup()
        bench.change { $0.options.absent = [kind] }
        for _ in 0..<2 {
            let answer = await bench.run("backup shop")
            #expect(answer.code == .incomplete)
            #expect(answer.error.contains("--accept-absent \(kind)"))
        }
        #expect(await bench.run("doctor shop").code == .incomplete)
        // Nothing is taken for deleted meanwhile.
        #expect(await bench.run("diff shop@1 shop@latest --exit-code").code == .done)
        let plan = await bench.run("plan --from shop@1 --to shop --output p.json --json")
        #expect(plan.code == .done)
        #expect(await bench.run("backup shop --accept-absent \(kind)").code == .done)
        #expect(await bench.run("backup shop").code == .done)
        #expect(await bench.run("doctor shop").code == .done)
        bench.change { $0.options.absent = [] }
        #expect(await bench.run("backup shop").code == .done)
        bench.change { $0.options.absent = [kind] }
        #expect(await bench.run("backup shop").code == .incomplete)
    }

    @Test func `a part that was accepted counts for the whole`() async throws {
        let bench = try await Workbench.afterBackup()
        bench.change { $0.options.absent = ["webhooks"] }
        #expect(await bench.run("backup shop --only webhooks,bans").code != .done)
        #expect(await bench.run("backup shop --only webhooks --only bans --accept-absent webhooks").code == .done)
        #expect(await bench.run("backup shop").code == .done)
    }

    @Test func `a host that knows nothing is found out by backup and by doctor`() async throws {
        let bench = try await Workbench.afterBackup()
        try bench.folder.write(
            """
            {"store": "store.sqlite", "sites": {"shop": {"url": "http://127.0.0.1/api/v4", "token": "env:TOKEN_SHOP"}}}
            """)
        for line in ["backup shop", "backup shop --quiet"] {
            let answer = await bench.run(line)
            #expect(answer.code == .incomplete)
            #expect(answer.error.contains("api1.comm100.io/api/v3"))
        }
        let doctor = await bench.run("doctor shop")
        #expect(doctor.code == .incomplete)
        #expect(!doctor.output.contains("accepted"))
        #expect(try await bench.run("doctor shop --json").document["sites"]?.elements?[0]["credential"] == "unknown")
        let latest = try await bench.run("show shop@latest --json").document
        #expect(latest["resources"]?.elements?.isEmpty == false)
    }

    @Test func `a kind that there is not can't be gone`() async throws {
        let bench = try Workbench()
        let answer = await bench.run("backup shop --accept-absent webhook")
        #expect(answer.code == .usage)
        #expect(answer.error.contains("webhooks"))
        #expect(await bench.run("backup shop --accept-absent agents").code == .usage)
    }
}
