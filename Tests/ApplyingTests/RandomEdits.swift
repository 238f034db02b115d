import Catalog
import Diffing
import Simulator
import TestSupport
import Wire

/// Small changes to a site as people make them, chosen by chance; the same seed makes the same ones.
struct RandomEdits {
    private var chance: Dice
    private(set) var done: [String] = []

    init(seed: UInt64) { chance = Dice(seed) }

    /// Makes that many changes. What the service refuses is not one.
    mutating func make(_ count: Int, on stage: Stage, dialect: Dialect) async throws {
        for _ in 0..<count * 20 where done.count < count {
            let resources = try await stage.state().resources(below: nil)
            for _ in 0..<8 where done.count < count {
                guard let resource = resources.randomElement(using: &chance),
                    let kind = Catalog.liveChat[resource.kind], let what = try? edit(resource, kind, stage, dialect)
                else { continue }
                done.append("\(what) \(resource.address)")
            }
        }
    }

    private mutating func edit(
        _ resource: StoredResource, _ kind: Kind, _ stage: Stage, _ dialect: Dialect
    ) throws -> String {
        let path = Self.requestPath(resource, dialect)
        let isItem = kind.shape == .collection
        switch Int.random(in: 0..<10, using: &chance) {
        case 0 where isItem && kind.operations.contains(.delete):
            try stage.send(.delete, path)
            return "deleted"
        case 1 where isItem && kind.operations.contains(.delete):
            var body = try stage.value(path)
            body.set("id", .null)
            change(&body, at: kind.labelPaths.map(\.description), by: " copy")
            try stage.send(.post, ResourcePath.parent(of: resource.path), body)
            return "copied"
        default:
            let include = kind.includeValue
            var body = try stage.value(include.isEmpty ? path : path + "?include=" + include)
            if let lone = body.elements, lone.count == 1 { body = lone[0] }
            let leaves = Self.leaves(of: body, JSONPointer())
            guard let leaf = leaves.randomElement(using: &chance), let value = body.value(at: leaf) else {
                throw MissingLeaf()
            }
            body.replace(at: leaf, with: try other(than: value))
            try stage.send(.put, path, body)
            return "changed \(leaf) of"
        }
    }

    private struct MissingLeaf: Error {}

    private mutating func change(_ body: inout JSONValue, at names: [String], by suffix: String) {
        for name in names {
            let pointer = JSONPointer(name.split(separator: ".").map { String($0) })
            if let text = body.value(at: pointer)?.text { body.replace(at: pointer, with: .string(text + suffix)) }
        }
    }

    private mutating func other(than value: JSONValue) throws -> JSONValue {
        switch value {
        case .bool(let truth): return .bool(!truth)
        case .number: return .number("\(Int.random(in: 0..<60, using: &chance))")
        case .string(let text) where text.isGuid: throw MissingLeaf()
        case .string(let text): return .string(text + " x")
        case .array(var elements):
            switch Int.random(in: 0..<3, using: &chance) {
            case 0: elements.reverse()
            case 1: _ = elements.popLast()
            // A text twice in a list that is a set would be two things of one name elsewhere.
            default: if let first = elements.first, first.members != nil { elements.append(first) }
            }
            return .array(elements)
        case .null, .object: throw MissingLeaf()
        }
    }

    private static func leaves(of value: JSONValue, _ pointer: JSONPointer) -> [JSONPointer] {
        switch value {
        case .object(let members):
            return members.filter { $0.name != "id" }.flatMap { leaves(of: $0.value, pointer.appending($0.name)) }
        case .array(let elements):
            return [pointer] + elements.indices.flatMap { leaves(of: elements[$0], pointer.appending($0)) }
        default: return [pointer]
        }
    }

    private static func requestPath(_ resource: StoredResource, _ dialect: Dialect) -> String {
        guard resource.kind == "campaignFormFields" else { return resource.path }
        let parts = resource.path.split(separator: "/").map { String($0) }
        return dialect == .draft
            ? "/campaignFormFields/\(parts[4])" : "/campaigns/\(parts[1])/campaignFormFields/\(parts[4])"
    }
}
