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
            created: try reader.text("created"), source: try reader.text("source"),
            target: Target(site: try target.text("site"), url: try target.text("url")),
            isMirror: try reader.truth("mirror"))
        sourceSite = document["sourceSite"]?.text
        account = try Self.account(in: document)
        isSourceEmpty = try reader.truth("sourceIsEmpty")
        policy = try reader.choice("unresolvedPolicy")
        operations = try reader.list("operations") { (item) throws(PlanningError) in try Operation(item) }
        settlements = try reader.list("settle") { (item) throws(PlanningError) in try Settlement(item) }
        unresolved = try reader.list("unresolved") { (item) throws(PlanningError) in try Unresolved(item) }
        ambiguous = try reader.list("ambiguous") { (item) throws(PlanningError) in try item.ambiguity }
        unknown = try reader.list("unknown") { (item) throws(PlanningError) in
            Difference.Unknown(
                address: try item.text("address"), reason: try item.text("reason"),
                isUncarried: try item.truth("uncarried"))
        }
        notRestorable = try reader.list("notRestorable") { (item) throws(PlanningError) in
            NotRestorable(
                address: try item.text("address"), field: try item.optionalText("field"),
                reason: try item.text("reason"))
        }
        // Plans of earlier versions have none.
        if reader.value["notCarried"] != nil {
            notCarried = try reader.list("notCarried") { (item) throws(PlanningError) in
                NotCarried(
                    address: try item.text("address"), pointer: try item.pointer("pointer"),
                    reason: try item.text("reason"))
            }
        }
        warnings = try reader.list("warnings") { (item) throws(PlanningError) in
            Warning(address: try item.text("address"), message: try item.text("message"))
        }
        losses = try reader.list("losses") { (item) throws(PlanningError) in
            Loss(
                kind: try item.text("kind"), present: try item.number("present"), deleted: try item.number("deleted"))
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
        for operation in operations {
            for other in operation.dependsOn + operation.path.references {
                guard let level = levels[other], level < operation.level else {
                    throw .unreadable("operation \(operation.id) depends on \(other), which does not come before it")
                }
            }
        }
    }
}

extension PlanReader {
    /// One side of a field's change; nil where it lacked the field.
    fileprivate func side(_ name: String) throws(PlanningError) -> JSONValue? {
        try optionalText("absent") == name ? nil : value[name]
    }
}

extension Operation {
    fileprivate init(_ item: PlanReader) throws(PlanningError) {
        guard let path = OperationPath(try item.text("path")) else { throw item.wrong("path", "a path") }
        self.init(
            action: try item.choice("action"), kind: try item.text("kind"), path: path,
            address: try item.text("address"))
        guard try item.text("method") == action.method else { throw item.wrong("method", "'\(action.method)'") }
        id = try item.text("id")
        level = try item.number("level")
        matchedBy = try item.optionalChoice("matchedBy")
        dependsOn = try item.texts("dependsOn")
        before = item.optional("before")
        body = item.optional("body")
        expect = try item.optionalText("expect")
        if action != .delete, body?.members == nil { throw item.wrong("body", "an object") }
        fields = try item.list("fields") { (field) throws(PlanningError) in
            FieldChange(
                pointer: try field.pointer("pointer"), from: try field.side("from"), to: try field.side("to"),
                isSecret: field.value["secret"] != nil)
        }
        isLaidOverLive = item.value["overLive"] != nil
        isMirror = item.value["mirror"] != nil
        stays = try item.optionalPointers("stays").map(MemberPlace.init)
        if item.value["translated"] != nil {
            translations = try item.list("translated") { (step) throws(PlanningError) in
                Translation.Step(
                    pointer: try step.pointer("pointer"), from: try step.text("from"), to: try step.text("to"),
                    isShown: try step.text("evidence") == "site")
            }
        }
        adoption = try item.optionalChoice("adopt")
        if adoption == .only { action = .create }
        if item.value["carry"] != nil {
            carries = try item.list("carry") { (names) throws(PlanningError) in try names.ownTexts }
        }
        sourceID = try item.optionalText("sourceId")
        isNeeded = item.value["needed"] != nil
        references = try item.optionalPointers("references")
        unresolved = try item.optionalPointers("unresolved")
    }
}

extension Plan.Settlement {
    fileprivate init(_ item: PlanReader) throws(PlanningError) {
        guard let path = OperationPath(try item.text("path")) else { throw item.wrong("path", "a path") }
        self.init(
            kind: try item.text("kind"), path: path, address: try item.text("address"), after: try item.texts("after"))
    }
}

