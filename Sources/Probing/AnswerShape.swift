package import Wire

/// What an answer looks like, without a value of it: names of members alone, so that it can be shown to others.
package struct AnswerShape: Hashable, Sendable {
    package enum Form: Hashable, Sendable {
        /// A bare list.
        case list
        /// An object around a list: under which member.
        case envelope(String)
        case object
        /// Neither: a text, a number.
        case other
    }

    package private(set) var form: Form
    /// Names of the members of the object, or of all objects of the list.
    package private(set) var members: [String]
    /// Members of the envelope beside the list: `total`, `nextPage`.
    package let paging: [String]
    /// How many objects the list has; 1 for an object.
    package let count: Int

    /// - Parameter isSingle: it is known to be one object, which may have nothing but a list.
    package init(_ answer: JSONValue, isSingle: Bool = false) {
        if isSingle, answer.members != nil {
            self.init(.object, of: [answer], paging: [])
        } else if let elements = answer.elements {
            self.init(.list, of: elements, paging: [])
        } else if let members = answer.members {
            let lists = members.filter { $0.value.elements != nil }
            let counters = [
                "nextPage", "previousPage", "total", "totalCount", "pageCount", "pageIndex", "pageSize", "count",
            ]
            let paging = members.filter { member in counters.contains { member.name.isSameName(as: $0) } }.map(\.name)
            // One object has lists, too; an envelope has nothing else but its counters.
            if let list = lists.first, lists.count == 1, members.count == paging.count + 1 {
                self.init(.envelope(list.name), of: list.value.elements ?? [], paging: paging)
            } else {
                self.init(.object, of: [answer], paging: [])
            }
        } else {
            self.init(.other, of: [], paging: [])
        }
    }

    private init(_ form: Form, of objects: [JSONValue], paging: [String]) {
        self.form = form
        self.paging = paging
        count = objects.count
        var names: Set<String> = []
        for object in objects.prefix(50) { names.formUnion((object.members ?? []).map(\.name)) }
        members = names.sorted { $0.precedesByBytes($1) }
    }

    var isList: Bool {
        switch form {
        case .list, .envelope: true
        case .object, .other: false
        }
    }

    /// The objects that an answer is made of.
    package static func objects(in answer: JSONValue, isSingle: Bool = false) -> [JSONValue] {
        if let elements = answer.elements { return elements }
        guard case .envelope(let name) = AnswerShape(answer, isSingle: isSingle).form else { return [answer] }
        return answer[name]?.elements ?? []
    }

    /// The same with names in it that others may see.
    func shown(by names: SafeNames) -> AnswerShape {
        var shape = self
        if case .envelope(let name) = form { shape.form = .envelope(names.shown(name)) }
        shape.members = Set(members.map { names.shown($0) }).sorted { $0.precedesByBytes($1) }
        return shape
    }
}

/// Tells names of the API from what people wrote: a body may be a map whose names are those of people, or of their own variables.
struct SafeNames: Sendable {
    static let hidden = "(a name that may be data)"

    /// Names that the table has: they are the API's, even if somebody calls a thing so, too.
    private let known: Set<String>
    /// Texts that the site's bodies have.
    private var said: Set<String> = []

    init(known: Set<String>) { self.known = known }

    /// Takes note of all texts in a body that a name could be.
    mutating func note(_ body: JSONValue) {
        switch body {
        case .string(let text): if text.utf8.count <= 60 { said.insert(text.lowercased()) }
        case .array(let elements): for element in elements { note(element) }
        case .object(let members): for member in members { note(member.value) }
        case .null, .bool, .number: return
        }
    }

    func isSafe(_ name: String) -> Bool {
        if known.contains(name) { return true }
        let isPlain =
            (1...60).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
                default: false
                }
            }
        let digits = name.utf8.count { (0x30...0x39).contains($0) }
        return isPlain && digits < 8 && !said.contains(name.lowercased())
    }

    func shown(_ name: String) -> String { isSafe(name) ? name : Self.hidden }

    /// Of a way into a body: `departments[].departmentId`.
    func shown(path: String) -> String {
        path.split(separator: ".").map { step in
            let name = String(step).replacing("[]", with: "")
            return shown(name) + step.dropFirst(name.count)
        }.joined(separator: ".")
    }
}
