import Service

/// How a site says no, learnt from requests whose answers are known before they are sent: a path that can't exist, and a record that
/// can't exist in a list that does. Only where the two differ does a refusal say that a path is there.
struct RefusalManners {
    var noPath: SiteReply.Refusal?
    var noRecord: SiteReply.Refusal?

    /// What a refusal says of the path; nil where it may mean that nothing is there.
    func presence(_ refusal: SiteReply.Refusal) -> ProbeFindings.Presence? {
        guard let noPath, refusal != noPath else { return nil }
        let word = refusal.word == noPath.word ? nil : refusal.word
        switch (refusal.status, word) {
        case (_, "ParameterMissing"), (_, "ParameterNotAllowed"): return .wantsParameters
        case (405, _), (_, "MethodNotSupported"): return .noReading
        case (_, "FeatureNotAvailable"): return .notInPlan
        case (_, "EntityNotFound"): return .noRecord
        case (404, _): return refusal == noRecord ? .noRecord : nil
        default: return nil
        }
    }

    func outcome(_ refusal: SiteReply.Refusal) -> ProbeFindings.Outcome {
        if let presence = presence(refusal) { return .present(presence) }
        switch refusal.status {
        case 404, 405, 410, 501: return .absent
        default: return refusal == noPath ? .absent : .failed("the service answers \(refusal.status)")
        }
    }
}
