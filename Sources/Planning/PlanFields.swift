import Catalog
import Diffing
import Wire

/// One object of a plan's document, with its place for messages.
struct PlanReader {
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

    func moment(_ name: String) throws(PlanningError) -> UTCTime {
        guard let moment = UTCTime(iso: try text(name)) else { throw wrong(name, "a moment") }
        return moment
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

    /// A mark that is there and true, or is not there.
    func flag(_ name: String) throws(PlanningError) -> Bool {
        guard let found = value[name] else { return false }
        guard found == .bool(true) else { throw wrong(name, "true or absent") }
        return true
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
            func named(_ name: String) throws(PlanningError) -> [NamedResource] {
                try list(name) { (item) throws(PlanningError) in
                    NamedResource(
                        kind: kind, address: Address(try item.text("address")), path: try item.text("path"),
                        id: try item.optionalText("id"))
                }
            }
            return Ambiguity(kind: kind, present: try named("target"), wanted: try named("source"))
        }
    }
}
