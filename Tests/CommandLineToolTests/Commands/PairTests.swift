import CommandLineTool
import Simulator
import TestSupport
import Testing
import Wire

/// What `map set` takes for a pair.
struct PairTests {
    private let bench: Workbench

    private static let prepared = PreparedBench.once {
        let bench = try Workbench(["shop": SampleSite.shop(.final), "twin": SampleSite.twin("t")])
        await bench.run("backup --all")
        return bench
    }

    init() async throws { bench = try await Workbench.copy(of: Self.prepared) }

    private static let sales = "d0e10001-5c1e-4b07-9a31-000000000101"
    private static let campaign = "c0a80001-5c1e-4b07-9a31-000000000001"

    @Test(arguments: [
        ("--from shop --to twin departments Sales Sales", sales),
        ("--from shop --to twin agents tom@nordpfad.example 22", "2"),
        ("--from shop --to twin campaigns Shop~English x", campaign),
        ("--from shop --to twin departments nobody nobody", "no departments with the id 'nobody'"),
        ("--from shop --to twin campaigns \(campaign) elsewhere", "'twin' has no campaigns with the id 'elsewhere'"),
        ("--from shop --to shop agents 1 2", "both 'shop'"),
        ("--from shop --to shop campaigns \(campaign) \(campaign)", "stands for itself"),
    ])
    func `what can't be meant is refused and says what could`(line: String, words: String) async throws {
        let arguments = line.split(separator: " ").map { String($0.map { $0 == "~" ? " " : $0 }) }
        let answer = await bench.run(["map", "set"] + arguments)
        #expect(answer.code == .usage)
        #expect(answer.error.contains(words), "\(answer.error)")
        let pairs = try await bench.run("map list --from shop --to twin --json").document["pairs"]
        #expect(pairs == [])
    }

    @Test func `ids that both sides have are taken, and what no request lists is not asked for`() async throws {
        let twins = try await bench.run("show twin@latest campaigns/Shop%20English --json").document
        let id = try require(twins["id"]?.text)
        #expect(await bench.run("map set --from shop --to twin campaigns \(Self.campaign) \(id)").code == .done)
        #expect(await bench.run("map set --from shop --to twin knowledgeBases 1 2").code == .done)
        #expect(try await bench.run("map list --from shop --to twin --json").document["pairs"]?.elements?.count == 2)
    }

    @Test func `without a snapshot to look at it is taken with a warning`() async throws {
        let fresh = try Workbench(["shop": SampleSite.shop(.final), "twin": SampleSite.twin("t")])
        let answer = await fresh.run("map set --from shop --to twin departments 1 2")
        #expect(answer.code == .done)
        #expect(answer.error.contains("warning"))
    }
}
