import Catalog
import Wire

/// Bodies as rows: a column for every value that is no list and no object, called by its pointer without the first slash.
///
/// A column of texts holds them as they stand; one that would be taken for something else (a number, a formula, nothing) stands
/// in JSON's quotes. A column with other values holds JSON throughout, so that `true` and "true" stay apart.
struct CSVColumns {
    private(set) var names: [JSONPointer] = []
    private var index: [JSONPointer: Int] = [:]
    private var isText: [Bool] = []

    /// - Parameter bodies: all that there will be rows of.
    init(_ bodies: [JSONValue]) {
        for body in bodies {
            for (pointer, value) in Self.leaves(of: body) {
                let column = index[pointer] ?? names.count
                if column == names.count {
                    index[pointer] = column
                    names.append(pointer)
                    isText.append(true)
                }
                if value.text == nil { isText[column] = false }
            }
        }
    }

    var titles: [String] { names.map(Self.title) }

    func cells(of body: JSONValue) -> [String] {
        var cells = Array(repeating: "", count: names.count)
        for (pointer, value) in Self.leaves(of: body) {
            guard let column = index[pointer] else { continue }
            if isText[column], let text = value.text, !Self.isAmbiguous(text) {
                cells[column] = text
            } else {
                cells[column] = value.written()
            }
        }
        return cells
    }

    /// Would the two be one row?
    static func isSame(_ left: JSONValue, _ right: JSONValue) -> Bool {
        func values(_ body: JSONValue) -> [JSONPointer: JSONValue] {
            Dictionary(leaves(of: body).map { ($0.pointer, $0.value) }, uniquingKeysWith: { $1 })
        }
        return values(left) == values(right)
    }

    /// Every value that holds no others. A member that is null counts as missing, as the service and the comparison have it.
    fileprivate static func leaves(of body: JSONValue) -> [(pointer: JSONPointer, value: JSONValue)] {
        var found: [(pointer: JSONPointer, value: JSONValue)] = []
        func walk(_ value: JSONValue, _ pointer: JSONPointer) {
            switch value {
            case .object(let members) where !members.isEmpty:
                for member in members where !member.value.isNull { walk(member.value, pointer.appending(member.name)) }
            case .array(let elements) where !elements.isEmpty:
                for (index, element) in elements.enumerated() { walk(element, pointer.appending(index)) }
            default: found.append((pointer, value))
            }
        }
        if body.members?.isEmpty == true { return [] }
        walk(body, JSONPointer())
        return found
    }

    /// The column of bodies that are no objects.
    private static let whole = "."

    /// `address` is the column that says where a row belongs; a member of that name keeps its slash.
    private static func title(_ pointer: JSONPointer) -> String {
        guard !pointer.tokens.isEmpty else { return whole }
        let text = String(pointer.description.dropFirst())
        return [CSVReader.addressColumn, whole].contains(text) ? "/" + text : text
    }

    /// The place that a column's title names; nil if it names none.
    static func pointer(_ title: String) -> JSONPointer? {
        if title.isEmpty { return nil }
        return title == whole ? JSONPointer() : JSONPointer(title.hasPrefix("/") ? title : "/" + title)
    }

    /// Would it be read as something else, or run by a spreadsheet?
    private static func isAmbiguous(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return true }
        if ["\"", "\t", "\r"].contains(first) || isLiteral(text) { return true }
        // Some look for a formula behind blanks too, and take wide signs for plain ones.
        let start = text.unicodeScalars.first { $0.value > 0x20 && !["\u{A0}", "\u{FEFF}", "\u{3000}"].contains($0) }
        return start.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
    }

    static func isLiteral(_ text: String) -> Bool { (try? JSONValue(parsing: text)) != nil }
}

extension JSONValue {
    /// Places whose values are texts, wherever they are there at all.
    static func textPlaces(in bodies: [JSONValue]) -> Set<JSONPointer> {
        var (texts, others): (Set<JSONPointer>, Set<JSONPointer>) = ([], [])
        for (pointer, value) in bodies.flatMap(CSVColumns.leaves) {
            if value.text == nil { others.insert(pointer) } else { texts.insert(pointer) }
        }
        return texts.subtracting(others)
    }

    /// With texts for numbers that are texts on the site.
    func asTexts(at places: Set<JSONPointer>) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(
            members.map { member in
                switch member.value {
                case .number where places.contains(JSONPointer([member.name])):
                    JSONMember(member.name, .string(member.value.written()))
                case .bool where places.contains(JSONPointer([member.name])):
                    JSONMember(member.name, .string(member.value.written()))
                default: member
                }
            })
    }
}
