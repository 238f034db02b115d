/// Numbers in the text format of Prometheus, as node_exporter's textfile collector reads them. One file has the numbers of
/// several sites, brought by several runs: each takes out what it knows anew and leaves the rest.
package struct Metrics: Hashable, Sendable {
    package struct Sample: Hashable, Sendable {
        package let family: Family
        package let labels: [Label]
        package let value: Double

        package init(_ family: Family, _ labels: [Label], _ value: Double) {
            self.family = family
            self.labels = labels
            self.value = value
        }
    }

    package struct Label: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What is counted. The raw value is its name behind `livechat_sync_`.
    package enum Family: String, Hashable, Sendable, CaseIterable {
        case lastComplete = "last_complete_timestamp_seconds"
        case resources, changes, gaps, requests
        case duration = "duration_seconds"
        case drift
        case driftUnread = "drift_unread"
        case lastRun = "last_run_timestamp_seconds"
        case lastExit = "last_exit_code"

        package var name: String { "livechat_sync_" + rawValue }

        var help: String {
            switch self {
            case .lastComplete: "When the site was last read completely, 0 if never."
            case .resources: "Resources of the last snapshot."
            case .changes: "What the last backup found to be not as before."
            case .gaps: "Places that the last backup could not read."
            case .requests: "Requests that the last backup took."
            case .duration: "Seconds that the last backup took."
            case .drift: "What is not as it should be."
            case .driftUnread: "Places that could not be compared with what should be."
            case .lastRun: "When the command ended last, however it ended."
            case .lastExit: "The exit code of the command for the site, 0 if all is well."
            }
        }
    }

    package internal(set) var samples: [Sample] = []

    package init() {}

    /// Takes what a run says of a site in place of what was known of these families.
    package mutating func replace(_ families: Set<Family>, of site: String, command: String, by news: [Sample]) {
        samples.removeAll { sample in
            families.contains(sample.family) && sample.has("site", site)
                && (sample.label("command") == nil || sample.has("command", command))
        }
        samples += news
    }

    /// The whole file, each family at one place and its samples in order.
    package var text: String {
        Family.allCases.map { family in
            let lines = samples.filter { $0.family == family }.map(\.line).sorted()
            if lines.isEmpty { return "" }
            return "# HELP \(family.name) \(family.help)\n# TYPE \(family.name) gauge\n" + lines.joined()
        }.joined()
    }
}

extension Metrics.Sample {
    func label(_ name: String) -> String? { labels.first { $0.name == name }?.value }

    fileprivate func has(_ name: String, _ value: String) -> Bool {
        label(name)?.utf8.elementsEqual(value.utf8) == true
    }

    fileprivate var line: String {
        let labels = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
        return "\(family.name){\(labels)} \(Self.written(value))\n"
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { out, scalar in
            switch scalar {
            case "\\": out += "\\\\"
            case "\"": out += "\\\""
            case "\n": out += "\\n"
            default: out.unicodeScalars.append(scalar)
            }
        }
    }

    private static func written(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? "\(value)"
    }
}
