package import Catalog

/// One thing to ask a site for: a list, a singleton or a look-up in one place.
package struct CrawlJob: Hashable, Sendable {
    package let kind: Kind
    package let place: PathTemplate
    /// The ids for the braces of the place, outermost first.
    package let ids: [String]
    /// The place with its ids: `/campaigns/<id>/chatButton`.
    package let path: String
    /// The address of the collection or singleton at this path.
    package let address: Address
    /// The path to ask, which differs from `path` where a site knows only another one.
    package let askedPath: String
    /// Value of `include`, where the site says nothing about a reference without it.
    package let include: String?

    /// What the request says behind its path.
    var query: [(name: String, value: String)] {
        let include = [include, kind.contentInclude].compactMap(\.self).joined(separator: ",")
        return kind.parentQuery(ids) + (include.isEmpty ? [] : [(name: "include", value: include)])
            + (form == .object ? [] : kind.pageQuery)
    }

    package enum Form: Hashable, Sendable {
        case list
        case object
        case lookup
    }

    package var form: Form {
        switch kind.shape {
        case .collection: .list
        case .lookup: .lookup
        case .singleton, .record: .object
        }
    }
}

extension CrawlJob {
    /// The same job, asked at another path or with another `include`.
    func asking(_ path: String, include: String?) -> CrawlJob {
        CrawlJob(
            kind: kind, place: place, ids: ids, path: self.path, address: address, askedPath: path, include: include)
    }
}

/// Jobs in the order in which they are to be asked.
struct JobQueue: Sendable {
    private var jobs: [CrawlJob] = []

    var count: Int { jobs.count }
    var first: CrawlJob? { jobs.first }

    mutating func add(_ job: CrawlJob, first: Bool = false) {
        if first { jobs.insert(job, at: 0) } else { jobs.append(job) }
    }

    /// Takes the first one that is ready.
    mutating func take(where isReady: (CrawlJob) -> Bool) -> CrawlJob? {
        jobs.firstIndex(where: isReady).map { jobs.remove(at: $0) }
    }
}
