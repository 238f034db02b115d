// What earlier runs wrote.
extension Metrics {
    /// The file is not one that this program writes, and is left alone.
    package struct Foreign: Error, Hashable {
        /// From 1.
        package let line: Int
    }

    /// Reads a file back. A family that this version does not know is nobody's loss and left out.
    package init(_ text: String) throws(Foreign) {
        self.init()
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            guard line.hasPrefix("livechat_sync_"), let entry = Entry(line) else { throw Foreign(line: index + 1) }
            let family = Family.allCases.first { $0.name == entry.name }
            if let family { samples.append(Sample(family, entry.labels, entry.value)) }
        }
    }

    /// A line as the format has it: `name{label="value"} number`
    private struct Entry {
        let name: String
        let labels: [Label]
        let value: Double

        init?(_ line: Substring) {
            var rest = line.unicodeScalars[...]
            name = String(Substring(rest.prefix { $0 != "{" }))
            rest = rest.dropFirst(name.unicodeScalars.count)
            guard rest.popFirst() == "{" else { return nil }
            var labels: [Label] = []
            while rest.first != "}" {
                if !labels.isEmpty { guard rest.popFirst() == "," else { return nil } }
                guard let label = Self.label(&rest) else { return nil }
                labels.append(label)
            }
            rest = rest.dropFirst()
            guard rest.popFirst() == " ", let value = Double(String(Substring(rest))) else { return nil }
            self.labels = labels
            self.value = value
        }

        private static func label(_ rest: inout Substring.UnicodeScalarView) -> Label? {
            let name = rest.prefix { $0 != "=" && $0 != "}" }
            rest = rest.dropFirst(name.count)
            guard rest.popFirst() == "=", rest.popFirst() == "\"" else { return nil }
            var value = ""
            while let scalar = rest.popFirst(), scalar != "\"" {
                guard scalar == "\\" else {
                    value.unicodeScalars.append(scalar)
                    continue
                }
                guard let escaped = rest.popFirst() else { return nil }
                value.unicodeScalars.append(escaped == "n" ? "\n" : escaped)
            }
            return Label(String(Substring(name)), value)
        }
    }
}
