import Wire

/// What is wrong with the items of a list, as one sentence for people that says where.
struct ListFlaws: Sendable {
    private var sentences: [String] = []
    private var foreign: [Int] = []
    private var nameless: [(index: Int, name: String?)] = []
    /// Members that had to be included and do not show.
    private var lacking: Set<String> = []
    private var twins: [(first: Int, second: Int, id: String)] = []
    /// Places that are named; of more there is only the number.
    private static let most = 5

    mutating func add(_ sentence: String) { sentences.append(sentence) }

    /// What is no object.
    mutating func add(foreign index: Int) { foreign.append(index) }

    /// Members that a body does not show though it was asked to include them.
    mutating func add(lacking members: [String]) { lacking.formUnion(members) }

    mutating func add(withoutID index: Int, named name: String?) { nameless.append((index, name)) }

    /// Two that have one id and differ.
    mutating func add(twins first: Int, _ second: Int, id: String) { twins.append((first, second, id)) }

    /// Nil if nothing is wrong.
    var words: String? {
        var all: [String] = []
        if !foreign.isEmpty {
            let places = Self.list(foreign.map { String($0 + 1) })
            all.append(
                foreign.count == 1
                    ? "item \(places) of the list is not an object" : "items \(places) of the list are not objects")
        }
        if !nameless.isEmpty {
            let places = Self.list(nameless.map { String($0.index + 1) + ($0.name.map { " (\(Self.cut($0)))" } ?? "") })
            all.append(
                nameless.count == 1
                    ? "item \(places) of the list has no id that can be used"
                    : "items \(places) of the list have no ids that can be used")
        }
        if !twins.isEmpty {
            all.append(
                Self.list(
                    twins.map {
                        "items \($0.first + 1) and \($0.second + 1) of the list have the same id '\(Self.cut($0.id))' and differ"
                    }))
        }
        if !lacking.isEmpty {
            let members = Wording.list(lacking.sorted().map { "'\($0)'" })
            all.append("the service does not show \(members), so nobody knows what is there")
        }
        all += sentences.prefix(Self.most)
        if sentences.count > Self.most { all.append("\(sentences.count - Self.most) more items like this") }
        return all.isEmpty ? nil : all.joined(separator: "; ")
    }

    private static func list(_ places: [String]) -> String {
        if places.count > most {
            return places.prefix(most).joined(separator: ", ") + " and \(places.count - most) more"
        }
        guard let last = places.last, places.count > 1 else { return places.first ?? "" }
        return places.dropLast().joined(separator: ", ") + " and " + last
    }

    private static func cut(_ text: String) -> String {
        let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(40)))
        return start.visible + (text.unicodeScalars.count > 40 ? "…" : "")
    }
}
