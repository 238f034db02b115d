extension Plan {
    package static func undoSource(of run: Int) -> String { "undo of run \(run)" }

    /// The run that this plan takes back.
    package var undoneRun: Int? {
        source.hasPrefix("undo of run ") ? Int(source.dropFirst("undo of run ".count)) : nil
    }
}

extension Plan {
    /// For a plan that takes a run back: what refers to what the run made did so before it, or has come to since; either is
    /// said and does not stop the way back.
    package mutating func letReferredGo() {
        warnings += referred.map {
            Warning(address: $0.address, message: "\($0.pointer) refers to \($0.target), which goes with the run")
        }
        referred = []
    }
}
