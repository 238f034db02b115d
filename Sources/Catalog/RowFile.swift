package import Wire

/// A file of rows with which people mend or complete a built-in table:
/// `{"format":1,"over":"v3","rows":[{"name",...whole row} | {"name","patch":{...}} | {"name","remove":true}]}`.
package struct RowFile: Sendable {
    /// What the file says of one row.
    struct Entry: Sendable {
        enum Change: Sendable {
            /// The row as it is to be.
            case whole(JSONValue)
            /// The members that are to be otherwise.
            case patch(JSONValue)
            case removal
        }

        let name: String
        let change: Change
    }

    package static let format = 1
    /// Bytes that a file may have: the built-in tables have some 60 thousand each.
    package static let limit = 4 << 20

    /// The table that the rows are meant for.
    package let api: Catalog.API
    let entries: [Entry]

    /// - Throws: a flaw that names the member of the file, or the row and its member.
    package init(_ document: JSONValue) throws(RowFlaw) {
        try Self.refuse(document, ["format", "over", "rows"])
        guard case .number("1")? = document["format"] else {
            throw RowFlaw(ofFile: ["format"], document["format"] == nil ? "missing" : "1 expected")
        }
        guard let over = document["over"] else { throw RowFlaw(ofFile: ["over"], "missing") }
        guard let api = over.text.flatMap(Catalog.API.init) else {
            let words = Catalog.API.allCases.map(\.rawValue)
            let stranger = over.text.map { RowFlaw.Stranger(name: $0, known: words) }
            throw RowFlaw(ofFile: ["over"], "\(words.joined(separator: " or ")) expected", stranger: stranger)
        }
        guard let rows = document["rows"] else { throw RowFlaw(ofFile: ["rows"], "missing") }
        guard let rows = rows.elements else { throw RowFlaw(ofFile: ["rows"], "a list expected") }
        self.api = api
        var entries: [Entry] = []
        for (index, row) in rows.enumerated() {
            let entry = try Entry(row, at: index)
            if entries.contains(where: { $0.name.isIdentical(to: entry.name) }) {
                throw RowFlaw(entry.name, "the file has two rows of that name")
            }
            entries.append(entry)
        }
        self.entries = entries
    }

    private static func refuse(_ document: JSONValue, _ known: [String]) throws(RowFlaw) {
        guard let members = document.members else { throw RowFlaw(ofFile: [], "an object with \"rows\" expected") }
        for member in members where !known.contains(where: { $0.isIdentical(to: member.name) }) {
            throw RowFlaw(
                ofFile: [member.name], "there is no such member", stranger: .init(name: member.name, known: known))
        }
        // What is in the rows is said with their names.
        if let twin = JSONValue.object(members.map { JSONMember($0.name, .null) }).twin {
            throw RowFlaw(ofFile: twin, "it is there twice")
        }
    }
}

extension RowFile.Entry {
    /// - Parameter index: its place among the rows.
    init(_ row: JSONValue, at index: Int) throws(RowFlaw) {
        let place = ["rows", "[\(index)]"]
        guard row.members != nil else { throw RowFlaw(ofFile: place, "an object expected") }
        guard let said = row["name"] else { throw RowFlaw(ofFile: place + ["name"], "missing") }
        guard let name = said.text else { throw RowFlaw(ofFile: place + ["name"], "a text expected") }
        guard Self.isName(name) else {
            throw RowFlaw(ofFile: place + ["name"], "a name is of letters and digits, '-' and '_'")
        }
        self.name = name
        if let twin = row.twin { throw RowFlaw(name, twin, "it is there twice") }
        switch (row["patch"], row["remove"]) {
        case (nil, nil): change = .whole(row)
        case (let patch?, nil):
            try Self.refuse(row, name, ["name", "patch"])
            guard patch.members != nil else { throw RowFlaw(name, ["patch"], "an object expected") }
            change = .patch(patch)
        case (nil, let remove?):
            try Self.refuse(row, name, ["name", "remove"])
            guard remove == true else { throw RowFlaw(name, ["remove"], "true expected") }
            change = .removal
        case (_?, _?): throw RowFlaw(name, ["remove"], "a row is either patched or removed")
        }
    }

    private static func refuse(_ row: JSONValue, _ name: String, _ known: [String]) throws(RowFlaw) {
        for member in row.members ?? [] where !known.contains(where: { $0.isIdentical(to: member.name) }) {
            throw RowFlaw(name, [member.name], "there is nothing beside '\(known.joined(separator: "' and '"))'")
        }
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy(TaughtPath.isWordByte)
    }
}

extension JSONValue {
    /// The way to the first member that an object has twice; nil where there is none.
    fileprivate var twin: [String]? {
        switch self {
        case .null, .bool, .number, .string: return nil
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                if let twin = element.twin { return ["[\(index)]"] + twin }
            }
        case .object(let members):
            var seen: Set<[UInt8]> = []
            for member in members {
                guard seen.insert(Array(member.name.utf8)).inserted else { return [member.name] }
                if let twin = member.value.twin { return [member.name] + twin }
            }
        }
        return nil
    }
}
