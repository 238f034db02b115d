import CommandLineTool
import Foundation
import TestSupport
import Testing
import Wire

/// A service that repeats in its errors what it was sent.
struct RepeatedSecretTests {
    private static let secrets = ["AIza-rehearsal-only", "carabiner", "TUlJS0NnSUJBekNDQ2RBR0NTcUdTSWIz"]

    enum Form: CaseIterable, Sendable {
        case asItCame, message, base64

        func of(_ body: [UInt8]) -> String {
            switch self {
            case .asItCame: return String(decoding: body, as: UTF8.self)
            case .message:
                let message: JSONValue = ["message": .string(String(decoding: body, as: UTF8.self))]
                return message.written()
            case .base64: return "{\"error\":\"Bad\",\"message\":\"\(Data(body).base64EncodedString())\"}"
            }
        }
    }

    @Test(arguments: Form.allCases) func `neither the terminal nor the journal shows a secret`(
        form: Form
    ) async throws {
        let bench = try await Workbench.afterBackup()
        var push = try #require(bench.ask(.get, "/mobilePush"))
        push.set("androidGcmAPIKey", "another-key")
        push.set("iosApnsPayloadFormat", "{}")
        bench.ask(.put, "/mobilePush", push)
        bench.bend { request, response in
            guard request.method == .put else { return response }
            return HTTPResponse(status: 400, headers: [], body: Array(form.of(request.body).utf8))
        }
        let answer = await bench.run("restore shop@1 --only mobilePush --yes")
        let runs = await bench.run("runs 1 --json")
        let list = await bench.run("runs 1")
        #expect(answer.code != .done)
        for text in [answer.output, answer.error, runs.output, list.output] {
            for secret in Self.secrets + ["another-key"] + Self.secrets.map({ Data($0.utf8).base64EncodedString() }) {
                #expect(!text.contains(secret), "\(secret) in \(text)")
            }
        }
    }

    @Test(arguments: [
        "env:eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", "file:eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N",
        "env:sk_live_51H8xQ2eZvKYlo2C9", "file:9f8e7d6c5b4a39281706f5e4d3c2b1a0", "env:hunter2Hunter2hunter2",
        "file:XEMCA-8X_hUQ~AOOXD.pqm", "file:XEMCA-8X_HUQ.pqm", "file:Tr0ub4dor", "file:p=ss.word", "env:xKcDqRw",
        "file:GHTRW-KLMNP-QRSTV", "file:123-456-789",
    ])
    func `what was pasted in place of a name is not repeated`(source: String) async throws {
        let document: JSONValue = [
            "store": "store.sqlite", "sites": ["shop": ["url": "http://127.0.0.1/api/v3", "token": .string(source)]],
        ]
        let bench = try Workbench()
        try Data(document.bytes()).write(to: URL(fileURLWithPath: bench.folder.path + "/livechat-sync.json"))
        for command in ["backup shop", "doctor shop"] {
            let answer = await bench.run(command)
            let secret = source.split(separator: ":")[1]
            #expect(!(answer.output + answer.error).contains(secret), "\(command): \(answer.error)")
        }
    }

    @Test(arguments: [
        "env:PROD_TOKEN_2", "env:Token", "file:prod.token", "file:livechat-prod-2026.txt", "file:Secrets.pwd",
        "env:apiKey",
    ])
    func `a name that somebody made is repeated`(source: String) async throws {
        let bench = try Workbench()
        let document: JSONValue = [
            "store": "store.sqlite",
            "sites": ["shop": ["url": "http://127.0.0.1/api/v3", "token": .string(source)]],
        ]
        try Data(document.bytes()).write(to: URL(fileURLWithPath: bench.folder.path + "/livechat-sync.json"))
        #expect(await bench.run("backup shop").error.contains(source.split(separator: ":")[1]))
    }
}
