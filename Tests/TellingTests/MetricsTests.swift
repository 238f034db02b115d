import Telling
import Testing

/// The file of numbers, held to the rules of the text format.
struct MetricsTests {
    /// One line by the rules of the format: `name{label="value",...} number`, comments `# HELP name text`, `# TYPE name type`.
    private struct Line {
        var name = ""
        var labels: [String: String] = [:]
        var value = ""

        init?(_ text: Substring) {
            var rest = Array(text.unicodeScalars)[...]
            func letters(_ digits: Bool) -> String {
                var name = ""
                while let next = rest.first,
                    next.properties.isASCIIHexDigit && next.value < 0x3A && (digits || !name.isEmpty)
                        || ("a"..."z").contains(next) || ("A"..."Z").contains(next) || next == "_"
                {
                    name.unicodeScalars.append(next)
                    rest.removeFirst()
                }
                return name
            }
            name = letters(false)
            guard !name.isEmpty, rest.popFirst() == "{" else { return nil }
            while rest.first != "}" {
                let label = letters(false)
                guard !label.isEmpty, rest.popFirst() == "=", rest.popFirst() == "\"" else { return nil }
                var value = ""
                while let next = rest.popFirst(), next != "\"" {
                    if next == "\n" { return nil }
                    guard next == "\\" else {
                        value.unicodeScalars.append(next)
                        continue
                    }
                    switch rest.popFirst() {
                    case "\\": value += "\\"
                    case "\"": value += "\""
                    case "n": value += "\n"
                    default: return nil
                    }
                }
                guard labels.updateValue(value, forKey: label) == nil else { return nil }
                if rest.first == "," { rest.removeFirst() }
            }
            rest.removeFirst()
            guard rest.popFirst() == " " else { return nil }
            for scalar in rest { value.unicodeScalars.append(scalar) }
            guard Double(value) != nil else { return nil }
        }
    }

    private static let hard = "a\\b\"c\nd}é,x=\"y\" 1"

    private func sample(_ family: Metrics.Family, _ site: String, _ value: Double) -> Metrics.Sample {
        Metrics.Sample(family, [.init("site", site), .init("kind", "bans")], value)
    }

    @Test func `each line is one by the rules of the format, whatever a site is called`()
        throws
    {
        var metrics = Metrics()
        for site in ["prod", Self.hard] {
            metrics.replace(
                [.resources, .gaps], of: site, command: "backup",
                by: [sample(.resources, site, 12), sample(.gaps, site, 0.25)])
        }
        var (helped, typed): (Set<String>, Set<String>) = ([], [])
        var found: [String: Double] = [:]
        #expect(metrics.text.hasSuffix("\n"))
        for text in metrics.text.split(separator: "\n") {
            let words = text.split(separator: " ", maxSplits: 3).map(String.init)
            if words[0] == "#" {
                if words[1] == "HELP" { #expect(helped.insert(words[2]).inserted) }
                if words[1] == "TYPE" {
                    #expect(typed.insert(words[2]).inserted)
                    #expect(words[3] == "gauge")
                }
                continue
            }
            let line = try #require(Line(text), "\(text)")
            #expect(helped.contains(line.name) && typed.contains(line.name), "\(line.name) is told of before")
            found[line.name + "/" + (line.labels["site"] ?? "")] = Double(line.value)
        }
        #expect(
            found == [
                "livechat_sync_resources/prod": 12, "livechat_sync_resources/\(Self.hard)": 12,
                "livechat_sync_gaps/prod": 0.25, "livechat_sync_gaps/\(Self.hard)": 0.25,
            ])
    }

    @Test func `a run takes nothing of other sites, commands and families`()
        throws
    {
        var metrics = Metrics()
        for site in ["prod", Self.hard] {
            let labels = { (command: String) in [Metrics.Label("site", site), .init("command", command)] }
            metrics.replace(
                [.resources, .lastRun], of: site, command: "backup",
                by: [sample(.resources, site, 1), .init(.lastRun, labels("backup"), 100)])
            metrics.replace(
                [.drift, .lastRun], of: site, command: "drift",
                by: [sample(.drift, site, 2), .init(.lastRun, labels("drift"), 200)])
        }
        var again = try Metrics(metrics.text)
        #expect(again.text == metrics.text)
        again.replace([.resources], of: Self.hard, command: "backup", by: [sample(.resources, Self.hard, 7)])
        #expect(again.samples.count == 8)
        #expect(again.text.contains("livechat_sync_resources{site=\"prod\",kind=\"bans\"} 1\n"))
        #expect(again.text.contains("\",kind=\"bans\"} 7\n"))
    }

    @Test(arguments: [
        "node_load1 0.5\n", "livechat_sync_gaps 1\n", "livechat_sync_gaps{site=\"a} 1\n",
        "livechat_sync_gaps{site=\"a\"} many\n", "{\"a\": 1}",
    ])
    func `a file of somebody else is left alone`(_ text: String) {
        #expect(throws: Metrics.Foreign.self) { try Metrics(text) }
    }

    @Test func `a family of a later version is no reason to stop`() throws {
        #expect(try Metrics("# HELP x y\nlivechat_sync_later{site=\"a\"} 1\n").samples == [])
    }
}
