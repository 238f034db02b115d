package import Diffing
import Store
import Wire

extension Session {
    /// How the objects of another site's last snapshot and of this one's are paired, and why.
    package func pairings(from source: Session) throws -> [ExplainedPairing] {
        let wanted = try workplace.find(.latest(site: source.name))
        let present = try workplace.find(.latest(site: name))
        let reader = try workplace.reader()
        let map = try SiteMap.read(reader, from: source.name, to: name)
        let there = try Snapshot(wanted, in: workplace.reader())
        let states = (try Snapshot(present, in: reader), try catalog.reading(there, of: source.catalog).state)
        return try Differ(present: states.0, wanted: states.1, map: map, book: book)
            .explained(present: states.0, wanted: states.1)
    }
}
