import Catalog
package import Wire

extension ProbeFindings {
    /// A file of rows to lay over the table. Nil where there is nothing to propose.
    /// - Parameters:
    ///   - over: the table's name: `v3`.
    ///   - moment: when it was asked, for the rows' notes.
    package func file(over: String, at moment: UTCTime) -> JSONValue? {
        let rows = rows(at: moment)
        if rows.isEmpty { return Optional.none }
        return ["format": 1, "over": .string(over), "rows": .array(rows.map(\.document))]
    }

    /// The same as people read it, with what each row rests on in comments above it.
    /// - Parameter isTaught: the site has a file of rows already.
    package func text(over: String, at moment: UTCTime, isTaught: Bool) -> String? {
        let rows = rows(at: moment)
        if rows.isEmpty { return nil }
        let use =
            isTaught
            ? "the site has a file of rows already: put them into it."
            : "name this file as \"kinds\" of the site in the configuration."
        var lines = ["// Rows that 'doctor --probe' proposes, \(moment.day). Read them;", "// then \(use)", "{"]
        lines += ["  \"format\": 1, \"over\": \"\(over)\",", "  \"rows\": ["]
        for (index, row) in rows.enumerated() {
            lines += row.comments.map { "    // " + $0 }
            let written = row.document.written(.pretty).split(separator: "\n").map { "    " + $0 }
            lines += written.dropLast() + written.suffix(1).map { $0 + (index < rows.count - 1 ? "," : "") }
        }
        return (lines + ["  ]", "}", ""]).joined(separator: "\n")
    }

    /// A row and what it rests on.
    private struct Row {
        var document: JSONValue
        var comments: [String]
    }

    private func rows(at moment: UTCTime) -> [Row] {
        var rows: [Row] = []
        for proposal in proposals {
            let kind = proposal.moved?.name ?? proposal.guess.name
            rows.append(row(of: proposal, references(of: kind), moment))
        }
        let moved = Set(proposals.map(\.guess.name))
        for kind in referring where !moved.contains(kind.name) {
            let found = references(of: kind.name)
            guard !found.isEmpty else { continue }
            var evidence = kind.evidence ?? .init(.C, tier: 3)
            let words = found.map { "\($0.member) holds ids of \($0.target)" }
            evidence.note = "\(Wording.list(words)), says a probe of \(moment.day)"
            let patch: JSONValue = [
                "references": kind.references(adding: found.map(\.reference)), "evidence": Self.document(evidence),
            ]
            rows.append(
                Row(
                    document: ["name": .string(kind.name), "patch": patch],
                    comments: words.map { "\(kind.name): each value seen of \($0)." }))
        }
        return rows
    }

    private func row(of proposal: Proposal, _ found: [Candidate], _ moment: UTCTime) -> Row {
        let note = "answered a probe of \(moment.day) at \(proposal.guess.text)"
        let evidence = Self.document(.init(.C, tier: 3, note: note))
        var comments = proposal.comments
        comments += found.map { "Each value seen of \($0.member) is an id of \($0.target)." }
        guard let kind = proposal.moved else {
            var row = proposal.whole
            if !found.isEmpty { row.set("references", .array(found.map(\.document))) }
            row.set("evidence", evidence)
            return Row(document: row, comments: comments)
        }
        var patch = proposal.patch(of: kind)
        if !found.isEmpty { patch.set("references", kind.references(adding: found.map(\.reference))) }
        patch.set("evidence", evidence)
        return Row(document: ["name": .string(kind.name), "patch": patch], comments: comments)
    }

    private static func document(_ evidence: Kind.Evidence) -> JSONValue {
        [
            "grade": .string(evidence.grade.rawValue), "tier": .integer(evidence.tier),
            "note": .string(evidence.note),
        ]
    }
}

extension ProbeFindings.Candidate {
    fileprivate var reference: Reference { Reference(to: target, at: FieldPath(member)) }

    fileprivate var document: JSONValue {
        ["at": .string(member), "targets": [["kind": .string(target)]]]
    }
}

extension ProbeFindings.Proposal {
    private var isList: Bool { shape.isList }

    /// Where a list's items stand.
    private var itemPaths: JSONValue { [.string(guess.path.appending(.id(of: guess.name)).description)] }

    private func namesParent(_ query: String) -> JSONValue { ["query": .string(query), "member": .string(query)] }

    /// What is otherwise of a row that has moved.
    fileprivate func patch(of kind: Kind) -> JSONValue {
        var patch: JSONValue = ["base": .string(guess.base), "asked": [.string(guess.path.description)]]
        if let query = guess.parentQuery, kind.namesParent == nil { patch.set("namesParent", namesParent(query)) }
        if kind.shape == .collection { patch.set("itemPaths", itemPaths) }
        return patch
    }

    /// A row that is only read.
    fileprivate var whole: JSONValue {
        var row: JSONValue = [
            "name": .string(guess.name), "shape": isList ? "collection" : "singleton",
            "base": .string(guess.base), "paths": [.string(guess.place.description)],
        ]
        if guess.path != guess.place {
            row.set("asked", [.string(guess.path.description)])
            if isList { row.set("itemPaths", itemPaths) }
        }
        if let query = guess.parentQuery { row.set("namesParent", namesParent(query)) }
        row.set("operations", isList ? ["list", "read"] : ["read"])
        if isList { row.set("key", [.string(key)]) }
        let readOnly = repeating.filter { $0 != guess.parentQuery }
        if !readOnly.isEmpty { row.set("readOnly", .array(readOnly.map { .string($0) })) }
        if !secrets.isEmpty { row.set("secrets", .array(secrets.map { .string($0) })) }
        return row
    }

    /// What was seen.
    fileprivate var comments: [String] {
        let found = moved == nil ? "a kind that the table lacks" : "not where the table has it"
        var text = "members: " + shape.members.joined(separator: ", ")
        var lines = ["\(guess.name), \(found): GET \(guess.text) answers \(shape.words)."]
        // Nobody reads a line without an end.
        while text.utf8.count > 90, let blank = text.prefix(90).lastIndex(of: " ") {
            lines.append(String(text[..<blank]))
            text = String(text[text.index(after: blank)...])
        }
        return lines + [text + "."]
    }
}

extension AnswerShape {
    /// `a list under 'bans' (total, nextPage)`
    package var words: String {
        let pages = paging.isEmpty ? "" : " (\(paging.joined(separator: ", ")))"
        return switch form {
        case .list: "a list"
        case .envelope(let name): "a list under '\(name)'" + pages
        case .object: "an object"
        case .other: "neither an object nor a list"
        }
    }
}
