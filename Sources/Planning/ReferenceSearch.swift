package import Catalog
import Diffing
package import Wire

/// Finds the places in bodies that name one of some items, by id or by name.
package struct ReferenceSearch {
    /// Addresses by kind and id in lower case, and by kind and name.
    private var byID: [String: [String: Address]] = [:]
    private var byName: [String: [String: Address]] = [:]
    package private(set) var isEmpty = true

    package init() {}

    package mutating func note(_ kind: Kind, id: String?, name: String?, address: Address) {
        if let id { byID[kind.name, default: [:]][id.lowercased()] = address }
        if let name { byName[kind.name, default: [:]][name] = address }
        isEmpty = false
    }

    /// A name that others bear, too, leads on.
    mutating func forget(_ kind: Kind, name: String) { byName[kind.name]?[name] = nil }

    package struct Finding {
        package let pointer: JSONPointer
        package let address: Address
        package let isByName: Bool
    }

    /// A reference as it stands in a body.
    package struct Place {
        package let pointer: JSONPointer
        package let value: JSONValue
        package let reference: Reference
        /// What it may name, the likeliest first.
        package let kinds: [String]
    }

    /// - Parameter body: of that kind, in any spelling.
    package static func places(in body: JSONValue, _ kind: Kind) -> [Place] {
        kind.references.flatMap { reference in
            kind.spellings(of: reference.at).flatMap { $0.values(in: body) }.map { pointer, value in
                let siblings = body.value(at: JSONPointer(Array(pointer.tokens.dropLast())))?.members ?? []
                return Place(
                    pointer: pointer, value: value, reference: reference, kinds: reference.targets(beside: siblings))
            }
                + (reference.object.map { kind.spellings(of: $0) } ?? []).flatMap { $0.values(in: body) }
                .compactMap { pointer, value in
                    guard let id = value[anyCase: "id"] else { return nil }
                    return Place(
                        pointer: pointer.appending("id"), value: id, reference: reference,
                        kinds: reference.targets.map(\.kind))
                }
        }
    }

    func findings(in body: JSONValue, _ kind: Kind) -> [Finding] {
        Self.places(in: body, kind).compactMap(finding)
    }

    /// What a reference names of the items; nil for anything else.
    package func finding(at place: Place) -> Finding? {
        guard let text = place.value.referenceText else { return nil }
        for kind in place.kinds {
            if place.reference.by != .key, let address = byID[kind]?[text.lowercased()] {
                return Finding(pointer: place.pointer, address: address, isByName: false)
            }
            if place.reference.by != .id, let address = byName[kind]?[place.value.text ?? text] {
                return Finding(pointer: place.pointer, address: address, isByName: true)
            }
        }
        return nil
    }
}
