import Catalog
import Diffing
import Wire

/// All that a body says, field by field: for what is made or deleted, where nothing is there to be compared with.
struct BodyFields {
    enum Side {
        /// It goes.
        case from
        /// It comes.
        case to
    }

    private(set) var fields: [FieldChange] = []
    private let side: Side

    /// Without what is empty, what only the service sets, and the object's own id; secrets are masked.
    init(_ body: JSONValue, of kind: Kind?, _ side: Side) {
        self.side = side
        // Of a kind that the table does not have nobody knows what is secret in it.
        guard let kind else { return }
        walk(kind.masking(body, by: FieldChange.mask), JSONPointer(), kind)
    }

    private mutating func walk(_ value: JSONValue, _ pointer: JSONPointer, _ kind: Kind) {
        switch value {
        case .null: return
        case .string(let text) where text.isEmpty: return
        case .object(let members) where value.operationReference == nil:
            for member in members {
                let place = pointer.appending(member.name)
                if place.tokens.count == 1, member.name.isSameName(as: "id") { continue }
                if kind.readOnly.contains(where: { $0.isAt(place) }) { continue }
                walk(member.value, place, kind)
            }
        case .array(let elements) where elements.contains(where: { $0.members != nil || $0.elements != nil }):
            for (index, element) in elements.enumerated() { walk(element, pointer.appending(index), kind) }
        case .array(let elements) where elements.isEmpty: return
        default:
            // A bare `nil` would be taken for JSON's null.
            let missing = JSONValue?.none
            fields.append(
                FieldChange(
                    pointer: pointer, from: side == .from ? value : missing, to: side == .to ? value : missing))
        }
    }
}

extension JSONValue {
    /// `{"$ref": "4"}`: an id that only operation 4 will bring.
    var operationReference: String? { Placeholder(self)?.operation }
}
