extension Plan {
    /// The site that the source state is of, as its label says; nil for an export.
    package var sourceSite: String? {
        guard !source.contains("/"), !source.hasSuffix(".ndjson"), undoneRun == nil else { return nil }
        let name = source.prefix { $0 != "@" }
        return name.isEmpty ? nil : String(name)
    }

    package static func undoSource(of run: Int) -> String { "undo of run \(run)" }

    /// The run that this plan takes back.
    package var undoneRun: Int? {
        source.hasPrefix("undo of run ") ? Int(source.dropFirst("undo of run ".count)) : nil
    }
}
