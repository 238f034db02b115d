import Catalog
import Wire

/// Somebody who is to be forgotten, and what the records that are this person's say besides: other ids, other addresses, and what
/// they name of other kinds (a chat its session).
///
/// An id may be several people's (a computer in a library), so a record that bears one and names another address is not this
/// person's, and neither is a session that such a record names.
struct Visitor {
    /// A member of a row's `people` with what stands there, both in lower case.
    private struct Mark: Hashable {
        let member: String
        let text: String

        var isAddress: Bool { text.contains("@") && !text.contains(" ") }
        /// The service calls a member so that holds an id; what people typed into a form of the site is no id.
        var isID: Bool { member.hasSuffix("id") && !text.isNoReference }
    }

    private struct Item: Hashable {
        let kind: String
        let id: String
    }

    /// As it was typed, in lower case.
    let name: String
    private var addresses: Set<String> = []
    private var marks: Set<Mark> = []
    /// What this person's records name, and what those of others do that bear one of the ids.
    private var (own, others): (Set<Item>, Set<Item>) = ([], [])

    init(_ name: String) {
        self.name = name.lowercased()
        addresses = [self.name]
    }

    /// The ids that this person's records bear beside the one that was typed.
    var ids: [String] { Set(marks.map(\.text)).sorted() }
    /// Is there anything to look for that was not typed?
    var leadsOn: Bool { !marks.isEmpty || !own.isEmpty }

    /// Does the person stand in a body, be it in somebody else's words?
    func isIn(_ body: JSONValue, _ listing: RecordListing?) -> Bool {
        Self.marks(in: body, listing).contains { $0.text.utf8.elementsEqual(name.utf8) }
            || Self.isTelling(name) && Self.contains(body, name)
    }

    /// Takes down what a body in which the person stands says of it: nothing if the body is somebody else's.
    mutating func learn(from body: JSONValue, _ listing: RecordListing?) {
        let marks = Self.marks(in: body, listing)
        guard marks.contains(where: { $0.text.utf8.elementsEqual(name.utf8) }) else { return }
        addresses.formUnion(marks.filter(\.isAddress).map(\.text))
        self.marks.formUnion(marks.filter { $0.isID && !$0.text.utf8.elementsEqual(name.utf8) })
        own.formUnion(Self.items(in: body, listing))
    }

    /// Is a record this person's by what others of its records say? Whatever names other records has to be shown first.
    mutating func owns(_ body: JSONValue, _ item: String, _ kind: Kind) -> Bool {
        let place = Item(kind: kind.name, id: item.lowercased())
        if own.contains(place) { return true }
        let found = Self.marks(in: body, kind.listing)
        guard bears(body, item, found) else { return false }
        let named = kind.listing == nil ? Self.texts(of: body) : found
        guard named.allSatisfy({ !$0.isAddress || addresses.contains($0.text) }) else {
            others.formUnion(Self.items(in: body, kind.listing))
            return false
        }
        return !others.contains(place)
    }

    private func bears(_ body: JSONValue, _ item: String, _ found: Set<Mark>) -> Bool {
        !marks.isDisjoint(with: found)
            || marks.contains { mark in
                Self.isTelling(mark.text) && (item.isSameName(as: mark.text) || Self.contains(body, mark.text))
            }
    }
}

extension Visitor {
    private static func marks(in body: JSONValue, _ listing: RecordListing?) -> Set<Mark> {
        var found: Set<Mark> = []
        for path in listing?.people ?? [] {
            guard let member = path.lastMember else { continue }
            for (_, value) in path.values(in: body) {
                guard let text = Resource.id(of: ["id": value]) else { continue }
                found.insert(Mark(member: member.lowercased(), text: text.lowercased()))
            }
        }
        return found
    }

    /// The texts of a body that no row describes.
    private static func texts(of body: JSONValue) -> Set<Mark> {
        Set(
            (body.members ?? []).compactMap { member in
                member.value.text.map { Mark(member: member.name.lowercased(), text: $0.lowercased()) }
            })
    }

    private static func items(in body: JSONValue, _ listing: RecordListing?) -> [Item] {
        (listing?.leads ?? []).compactMap { lead in
            lead.item(in: body).map { Item(kind: lead.kind, id: $0.lowercased()) }
        }
    }

    /// Long enough to be nothing but this person.
    private static func isTelling(_ text: String) -> Bool { text.contains("@") || text.utf8.count >= 16 }

    private static func contains(_ value: JSONValue, _ wanted: String) -> Bool {
        switch value {
        case .string(let text), .number(let text): text.lowercased().contains(wanted)
        case .array(let elements): elements.contains { contains($0, wanted) }
        case .object(let members):
            members.contains { contains($0.value, wanted) || $0.name.lowercased().contains(wanted) }
        case .null, .bool: false
        }
    }
}

extension FieldPath {
    fileprivate var lastMember: String? {
        steps.reversed().lazy.compactMap { if case .member(let name) = $0 { name } else { nil } }.first
    }
}

extension RecordListing.Lead {
    /// The id that a body names; nil where it names none.
    func item(in body: JSONValue) -> String? {
        at.first(in: body).flatMap { Resource.id(of: ["id": $0]) }.flatMap { $0.isNoReference ? nil : $0 }
    }
}

extension String {
    /// What the service writes where there is no reference.
    var isNoReference: Bool {
        isEmpty || self == "0" || utf8.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "-") }
    }
}
