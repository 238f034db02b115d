extension Plan {
    package static func undoSource(of run: Int) -> String { "undo of run \(run)" }

    /// The run that this plan takes back.
    package var undoneRun: Int? {
        source.hasPrefix("undo of run ") ? Int(source.dropFirst("undo of run ".count)) : nil
    }
}
