import Foundation
import TestSupport

/// A session as people read it: Markdown with what was typed and what came in `console` blocks, and in `http` blocks what
/// somebody did in the control panel meanwhile, a line each: `shop: DELETE /bans/4711`.
struct Transcript {
    enum Step {
        /// Text, block marks included, as it stands.
        case prose(String)
        /// A command, its continuation lines included, and what it printed.
        case command(String, output: [String])
        case panel(String)
    }

    let name: String
    private(set) var steps: [Step] = []

    static var names: [String] {
        let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (files ?? []).filter { $0.hasSuffix(".md") }.sorted()
    }

    static let folder = Samples.folder.appendingPathComponent("transcripts")

    init(_ name: String) throws {
        self.name = name
        // A block ends with as many backticks as it begins with, so that Markdown can stand in it.
        var open: (fence: String, language: String)?
        var lines = try Samples.text("transcripts/" + name).components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        for line in lines {
            let language = open?.language
            let fence = String(line.prefix { $0 == "`" })
            if open == nil, fence.count >= 3 {
                open = (fence, String(line.dropFirst(fence.count)))
                steps.append(.prose(line))
            } else if let known = open, line == known.fence {
                open = nil
                steps.append(.prose(line))
            } else if language == "console", line.hasPrefix("$ ") {
                steps.append(.command(String(line.dropFirst(2)), output: []))
            } else if language == "console", case .command(let typed, let output)? = steps.last {
                if output.isEmpty, typed.hasSuffix("\\") {
                    steps[steps.count - 1] = .command(typed + "\n" + line, output: [])
                } else {
                    steps[steps.count - 1] = .command(typed, output: output + [line])
                }
            } else if language == "http" {
                steps.append(.panel(line))
            } else {
                steps.append(.prose(line))
            }
        }
    }

    /// The text of the file with other outputs, in the order of the commands.
    func text(with outputs: [[String]]) -> String {
        var rest = outputs[...]
        var lines: [String] = []
        for step in steps {
            switch step {
            case .prose(let line), .panel(let line): lines.append(line)
            case .command(let typed, let output):
                let new = rest.popFirst() ?? output
                let isSame = new.map(Self.steady) == output.map(Self.steady)
                lines.append("$ " + typed)
                lines += isSame ? output : new
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A line without what differs from run to run: ports, moments, durations, ids of plans, names of folders.
    static func steady(_ line: String) -> String {
        let rules: [(String, String)] = [
            (#"127\.0\.0\.1:[0-9]+"#, "127.0.0.1:PORT"),
            (#"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:]{5,8}Z?"#, "MOMENT"), (#"[0-9]{4}-[0-9]{2}-[0-9]{2}"#, "DAY"),
            (#"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"#, "GUID"),
            (#"[0-9.]+ (ms|s|min|h|d)\b( [0-9]+ (s|min|h)\b)?"#, "DURATION"), (#"\b[0-9a-f]{12}\b"#, "PLAN"),
            (#"/[^ ']*/livechat-sync-[a-z]+-[0-9A-Fa-f-]+"#, "/FOLDER"), (#"[0-9.]+ [kM]?B\b"#, "SIZE"),
            (#"\b[0-9a-f]{7}\b"#, "COMMIT"),
            // Whether a page of the file becomes free depends on how its rows have come to lie.
            (#", SIZE freed"#, ""),
            // On a busy machine a read may have to be asked for once more.
            (#"\([0-9]+ requests, "#, "(N requests, "),
        ]
        return rules.reduce(line) { text, rule in
            text.replacingOccurrences(of: rule.0, with: rule.1, options: .regularExpression)
        }
    }
}
