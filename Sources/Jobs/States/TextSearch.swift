package import Catalog
import Foundation
package import Store
import Wire

/// Looks for texts in what resources say. Secrets are not looked into, nor is a kind that the table does not have: nobody knows
/// what is secret in it.
package struct TextSearch {
    package struct Hit: Hashable {
        package let address: Address
        package let path: String
        package let pointer: String
        package let text: String
        /// Snapshots: the first that had it and the last; nil for one that has it to the end.
        package var from: Int
        package var until: Int?
    }

    /// All of them have to stand in one field; case and accents do not count.
    private let words: [String]
    private let catalog: Catalog
    package private(set) var hits: [Hit] = []
    /// Kinds that were not looked into.
    package private(set) var strangers: Set<String> = []

    package init(_ words: [String], _ catalog: Catalog) {
        self.words = words
        self.catalog = catalog
    }

    /// One state.
    package mutating func look(through state: any State, below address: Address? = nil) throws {
        var cursor = try state.cursor(below: address, withBodies: true)
        while let resource = try cursor.next() { hits += try found(in: resource, snapshot: state.origin.snapshot ?? 0) }
    }

    /// All snapshots of a site: the first as a whole, of each later one what it brought.
    package mutating func look(throughAll site: String, _ reader: SnapshotReader) throws {
        var open: [Address: [Hit]] = [:]
        var previous: SnapshotInfo?
        for snapshot in try reader.snapshots(of: site) {
            defer { previous = snapshot }
            guard let before = previous else {
                var cursor = try Snapshot(snapshot, in: reader).cursor(below: nil, withBodies: true)
                while let resource = try cursor.next() {
                    let found = try found(in: resource, snapshot: snapshot.number)
                    if !found.isEmpty { open[resource.address] = found }
                }
                continue
            }
            let contrast = try reader.contrast(of: snapshot, after: before)
            var closed: [Address: [Hit]] = [:]
            for resource in try contrast.present.resources(below: nil) {
                if let gone = open.removeValue(forKey: resource.address) { closed[resource.address] = gone }
            }
            for resource in try contrast.wanted.resources(below: nil) {
                let before = closed.removeValue(forKey: resource.address) ?? []
                var found = try found(in: resource, snapshot: snapshot.number)
                for index in found.indices {
                    let same = before.first { $0.pointer == found[index].pointer && $0.text == found[index].text }
                    if let same { found[index].from = same.from }
                }
                hits += Self.ended(before.filter { old in !found.contains { $0.isSame(as: old) } }, previous)
                if !found.isEmpty { open[resource.address] = found }
            }
            hits += closed.values.flatMap { Self.ended($0, previous) }
        }
        hits += open.values.flatMap { $0 }
        hits.sort { ($0.address, $0.from, $0.pointer) < ($1.address, $1.from, $1.pointer) }
    }

    private static func ended(_ hits: [Hit], _ last: SnapshotInfo?) -> [Hit] {
        hits.map { hit in
            var hit = hit
            hit.until = last?.number
            return hit
        }
    }

    private mutating func found(in resource: StoredResource, snapshot: Int) throws -> [Hit] {
        guard let kind = catalog[resource.kind] else {
            strangers.insert(resource.kind)
            return []
        }
        var hits: [Hit] = []
        let body = kind.masking(try resource.body(), by: .null)
        func walk(_ value: JSONValue, _ pointer: JSONPointer) {
            switch value {
            case .string(let text), .number(let text):
                guard has(text) else { return }
                hits.append(
                    Hit(
                        address: resource.address, path: resource.path, pointer: pointer.description, text: text,
                        from: snapshot))
            case .array(let elements):
                for (index, element) in elements.enumerated() { walk(element, pointer.appending(index)) }
            case .object(let members):
                for member in members { walk(member.value, pointer.appending(member.name)) }
            case .null, .bool: return
            }
        }
        walk(body, JSONPointer())
        return hits
    }

    private func has(_ text: String) -> Bool {
        words.allSatisfy { text.range(of: $0, options: [.caseInsensitive, .diacriticInsensitive]) != nil }
    }
}

extension TextSearch.Hit {
    fileprivate func isSame(as other: Self) -> Bool {
        from == other.from && pointer == other.pointer && text.isIdentical(to: other.text)
    }
}
