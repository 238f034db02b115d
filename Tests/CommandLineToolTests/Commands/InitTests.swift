import CommandLineTool
import Foundation
import Simulator
import Testing
import Wire

struct InitTests {
    private let bench: Workbench
    private let url = "http://127.0.0.1/api/v3"

    init() throws { bench = try Workbench() }

    private func text(_ name: String = "livechat-sync.json") -> String? {
        FileManager.default.contents(atPath: bench.folder.path + "/" + name).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `with options alone a site is tried, written and used`() async throws {
        let before = try #require(text())
        let answer = await bench.run("init new --url \(url) --token env:TOKEN_SHOP")
        #expect(answer.code == .done)
        #expect(answer.output.contains("accepted; 31 of 31 places can be read"))
        #expect(answer.output.contains("livechat-sync backup new "))
        #expect(answer.output.contains("livechat-sync show new@latest"))
        #expect(text()?.hasPrefix(String(before.prefix(40))) == true)
        #expect(bench.writes.isEmpty)
        let backup = await bench.run("backup new")
        #expect(backup.code == .done)
        #expect(backup.error.contains("there was no store yet; it is \(bench.store) from now on"))
        #expect(await bench.run("backup new").error.contains("no store yet") == false)
    }

    @Test func `what was answered wrong leaves no file`() async throws {
        for (line, code) in [
            ("init new --url \(url) --token env:NOT_SET --config c.json", ExitCode.refused),
            ("init new --url \(url) --token command:false --config c.json", .refused),
            ("init new --url \(url)x --token env:TOKEN_SHOP --config c.json", .failed),
            ("init new --url portal1.comm100.io --token secret --config c.json", .usage),
            ("init new --config c.json", .usage), ("init --url \(url) --token env:TOKEN_SHOP --config c.json", .usage),
            ("init new --url \(url) --token env:A --key env:B --config c.json", .usage),
        ] {
            let answer = await bench.run(line)
            #expect(answer.code == code, "\(line): \(answer.error)")
            #expect(text("c.json") == nil)
            #expect(!answer.error.contains("secret --config") && !answer.error.contains("'secret'"))
        }
    }

    @Test func `a dry run shows the file and asks no site`() async throws {
        let before = text()
        let answer = await bench.run("init new --url \(url) --token env:TOKEN_SHOP --dry-run --protected")
        #expect(answer.code == .done && text() == before)
        let document = try JSONValue(parsingCommented: Array(answer.output.utf8))
        #expect(document["sites"]?["new"] == ["url": .string(url), "token": "env:TOKEN_SHOP", "protected": true])
        let count = bench.service.withService { $0.log.entries.count }
        #expect(count == 0)
        let json = try await bench.run("init new --url \(url) --token env:TOKEN_SHOP --dry-run --json").document
        #expect(json["written"] == false && json["site"] == "new" && json["new"] == false)
    }

    @Test func `a site of that name is refused before anything is asked`() async throws {
        let before = text()
        let answer = await bench.run("init", width: 80, answers: "shop", url)
        #expect(answer.code == .usage && text() == before)
        #expect(answer.error.contains("has a site 'shop' already") && answer.error.contains("another name"))
    }

    @Test func `a person is asked for what is missing, and a secret is typed into a file of its own`() async throws {
        let token = bench.tokens["TOKEN_SHOP"] ?? ""
        let answer = await bench.run(
            "init --config c.json", width: 80, answers: "", "nonsense", url, "3", token, "file:shop.key", token)
        #expect(answer.code == .done, "\(answer.error)")
        #expect(text("shop.key") == token + "\n")
        #expect(text("c.json")?.contains("\"prod\"") == true && text("c.json")?.contains("\"file:shop.key\"") == true)
        #expect(!answer.error.contains(token) && !answer.output.contains(token))
        let rights = try FileManager.default.attributesOfItem(atPath: bench.folder.path + "/shop.key")
        #expect((rights[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }

    @Test func `after a refusal a person may answer anew`() async throws {
        let answer = await bench.run(
            "init x --config c.json --url \(url)", width: 80, answers: "3", "env:NOT_SET", "yes", "3", "env:TOKEN_SHOP")
        #expect(answer.code == .done, "\(answer.error)")
        #expect(answer.error.contains("read -rs NOT_SET"))
        #expect(text("c.json")?.contains("TOKEN_SHOP") == true)
    }

    @Test func `a refused credential is said to be that of no configuration yet`() async throws {
        try Data("not-the-token".utf8).write(to: URL(fileURLWithPath: bench.folder.path + "/wrong"))
        let answer = await bench.run("init new --url \(url) --token file:wrong --config c.json")
        #expect(answer.code == .refused && text("c.json") == nil)
        #expect(answer.error.contains("the service refused the credential"))
        #expect(answer.error.contains("hint: see that it is the secret of this very site"))
        #expect(!answer.error.contains("in the configuration;"))
    }

    @Test func `an answer that is none is told what is wanted`() async throws {
        let answer = await bench.run(
            "init k --config c.json --dry-run", width: 80, answers: "dash11.comm100.io", "env:TOKEN", "1", "bot",
            "bot@shop.example",
            "ten", "10000", "")
        #expect(answer.code == .done, "\(answer.error)")
        #expect(answer.error.contains("that is none of them: type 1, 2 or 3"))
        #expect(answer.error.contains("that is no e-mail address"))
        #expect(answer.error.contains("that is no number of a site"))
    }

    @Test func `who stops answering has nothing written`() async throws {
        let answer = await bench.run("init x --config c.json", width: 80, answers: url)
        #expect(answer.code == .interrupted && text("c.json") == nil)
    }

    @Test func `an API key asks for the agent and the number of the site`() async throws {
        let answer = await bench.run(
            "init k --config c.json --dry-run", width: 80, answers: "dash11.comm100.io", "1", "bot@shop.example", "x",
            "10000", "")
        #expect(answer.code == .done, "\(answer.error)")
        let site = try JSONValue(parsingCommented: Array(answer.output.utf8))["sites"]?["k"]
        #expect(site?["url"] == "https://api11.comm100.io/v4")
        #expect(
            site?["auth"] == ["type": "apiKey", "email": "bot@shop.example", "key": "env:K_KEY", "siteId": 10000])
    }

    @Test func `a password is sent to the panel's host`() async throws {
        let answer = await bench.run(
            "init k --config c.json --offline --url portal5.comm100.io --email bot@shop.example --password file:pw")
        #expect(answer.code == .done, "\(answer.error)")
        #expect(text("c.json")?.contains("https://portal5.comm100.io/oauth/token") == true)
    }
}