extension Plan.Unresolved {
    fileprivate init(_ item: PlanReader) throws(PlanningError) {
        self.init(
            address: try item.text("address"), pointer: try item.pointer("pointer"), kind: try item.text("kind"),
            value: item.value["value"] ?? .null, reason: try item.text("reason"))
    }
}

/// One object of a plan's document, with its place for messages.
private struct PlanReader {
    let value: JSONValue
    let place: String

    init(_ value: JSONValue, at place: String) {
        self.value = value
        self.place = place
    }

    func wrong(_ name: String, _ expected: String) -> PlanningError {
        .unreadable("\(place).\(name) should be \(expected)")
    }

    func text(_ name: String) throws(PlanningError) -> String {
        guard let text = value[name]?.text else { throw wrong(name, "a text") }
        return text
    }

    func optional(_ name: String) -> JSONValue? {
        guard let found = value[name], !found.isNull else { return nil }
        return found
    }

    func optionalText(_ name: String) throws(PlanningError) -> String? {
        guard let found = optional(name) else { return nil }
        guard let text = found.text else { throw wrong(name, "a text") }
        return text
    }

    func number(_ name: String) throws(PlanningError) -> Int {
        guard case .number(let digits)? = value[name], let number = Int(digits), number >= 0 else {
            throw wrong(name, "a number")
        }
        return number
    }

    func truth(_ name: String) throws(PlanningError) -> Bool {
        guard case .bool(let truth)? = value[name] else { throw wrong(name, "true or false") }
        return truth
    }

    func choice<Choice: RawRepresentable & CaseIterable>(_ name: String) throws(PlanningError) -> Choice
    where Choice.RawValue == String {
        guard let choice = try optionalChoice(name) as Choice? else {
            throw wrong(name, "one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return choice
    }

    func optionalChoice<Choice: RawRepresentable & CaseIterable>(_ name: String) throws(PlanningError) -> Choice?
    where Choice.RawValue == String {
        guard let text = try optionalText(name) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            throw wrong(name, "one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return choice
    }

    func object(_ name: String) throws(PlanningError) -> PlanReader {
        guard let found = value[name], found.members != nil else { throw wrong(name, "an object") }
        return PlanReader(found, at: "\(place).\(name)")
    }

    func list<Element>(
        _ name: String, _ read: (PlanReader) throws(PlanningError) -> Element
    ) throws(PlanningError) -> [Element] {
        guard let elements = value[name]?.elements else { throw wrong(name, "a list") }
        var out: [Element] = []
        for (index, element) in elements.enumerated() {
            out.append(try read(PlanReader(element, at: "\(place).\(name)[\(index)]")))
        }
        return out
    }

    func texts(_ name: String) throws(PlanningError) -> [String] {
        guard let found = value[name] else { throw wrong(name, "a list of texts") }
        return try PlanReader(found, at: "\(place).\(name)").ownTexts
    }

    var ownTexts: [String] {
        get throws(PlanningError) {
            guard let elements = value.elements else { throw .unreadable("\(place) should be a list of texts") }
            var out: [String] = []
            for element in elements {
                guard let text = element.text else { throw .unreadable("\(place) should be a list of texts") }
                out.append(text)
            }
            return out
        }
    }

    func pointer(_ name: String) throws(PlanningError) -> JSONPointer {
        guard let pointer = JSONPointer(try text(name)) else { throw wrong(name, "a JSON pointer") }
        return pointer
    }

    func optionalPointers(_ name: String) throws(PlanningError) -> [JSONPointer] {
        guard value[name] != nil else { return [] }
        var out: [JSONPointer] = []
        for text in try texts(name) {
            guard let pointer = JSONPointer(text) else { throw wrong(name, "a list of JSON pointers") }
            out.append(pointer)
        }
        return out
    }

    var ambiguity: Ambiguity {
        get throws(PlanningError) {
            let kind = try text("kind")
            func named(_ name: String) throws(PlanningError) -> [Named] {
                try list(name) { (item) throws(PlanningError) in
                    Named(
                        kind: kind, address: try item.text("address"), path: try item.text("path"),
                        id: try item.optionalText("id"))
                }
            }
            return Ambiguity(kind: kind, present: try named("target"), wanted: try named("source"))
        }
    }
}
