package import Configuring
import Jobs
import Reporting
import Wire

extension Configuration {
    /// Reads the file that the options, the environment or the usual places name.
    package init(in surroundings: Surroundings, _ options: GlobalOptions) throws(ConfigurationError) {
        try self.init(
            in: surroundings.outside,
            ConfigurationChoice(
                file: options.config, store: options.store, archive: options.archive, concurrency: options.concurrency))
    }
}

extension Workplace {
    /// What most commands begin with. What jobs tell goes to the console.
    init(_ surroundings: Surroundings, _ options: GlobalOptions, _ console: Console) throws(ConfigurationError) {
        self.init(
            try Configuration(in: surroundings, options), surroundings.outside, network: surroundings.network
        ) { event in JobEventText.show(event, console) }
    }

    /// The sites of that name, or all.
    /// - Throws: `ConfigurationError` for a name that is not configured, `UsageError` when none is meant.
    func sessions(_ names: [String], all: Bool) throws -> [Session] {
        if all {
            guard names.isEmpty else { throw UsageError("name sites or say --all, not both") }
            try configuration.requireFile()
            guard !configuration.sites.isEmpty else {
                throw UsageError("no site is configured", hint: "a configuration names sites under \"sites\"")
            }
            return try configuration.sites.map { try session($0) }
        }
        guard !names.isEmpty else {
            let known = configuration.sites.map(\.name)
            throw UsageError(
                "name a site, or say --all",
                hint: known.isEmpty ? "no site is configured yet" : "configured are \(Wording.list(known))")
        }
        var sessions: [Session] = []
        for name in names where !sessions.contains(where: { $0.name.isIdentical(to: name) }) {
            sessions.append(try configured(name))
        }
        return sessions
    }
}
