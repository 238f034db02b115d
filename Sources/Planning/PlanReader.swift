import Catalog
import Diffing
package import Wire

extension Plan {
    /// Reads a plan's document back.
    /// - Throws: `PlanningError.newer` for a format of a later version; `.unreadable` for anything that is not a plan as it
    ///   was written, which includes a plan that somebody has edited: its id no longer fits.
    package init(document: JSONValue) throws(PlanningError) {
        let reader = PlanReader(document, at: "plan")
        let format = try reader.number("format")
        guard format == Self.format else { throw .newer(format: String(format)) }
        let id = try reader.text("id")
        let content = (document.members ?? []).filter { $0.name != "id" }
        guard Self.digest(of: content) == id else {
            throw .unreadable("its content does not fit its id \(id): it was changed after it was made")
        }
        let target = try reader.object("target")
        self.init(
            created: try reader.moment("created"), source: try reader.text("source"),
            target: Target(site: try target.text("site"), url: try target.text("url")),
            isMirror: try reader.truth("mirror"))
        sourceSite = document["sourceSite"]?.text
        account = try Self.account(in: document)
        table = try reader.optionalText("table")
        if document["purge"] != nil { purge = try Purge(try reader.object("purge")) }
        isCopy = try reader.flag("copy")
        isSourceEmpty = try reader.truth("sourceIsEmpty")
        policy = try reader.choice("unresolvedPolicy")
        operations = try reader.list("operations") { (item) throws(PlanningError) in try Operation(item) }
        settlements = try reader.list("settle") { (item) throws(PlanningError) in try Settlement(item) }
        unresolved = try reader.list("unresolved") { (item) throws(PlanningError) in try Unresolved(item) }
        ambiguous = try reader.list("ambiguous") { (item) throws(PlanningError) in try item.ambiguity }
        unknown = try reader.list("unknown") { (item) throws(PlanningError) in
            Difference.Unknown(
                address: Address(try item.text("address")), reason: try item.text("reason"),
                isUncarried: try item.truth("uncarried"),
                // Plans of earlier versions know of nothing else.
                isUnread: item.value["unread"] == nil ? true : try item.truth("unread"))
        }
        notRestorable = try reader.list("notRestorable") { (item) throws(PlanningError) in
            NotRestorable(
                address: Address(try item.text("address")), field: try item.optionalText("field"),
                reason: try item.text("reason"))
        }
        // Plans of earlier versions have none.
        if reader.value["notCarried"] != nil {
            notCarried = try reader.list("notCarried") { (item) throws(PlanningError) in
                NotCarried(
                    address: Address(try item.text("address")), pointer: try item.pointer("pointer"),
                    reason: try item.text("reason"), isDoubt: item.optional("differs") == nil)
            }
        }
        warnings = try reader.list("warnings") { (item) throws(PlanningError) in
            Warning(address: Address(try item.text("address")), message: try item.text("message"))
        }
        losses = try reader.list("losses") { (item) throws(PlanningError) in
            Loss(
                kind: try item.text("kind"), present: try item.number("present"), deleted: try item.number("deleted"))
        }
        // Plans of earlier versions say nothing of these.
        if document["referred"] != nil {
            referred = try reader.list("referred") { (item) throws(PlanningError) in
                Referred(
                    address: Address(try item.text("address")), pointer: try item.pointer("pointer"),
                    target: Address(try item.text("target")))
            }
        }
        if document["renewed"] != nil {
            renewed = try reader.list("renewed") { (item) throws(PlanningError) in
                Renewed(
                    address: Address(try item.text("address")), operation: try item.text("operation"),
                    oldID: try item.text("oldId"), reason: try item.text("reason"))
            }
        }
        guards = try reader.list("guards") { (item) throws(PlanningError) in
            Guard(
                try item.choice("guard"), try item.text("message"), lift: try item.optionalText("lift"),
                stops: try item.truth("stops"))
        }
        let counts = try reader.object("summary")
        summary = Summary(
            create: try counts.number("create"), update: try counts.number("update"),
            delete: try counts.number("delete"), unchanged: try counts.number("unchanged"),
            cascaded: try counts.number("cascaded"))
        let costs = try reader.object("estimate")
        estimate = Estimate(requests: try costs.number("requests"), seconds: try costs.number("seconds"))
        self.id = id
        try check()
    }

    /// References lead to operations that come before.
    private func check() throws(PlanningError) {
        var levels: [String: Int] = [:]
        for operation in operations {
            guard levels.updateValue(operation.level, forKey: operation.id) == nil else {
                throw .unreadable("two operations have the id \(operation.id)")
            }
        }
        if purge == nil, operations.contains(where: { $0.write.batch != nil }) {
            throw .unreadable("it deletes many at once, and does not say what it purges")
        }
        for operation in operations {
            for other in operation.dependsOn + operation.path.references {
                guard let level = levels[other], level < operation.level else {
                    throw .unreadable("operation \(operation.id) depends on \(other), which does not come before it")
                }
            }
        }
    }
}

extension Plan.Settlement {
    fileprivate init(_ item: PlanReader) throws(PlanningError) {
        guard let path = OperationPath(try item.text("path")) else { throw item.wrong("path", "a path") }
        self.init(
            kind: try item.text("kind"), path: path, address: Address(try item.text("address")),
            after: try item.texts("after"))
    }
}

extension Plan.Unresolved {
    fileprivate init(_ item: PlanReader) throws(PlanningError) {
        self.init(
            address: Address(try item.text("address")), pointer: try item.pointer("pointer"),
            kind: try item.text("kind"),
            value: item.value["value"] ?? .null, reason: try item.text("reason"))
    }
}
