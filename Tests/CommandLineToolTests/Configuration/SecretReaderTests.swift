import CommandLineTool
import Configuring
import Foundation
import Testing

struct SecretReaderTests {
    private let folder: ConfigurationFolder

    init() throws { folder = try ConfigurationFolder() }

    private func read(
        _ source: SecretSource, _ environment: [String: String] = [:], printing output: String = "", status: Int32 = 0
    ) async throws -> String {
        let reader = SecretReader(folder.surroundings(environment).outside) { line in
            #expect(line == "pass show x")
            return SecretReader.CommandResult(output: Array(output.utf8), status: status)
        }
        return try await reader.secret(source, for: "the token of 'prod'").exposed
    }

    private func refusal(
        _ source: SecretSource, _ environment: [String: String] = [:], printing output: String = "", status: Int32 = 0
    ) async -> String? {
        let error = await #expect(throws: ConfigurationError.self) {
            try await read(source, environment, printing: output, status: status)
        }
        #expect(error?.explanation.exitCode == .refused)
        #expect(error?.explanation.code == "credential")
        #expect("\(String(describing: error))".contains("s3cret") == false)
        return error?.explanation.message
    }

    @Test func `a variable is read`() async throws {
        #expect(try await read(.environment("T"), ["T": "s3cret"]) == "s3cret")
    }

    @Test func `a variable that is missing is named`() async {
        let message = "the environment variable T, the token of 'prod', is not set"
        #expect(await refusal(.environment("T")) == message)
        #expect(await refusal(.environment("T"), ["T": ""]) == message)
    }

    @Test(arguments: ["s3cret\n", "s3cret\r\nX-Evil: 1", "\u{0}s3cret", "s3cret\u{7f}", "s3cret\u{85}"])
    func `control characters are refused`(value: String) async {
        #expect(await refusal(.environment("T"), ["T": value])?.contains("control character") == true)
    }

    @Test(arguments: ["s3cret", "s3cret\n", "s3cret\r\n"])
    func `a file loses the end of its line`(text: String) async throws {
        #expect(try await read(.file(folder.write(text, to: "key"))) == "s3cret")
    }

    @Test func `a link to a file is followed`() async throws {
        let file = try folder.write("s3cret\n", to: "key")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: file)
        #expect(try await read(.file(folder.path + "/link")) == "s3cret")
    }

    @Test(arguments: [0o400, 0o444, 0o600, 0o644])
    func `a file is read whatever its mode, as containers mount secrets for all`(mode: Int) async throws {
        #expect(try await read(.file(folder.write("s3cret", to: "key", mode: mode))) == "s3cret")
    }

    @Test func `what is no file is refused`() async throws {
        #expect(await refusal(.file(folder.path + "/none"))?.hasPrefix("there is no file") == true)
        #expect(await refusal(.file(folder.path))?.hasSuffix("is not a regular file") == true)
        #expect(await refusal(.file("/dev/null"))?.hasSuffix("is not a regular file") == true)
    }

    @Test func `a file with nothing, too much or several lines in it is refused`() async throws {
        #expect(await refusal(.file(try folder.write("\n", to: "a")))?.hasSuffix("is empty") == true)
        #expect(await refusal(.file(try folder.write("s3cret\nmore\n", to: "b")))?.contains("line end") == true)
        let long = String(repeating: "x", count: 70_000)
        #expect(await refusal(.file(try folder.write(long, to: "c")))?.hasSuffix("too large for a secret") == true)
    }

    @Test(arguments: ["s3cret", "s3cret\n", "s3cret\r\nsecond line\n"])
    func `of a command the first line counts`(output: String) async throws {
        #expect(try await read(.command("pass show x"), printing: output) == "s3cret")
    }

    @Test func `a command that fails or says nothing is refused`() async {
        #expect(
            await refusal(.command("pass show x"), printing: "s3cret", status: 3)
                == "the command for the token of 'prod' ended with exit code 3")
        #expect(await refusal(.command("pass show x"), printing: "\ns3cret\n")?.hasSuffix("is empty") == true)
    }

    @Test func `a secret shows itself to nobody`() {
        let secret = Secret("s3cret")
        var dumped = ""
        dump([secret], to: &dumped)
        #expect(
            "\(secret) \(String(reflecting: secret)) \([secret]) \(Optional(secret) as Any) \(dumped)".contains(
                "s3cret") == false)
        #expect("\(secret)" == "•••")
        #expect(secret.exposed == "s3cret")
    }

    @Test(arguments: [
        (0o644, 0o755, true), (0o604, 0o711, true), (0o600, 0o755, false), (0o640, 0o755, false), (0o644, 0o700, false),
        (0o644, 0o750, false),
    ])
    func `doctor warns of a secret that every user may read`(file: Int, around: Int, isOpen: Bool) async throws {
        let recorder = Recorder()
        try folder.write(
            #"{"store": "s.sqlite", "sites": {"shop": {"url": "http://127.0.0.1:9/api/v3", "token": "file:in/link"}}}"#)
        try folder.write("s3cret", to: "in/token", mode: file)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/in/link", withDestinationPath: "token")
        for (path, mode) in [(folder.path, 0o755), (folder.path + "/in", around)] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        }
        _ = await Tool.run(
            ["doctor", "shop", "--offline"], in: recorder.surroundings([:], folder: folder.path, home: folder.path),
            .all,
            explain: FailureText.explanation)
        #expect(recorder.error.contains("every user of this system may read in/link, a secret of 'shop'") == isOpen)
    }
}
