import Catalog

/// Answers of 404 that nothing has confirmed yet: a host that knows nothing of the API answers so to everything.
struct Absences: Sendable {
    /// Something was answered that only the API answers.
    fileprivate(set) var isConfirmed = false
    fileprivate var answers = 0
    /// What is to be said of places if the API is confirmed, and what was answered there.
    fileprivate var waiting: [(coverage: Coverage, answered: String)] = []
}

/// What it means that a site answers 404, 405 or 501 where something should be.
extension Frontier {
    /// Takes down how a place could not be read.
    /// - Returns: the same, an absence that can't be one turned into a failure.
    mutating func note(
        _ job: CrawlJob, _ state: Coverage.State, _ reason: String, _ harvest: inout Harvest
    ) -> (state: Coverage.State, reason: String) {
        var coverage = Coverage(kind: job.kind.name, path: job.path, state: state, reason: reason)
        switch state {
        case .absent:
            absences.answers += 1
            if let doubt = doubt(of: job.kind) {
                coverage.state = .failed
                coverage.reason = reason + doubt
            }
            cover(coverage, answered: reason, &harvest)
        // That it may not be read is said of what is there.
        case .forbidden:
            confirmAbsences(&harvest)
            harvest.coverage.append(coverage)
        case .complete, .failed, .skipped: harvest.coverage.append(coverage)
        }
        return (coverage.state, coverage.reason ?? reason)
    }

    /// Keeps what was answered with 404 back until it is sure that it is the API which says so.
    mutating func cover(_ coverage: Coverage, answered: String, _ harvest: inout Harvest) {
        if absences.isConfirmed {
            harvest.coverage.append(coverage)
        } else {
            absences.waiting.append((coverage, answered))
        }
    }

    /// Something was answered that only the API answers, so that the other answers are its own.
    mutating func confirmAbsences(_ harvest: inout Harvest) {
        absences.isConfirmed = true
        harvest.coverage += absences.waiting.map(\.coverage)
        absences.waiting = []
    }

    /// The end of the crawl: where everything was answered with 404, nothing counts as absent.
    package mutating func close() -> Harvest {
        var harvest = Harvest()
        guard !absences.isConfirmed, absences.answers > 0 else { return harvest }
        for (coverage, answered) in absences.waiting {
            var failed = coverage
            failed.state = .failed
            failed.reason = answered + ", as to everything else"
            harvest.coverage.append(failed)
        }
        absences.waiting = []
        harvest.warnings.append(
            "nothing that was asked for is there, so the site's url is probably not that of the API; it looks like "
                + "https://api1.comm100.io/api/v3")
        return harvest
    }

    /// Why a kind can't just be absent, as words that go on after what was answered; nil if it can be.
    private func doubt(of kind: Kind) -> String? {
        if catalog.isEssential(kind) {
            return ", but every site has it; check that the site's url is that of the API, like "
                + "https://api1.comm100.io/api/v3"
        }
        let way = "'backup SITE --accept-absent \(kind.name)'"
        if knownKinds.gone.contains(kind.name) { return nil }
        if knownKinds.present.contains(kind.name) {
            return ", but the last complete snapshot has it; if it was switched off for good, say \(way) once"
        }
        return kind.canBeOff ? nil : ", though it can't be switched off; if it is right so, say \(way) once"
    }
}
