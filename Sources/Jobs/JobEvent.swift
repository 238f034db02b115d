package import Applying
package import Catalog
package import Store
package import Telling
package import Wire

/// What a job tells while it goes on. One stream for all jobs: whoever listens draws it, writes it down or lets it pass.
package enum JobEvent: Sendable {
    /// So many of the requests that a crawl knows of are answered.
    case reading(site: String, Reading, done: Int, of: Int)
    /// So many records of a kind are stored so far, the last ones of that day. `share` is how much of what is to be asked for was
    /// asked for, 0 to 1; nil where that is not known, as nobody knows when a site began.
    case archiving(site: String, kind: String, day: CalendarDay, records: Int, share: Double?)
    /// So many records of a kind were found to be archived as they are, the last ones of that day.
    case comparing(site: String, kind: String, day: CalendarDay, records: Int)
    /// The archive could not be told which records a run deleted.
    case unmarked(reason: String)
    /// There was no store, and now there is one.
    case madeStore(path: String)
    /// There was no archive, and now there is one.
    case madeArchive(path: String)
    /// What a crawl found odd and could go on with.
    case doubt(site: String, String)
    /// Places that were not read, and places that are not there.
    case coverage([Coverage])
    /// The site is another account than it was, where that is no reason to stop.
    case otherAccount(AccountMismatch)
    /// A new account was announced for the site, which is the account that it was.
    case sameAccount(site: String)
    /// A site's snapshots so far have another name from now on.
    case setAside(site: String, as: String)
    case writing(ApplyEvent)
    /// Something stopped a run, whose journal says how far it came.
    case stopped(run: Int)
    /// The same, but the journal went away meanwhile: these steps of the run are done or were begun.
    case journalLost(run: Int, steps: [JournalStep])
    /// The work that progress was told of is over, or broken off.
    case workEnded
    /// Somebody of the configuration could not be told of a site, or of a command.
    case untold(String, site: String?, Untold)
    /// What was found is not in the file of numbers.
    case uncounted(MetricsFile.Failure)

    package enum Reading: Hashable, Sendable {
        /// All that was asked for.
        case whole
        /// A sample, to see what can be read.
        case sample
    }
}
