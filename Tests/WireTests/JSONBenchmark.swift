import Foundation
import Testing
import Wire

/// Compares with Foundation on a document like a big answer of the service. Not part of a normal run:
/// `LIVECHAT_SYNC_BENCHMARK=1 swift test -c release --disable-xctest --filter JSONBenchmark`
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["LIVECHAT_SYNC_BENCHMARK"] != nil))
struct JSONBenchmark {
    @Test func `parsing and sorted writing take a fraction of Foundation's time`() throws {
        let document = Self.document()
        let size = Double(document.count) / 1e6
        let ours = try Self.seconds { try JSONValue(parsing: document) }
        let data = Data(document)
        let foundation = try Self.seconds { try JSONSerialization.jsonObject(with: data) }
        print(
            "parse: \(size) MB, \(size / ours) MB/s, Foundation \(size / foundation) MB/s, \(foundation / ours) times")

        let value = try JSONValue(parsing: document)
        let object = try JSONSerialization.jsonObject(with: data)
        let writing = Self.seconds { value.bytes(.sorted) }
        let compact = Self.seconds { value.bytes(.compact) }
        let theirWriting = try Self.seconds(1) {
            try JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
        }
        print("write sorted: \(size / writing) MB/s, \(theirWriting / writing) times; compact \(size / compact) MB/s")
    }

    @Test func `sha-256 keeps up with the disk`() {
        let document = Self.document()
        let time = Self.seconds { SHA256.digest(of: document) }
        print("sha-256: \(Double(document.count) / 1e6 / time) MB/s")
    }

    @Test func `a list is read element by element`() throws {
        let document = Self.document()
        let time = try Self.seconds {
            let body = LongBody(count: document.count) { Array(document[$0]) }
            guard let list = try JSONOutline(body).list else { return }
            for start in stride(from: 0, to: list.count, by: 500) {
                _ = try list.values(start..<min(list.count, start + 500))
            }
        }
        print("element by element: \(Double(document.count) / 1e6 / time) MB/s")
    }

    #if os(Linux)
    @Test func `a value takes a fraction of Foundation's memory`() async throws {
        // In processes of their own, where nobody has left memory to be used again.
        let ourOutput = try await #require(processExitsWith: .success, observing: [\.standardOutputContent]) {
            let document = Self.document()
            try Self.printMemory { try JSONValue(parsing: document) }
        }
        let foundationOutput = try await #require(processExitsWith: .success, observing: [\.standardOutputContent]) {
            let data = Data(Self.document())
            try Self.printMemory { try JSONSerialization.jsonObject(with: data) }
        }
        let (ours, foundation) = (Self.numbers(ourOutput), Self.numbers(foundationOutput))
        try #require(ours.count == 2 && foundation.count == 2)
        print("memory at peak: \(ours[0]) kB, Foundation \(foundation[0]) kB, \(foundation[0] / ours[0]) times")
        print("memory kept: \(ours[1]) kB, Foundation \(foundation[1]) kB, \(foundation[1] / ours[1]) times")
    }

    /// Prints the kilobytes that the work took at its peak and that its result takes.
    static func printMemory<Result>(_ work: () throws -> Result) throws {
        // Sets the peak back to what is used now.
        try Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
        let before = try memory("VmRSS")
        let result = try work()
        print("kB", try memory("VmHWM") - before, try memory("VmRSS") - before)
        withExtendedLifetime(result) {}
    }

    static func memory(_ name: String) throws -> Double {
        let status = try String(contentsOf: URL(filePath: "/proc/self/status"), encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix(name) })
        return try #require(Double(line.split { !$0.isNumber }.first ?? ""))
    }

    static func numbers(_ result: ExitTest.Result) -> [Double] {
        let lines = String(decoding: result.standardOutputContent, as: UTF8.self).split(separator: "\n")
        return (lines.first { $0.hasPrefix("kB") } ?? "").split(separator: " ").compactMap { Double($0) }
    }
    #endif

    static func seconds<T>(_ repetitions: Int = 5, _ work: () throws -> T) rethrows -> Double {
        var best = Double.infinity
        for _ in 0..<repetitions {
            let clock = ContinuousClock()
            let start = clock.now
            let result = try work()
            best = min(best, (clock.now - start) / .seconds(1))
            withExtendedLifetime(result) {}
        }
        return best
    }

    /// Some thirty megabytes of a list of objects with long names and short values.
    static func document(rows: Int = 20_000) -> [UInt8] {
        var out = "["
        for row in 0..<rows {
            if row > 0 { out += "," }
            out += """
                {"id":"5a3cbe47-3a8f-4e4c-9d2b-\(100_000_000_000 + row)","name":"Kampagne Süd \(row)","description":"",\
                "isPreChatFormEnabled":true,"isOfflineMessageFormEnabled":false,"isPostChatSurveyRequired":null,\
                "preChatWindowGreetingMessage":"Hello!\\nHow can we \\"help\\" you today?","maxConcurrentChatCount":\(row % 40),\
                "distributionRuleTimeoutInSeconds":\(row % 7).50,"chatWindowHeaderBackgroundColor":"#\(row % 10)a3f5c",\
                "inviteIfOperatorIsAvailableOnly":true,"defaultRoutingDepartmentId":"\(row % 5)","languageOfTheChatWindow":"en-us",\
                "lastModifiedByOperatorAtTime":"2024-05-0\(row % 9 + 1)T10:00:00Z","socialMediaSharingIsEnabled":false,\
                "customFieldVisibilitySettings":[{"customFieldIdentifierName":"email","isVisibleToTheVisitor":true,\
                "isRequiredForTheVisitor":false,"positionInTheFormFromTop":1},{"customFieldIdentifierName":"phone",\
                "isVisibleToTheVisitor":true,"isRequiredForTheVisitor":false,"positionInTheFormFromTop":2}],\
                "automaticInvitationOffsets":[10,200,3000],"allowedDomainsForThisCampaign":[],"buttonAppearanceSettings":\
                {"onlineImageIdentifier":17,"offlineImageIdentifier":18,"isMobileButtonFullyVisible":false}}
                """
        }
        return Array((out + "]").utf8)
    }
}
