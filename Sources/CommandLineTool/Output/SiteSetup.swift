import Catalog
import Configuring
import Jobs
import Reporting
import Wire

/// A site that was written into the configuration, and what can be read of it.
struct SiteSetup {
    let change: ConfigurationChange
    /// Nil where it was not tried.
    let examination: Examination?
    let isWritten: Bool

    init(_ change: ConfigurationChange, _ examination: Examination?, isWritten: Bool) {
        self.change = change
        self.examination = examination
        self.isWritten = isWritten
    }

    var document: JSONValue {
        let site = change.site
        var document: JSONValue = [
            "site": .string(site.name), "url": .string(site.url.description), "api": .string(site.api.rawValue),
            "file": .string(change.file), "written": .bool(isWritten), "new": .bool(change.isNew),
        ]
        if !isWritten { document.set("text", .string(change.text)) }
        for member in examination?.document.members ?? [] { document.set(member.name, member.value) }
        return document
    }

    /// - Parameter namedFile: the configuration that was named on the command line, which the next commands have to name as well.
    func show(_ console: Console, _ outside: Outside, namedFile: String?) {
        let site = change.site
        if let examination {
            console.result(examination.lines(of: site, Configuration.builtIn(site.api)))
        } else {
            console.result("\(site.name, .strong)  \(site.url.description, .faint)  not tried")
        }
        let rights = change.isNew ? ", which only you can read" : ""
        console.result("written into \(outside.shown(change.file))\(rights)")
        if site.api == .v4 {
            console.hint(
                "\"experimentalWrites\": true in the site's part of the file lets commands write to version 4, too")
        }
        guard !console.isQuiet else { return }
        let option = namedFile.map { " --config \($0)" } ?? ""
        let store = (try? change.configuration.store).map { ", into \(outside.shown($0))" } ?? ""
        let next = [
            ("livechat-sync backup \(site.name)\(option)", "the first snapshot\(store)"),
            ("livechat-sync show \(site.name)@latest\(option)", "what is in it"),
        ]
        let widest = next.map(\.0.displayWidth).max() ?? 0
        console.result("next:")
        for (command, purpose) in next {
            let gap = String(repeating: " ", count: widest - command.displayWidth + 2)
            console.result("  \(command, .address)\(gap)\(purpose)")
        }
    }
}
