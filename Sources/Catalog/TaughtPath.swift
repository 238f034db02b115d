import Wire

/// Where requests may go that a row of a file speaks of: to the site's own URL and below it, whatever the file says. A built-in
/// row was written by who wrote the program; a file may come from anywhere.
enum TaughtPath {
    /// Letters, digits, `-` and `_`.
    static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }

    static func isWord(_ text: some StringProtocol) -> Bool { !text.isEmpty && text.utf8.allSatisfy(isWordByte) }

    /// What is wrong with a path, in words; nil for one of plain steps, braces and a verb at its end.
    static func flaw(of text: String) -> String? {
        if text.hasPrefix("//") || text.contains("://") { return "a path has no host: the site's url says it" }
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return "a path has neither blanks nor letters outside ASCII"
        }
        if text.contains("?") || text.contains("#") { return "a path has no query and no fragment" }
        if text.contains("%") { return "a path has no percent sign, which could hide a slash" }
        guard text.hasPrefix("/") else { return "a path begins with '/'" }
        let steps = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        if steps.contains("") { return "a path has no empty step" }
        if steps.contains(where: { $0 == "." || $0 == ".." }) { return "a path has neither '.' nor '..'" }
        for (index, step) in steps.enumerated() {
            let parts = step.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, index < steps.count - 1 || !isWord(parts[1]) {
                return "only the last step has a ':', and a word behind it"
            }
            if !isPlain(parts[0]) { return "'\(step)' is neither a plain word nor a kind in braces" }
        }
        return nil
    }

    private static func isPlain(_ step: Substring) -> Bool {
        if step.hasPrefix("{"), step.hasSuffix("}") { return isWord(step.dropFirst().dropLast()) }
        // A dot is harmless within a word.
        return step.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isWord)
    }

    /// The kinds in braces, a verb behind one or not.
    static func kinds(in text: String) -> [String] {
        text.split(separator: "/").compactMap { step in
            guard step.hasPrefix("{"), let end = step.firstIndex(of: "}") else { return nil }
            return String(step[step.index(after: step.startIndex)..<end])
        }
    }
}

extension Kind {
    /// The first thing that a file may not say of where requests go; the texts of its paths were judged when they were read.
    /// - Parameter names: of all rows.
    func pathFlaw(among names: [String]) -> RowFlaw? {
        for (steps, text) in writtenPaths {
            if let stranger = TaughtPath.kinds(in: text).first(where: { !names.contains($0) }) {
                return RowFlaw(
                    name, steps, "it names the kind '\(stranger)', which has no row",
                    stranger: .init(name: stranger, known: names))
            }
        }
        return baseFlaw ?? deletionFlaw ?? wordFlaw
    }

    private var writtenPaths: [(steps: [String], text: String)] {
        let lists = [
            ("paths", paths), ("itemPaths", itemPaths), ("otherPaths", otherPaths), ("asked", asked),
        ]
        let all = lists.flatMap { member, paths in
            paths.enumerated().map { ([member, "[\($0.offset)]"], $0.element.description) }
        }
        return all + actions.enumerated().map { (["actions", "[\($0.offset)]", "path"], $0.element.path.description) }
    }

    private var baseFlaw: RowFlaw? {
        if base.isEmpty { return nil }
        if !TaughtPath.kinds(in: base).isEmpty || base.contains("{") {
            return RowFlaw(name, ["base"], "what stands before all paths has no braces")
        }
        return TaughtPath.flaw(of: base).map { RowFlaw(name, ["base"], $0) }
    }

    /// Deleted is one thing at a time, by the path that names it.
    private var deletionFlaw: RowFlaw? {
        for (index, path) in itemPaths.enumerated() where path.segments.last != .id(of: name) {
            return RowFlaw(name, ["itemPaths", "[\(index)]"], "it does not end with the item's id, {\(name)}")
        }
        for (index, action) in actions.enumerated() {
            if !["GET", "POST", "PUT", "DELETE"].contains(action.method) {
                return RowFlaw(name, ["actions", "[\(index)]", "method"], "GET, POST, PUT or DELETE expected")
            }
            guard action.method == "DELETE" else { continue }
            if case .id? = action.path.segments.last { continue }
            return RowFlaw(
                name, ["actions", "[\(index)]"], "a file deletes single items only, by a path with their id")
        }
        return nil
    }

    /// Words that stand in requests as they are.
    private var wordFlaw: RowFlaw? {
        if let toggle {
            for (member, verb) in [("on", toggle.on), ("off", toggle.off)] {
                let isVerb = (verb.hasPrefix(":") || verb.hasPrefix("/")) && TaughtPath.isWord(verb.dropFirst())
                if !isVerb { return RowFlaw(name, ["switch", member], "a word behind ':' or '/' expected") }
            }
        }
        if let namesParent, !TaughtPath.isWord(namesParent.query) {
            return RowFlaw(name, ["namesParent", "query"], "a plain word expected")
        }
        if let listing {
            let words =
                [(["size"], listing.size)]
                + (listing.window.map { [(["window", "from"], $0.from), (["window", "to"], $0.to)] } ?? [])
                + (listing.search.map { $0.words } ?? [])
            for (steps, word) in words where !TaughtPath.isWord(word) {
                return RowFlaw(name, ["listing"] + steps, "a plain word expected")
            }
        }
        for (index, child) in embedded.enumerated() where !TaughtPath.isWord(child.segment) {
            return RowFlaw(name, ["embedded", "[\(index)]", "segment"], "a plain word expected")
        }
        return nil
    }
}

extension RecordListing.Search {
    /// What stands in a query as it is.
    fileprivate var words: [(steps: [String], word: String)] {
        [("index", index), ("sort", sort), ("order", order), ("by", by), ("descending", descending)].map {
            (["search", $0.0], $0.1)
        }
    }
}
