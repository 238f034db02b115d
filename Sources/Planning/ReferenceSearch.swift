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

    /// - Parameter body: of that kind, in any spelling.
    package func findings(in body: JSONValue, _ kind: Kind) -> [Finding] {
        kind.references.flatMap { reference in
            kind.spellings(of: reference.at).flatMap { $0.values(in: body) }.compactMap { pointer, value in
                let siblings = body.value(at: JSONPointer(Array(pointer.tokens.dropLast())))?.members ?? []
                return finding(value, reference.targets(beside: siblings), reference, pointer)
            }
                + (reference.object.map { kind.spellings(of: $0) } ?? []).flatMap { $0.values(in: body) }
                .compactMap { pointer, value in
                    guard let id = value[anyCase: "id"] else { return nil }
                    return finding(id, reference.targets.map(\.kind), reference, pointer.appending("id"))
                }
        }
    }

    private func finding(
        _ value: JSONValue, _ kinds: [String], _ reference: Reference, _ pointer: JSONPointer
    ) -> Finding? {
        guard let text = value.referenceText else { return nil }
        for kind in kinds {
            if reference.by != .key, let address = byID[kind]?[text.lowercased()] {
                return Finding(pointer: pointer, address: address, isByName: false)
            }
            if reference.by != .id, let address = byName[kind]?[value.text ?? text] {
                return Finding(pointer: pointer, address: address, isByName: true)
            }
        }
        return nil
    }
}
