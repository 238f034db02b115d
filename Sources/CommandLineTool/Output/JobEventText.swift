import Applying
import Catalog
import Jobs
import Reporting
import Store
import Telling
import Wire

/// What jobs tell while they go on, for people.
enum JobEventText {
    static func show(_ event: JobEvent, _ console: Console) {
        switch event {
        case .reading(let site, let reading, let done, let total):
            console.show(Progress("\(reading == .whole ? "reading" : "asking") \(site)", done: done, of: total))
        case .archiving(let site, let kind, let day, let records, let share):
            var progress = Progress("\(site): \(kind)", done: records)
            (progress.place, progress.share) = ("of \(day)", share)
            console.show(progress)
        case .comparing(let site, let kind, let day, let records):
            console.show(Progress("\(site): comparing \(kind) of \(day)", done: records))
        case .unmarked(let reason):
            console.warning("the archive could not be told that these records are deleted: \(reason)")
            console.hint(
                "they are gone at the service all the same; 'archive SITE --since TIME' tells the archive, once it can be written"
            )
        case .madeStore(let path): console.note("there was no store yet; it is \(path) from now on")
        case .madeArchive(let path): console.note("there was no archive yet; it is \(path) from now on")
        case .doubt(let site, let text): console.warning("\(site): \(text)")
        case .coverage(let coverage): CoverageText.gaps(coverage, console)
        case .otherAccount(let mismatch): console.warning("\(mismatch.message)")
        case .sameAccount(let site): console.note("\(site) is the account that it was; its history goes on")
        case .setAside(let site, let name):
            console.note("the snapshots of \(site) so far are those of '\(name)' from now on")
        case .writing(let event): RunText.show(event, console)
        case .stopped(let run): console.hint("'livechat-sync resume \(run)' goes on where it stopped")
        case .journalLost(let run, let steps): RunText.showLost(steps, of: run, console)
        case .workEnded: console.endProgress()
        case .untold(let name, let site, let reason):
            console.warning("\(name) could not be told\(site.map { " of \($0)" } ?? ""): \(reason.words)")
        case .uncounted(let failure): console.warning("\(Self.words(failure))")
        }
    }

    private static func words(_ failure: MetricsFile.Failure) -> String {
        switch failure {
        case .system(let reason): "the metrics could not be written: \(reason)"
        case .foreign(let line):
            "the metrics were not written: line \(line) of their file is none of this program's, which would be lost"
        case .held: "the metrics were not written: another run held their file all the time"
        }
    }
}
