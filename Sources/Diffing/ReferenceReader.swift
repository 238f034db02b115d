package import Catalog
package import Wire

/// Tells what a reference in a body means, so that a campaign's id here and its twin's id there are one.
package protocol ReferenceReader {
    /// What the value means, as a text that is the same for both sides exactly if both name the same thing; nil where it
    /// names nothing.
    /// - Parameters:
    ///   - targets: the kinds it may name, the one that the deciding sibling chose first.
    func meaning(of value: JSONValue, _ reference: Reference, targets: [String], side: Side) -> String?

    /// What stands on the present site for a reference of the wanted state; nil for plain text that names nothing.
    func partner(of text: String, _ reference: Reference, targets: [String]) -> Partner?

    /// Do ids mean the same on both sides? Where not, files and ids that nothing explains are not compared.
    var isOneSite: Bool { get }
}

/// The two states of a comparison.
package enum Side: Hashable, Sendable {
    /// What is there and would be changed.
    case present
    /// What it should become.
    case wanted
}

/// What stands on the present site for something that the wanted state names.
package enum Partner: Hashable, Sendable {
    /// The id there.
    case there(id: String)
    /// It is part of the wanted state and missing on the present site: it would have to be made.
    case missing(address: String)
    case unresolved(reason: String)
}

/// References within one site: an id means itself.
package struct OneSite: ReferenceReader {
    package init() {}

    package var isOneSite: Bool { true }

    package func meaning(of value: JSONValue, _ reference: Reference, targets: [String], side: Side) -> String? {
        value.referenceText
    }

    package func partner(of text: String, _ reference: Reference, targets: [String]) -> Partner? { .there(id: text) }
}

extension JSONValue {
    /// A reference as text in lower case (guids are one in either case); nil for all the ways to say "none".
    package var referenceText: String? {
        switch self {
        case .string(let text):
            text.isEmpty || text == "00000000-0000-0000-0000-000000000000" ? nil : text.foldedGuid
        case .number(let text): text == "0" ? nil : text
        // The id of something that a plan is going to make.
        case .object(let members) where members.count == 1 && members[0].name == "$ref":
            members[0].value.text.map { "$ref " + $0 }
        default: nil
        }
    }
}

extension String {
    /// 8-4-4-4-12 hexadecimal digits?
    package var isGuid: Bool {
        guard utf8.count == 36 else { return false }
        for (index, byte) in utf8.enumerated() {
            switch index {
            case 8, 13, 18, 23: if byte != UInt8(ascii: "-") { return false }
            default:
                switch byte {
                case 0x30...0x39, 0x41...0x46, 0x61...0x66: continue
                default: return false
                }
            }
        }
        return true
    }

    /// A guid in lower case, anything else as it is.
    package var foldedGuid: String { isGuid ? lowercased() : self }
}

extension Reference {
    /// The kinds that a reference may name, by its deciding sibling: the chosen one first, the others behind it. None
    /// where the sibling says that nothing is named.
    package func targets(in siblings: [JSONMember]) -> [String] {
        guard case .member(let name)? = decidedBy?.steps.last else { return targets.map(\.kind) }
        guard let decision = siblings.first(where: { $0.name.isSameName(as: name) })?.value.text else { return [] }
        guard let chosen = targets.first(where: { $0.values.contains { $0.isSameName(as: decision) } }) else {
            return []
        }
        return [chosen.kind] + targets.map(\.kind).filter { $0 != chosen.kind }
    }
}
