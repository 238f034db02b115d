import Foundation
import Planning
import Testing
import Wire

/// Plans that the version before operations were sums has written, and what can't be an operation.
struct OldPlanTests {
    private static func document(_ name: String) throws -> JSONValue {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return try JSONValue(
            parsing: Array(Data(contentsOf: folder.appendingPathComponent("Plans").appendingPathComponent(name))))
    }

    @Test(arguments: ["clone.json", "mirror.json"])
    func `a plan of old is read, and written again to the last byte`(name: String) throws {
        let document = try Self.document(name)
        let plan = try Plan(document: document)
        #expect(!plan.operations.isEmpty)
        #expect(plan.digest == plan.id)
        #expect(plan.document.bytes(.pretty) == document.bytes(.pretty))
    }

    @Test func `these plans have every case but the second write and what came later`() throws {
        let plans = try ["clone.json", "mirror.json"].map { try Plan(document: Self.document($0)) }
        let cases = Set(plans.flatMap(\.operations).map { Sample(of: $0.write) })
        #expect(cases == Set(Sample.allCases).subtracting([.completion, .many, .toggle]))
    }

    /// The first operation of each case in the plans of old.
    enum Sample: String, CaseIterable {
        case creation, made, adopted, update, companion, completion, deletion, many, toggle

        init(of write: Planning.Operation.Write) {
            switch write {
            case .creation: self = .creation
            case .adoption(let adoption): self = adoption.policy == .only ? .adopted : .made
            case .update: self = .update
            case .companion: self = .companion
            case .completion: self = .completion
            case .deletion: self = .deletion
            case .batchDeletion: self = .many
            case .toggle: self = .toggle
            }
        }
    }

    /// A plan in which the first operation of a case is another one, with an id that fits.
    private static func plan(_ sample: Sample, _ edits: [(String, JSONValue?)]) throws -> JSONValue {
        let document = try document(sample == .deletion ? "mirror.json" : "clone.json")
        let plan = try Plan(document: document)
        let index = try #require(plan.operations.firstIndex { Sample(of: $0.write) == sample })
        var operations = try #require(document["operations"]?.elements)
        for (name, value) in edits {
            if let value { operations[index].set(name, value) } else { operations[index].remove(name) }
        }
        return identified(document, with: "operations", .array(operations))
    }

    /// A plan with another member, and an id that fits.
    private static func identified(_ document: JSONValue, with name: String, _ value: JSONValue) -> JSONValue {
        var edited = document
        edited.set(name, value)
        let content = (edited.members ?? []).filter { $0.name != "id" }
        edited.set("id", .string(String(SHA256.digest(of: JSONValue.object(content).bytes(.sorted)).hex.prefix(12))))
        return edited
    }

    @Test(
        arguments: [
            "", "now", "2026-11-20T99:99:99Z", "2026-11-20T02:00:00+00:00", "2026-11-20T02:00:00.5Z", "2026-11-20", 7,
            .null,
        ] as [JSONValue])
    func `a plan that was made at no moment is refused`(created: JSONValue) throws {
        let document = Self.identified(try Self.document("clone.json"), with: "created", created)
        let error = try #require(throws: PlanningError.self) { try Plan(document: document) }
        let expected = created.text == nil ? "a text" : "a moment"
        #expect(error == .unreadable("plan.created should be \(expected)"))
    }

    @Test func `a plan of another moment is read and written with it`() throws {
        let document = Self.identified(
            try Self.document("clone.json"), with: "created", "0001-01-01T00:00:00Z")
        #expect(try Plan(document: document).document.bytes(.pretty) == document.bytes(.pretty))
    }

    @Test func `a second write is read and written again, with all that older versions put into it`() throws {
        let second =
            [
                ("matchedBy", "created"), ("fields", []), ("carry", Optional.none), ("sourceId", "c1"),
                ("seen", ["c8", "c9"]), ("needed", true),
            ] as [(String, JSONValue?)]
        // Its members have an order.
        let document = try Self.plan(.companion, second)
        let plan = try Plan(document: document)
        let found = try #require(plan.operations.first { Sample(of: $0.write) == .completion })
        #expect(found.write.seen == ["c8", "c9"] && found.sourceID == "c1" && found.isNeeded)
        #expect(found.action == .update && found.method == .put && found.before == Optional.none)
        #expect(plan.digest == plan.id)
    }

    static let impossible: [(Sample, [(String, JSONValue?)], String)] = [
        (.creation, [("action", "enable")], ".action should be one of create, update, delete"),
        (.creation, [("method", "PUT")], ".method should be 'POST'"),
        (.creation, [("adopt", "only")], ".action should be 'update'"),
        (.creation, [("adopt", "perhaps")], ".adopt should be one of orCreate, only"),
        (.creation, [("body", .null)], ".body should be an object"),
        (.creation, [("body", "text")], ".body should be an object"),
        (.creation, [("before", [:])], ".before should be absent in a creation"),
        (.creation, [("expect", "0123")], ".expect should be absent in a creation"),
        (.creation, [("overLive", true)], ".overLive should be absent in a creation"),
        (.creation, [("mirror", true)], ".mirror should be absent in a creation"),
        (.creation, [("matchedBy", "id")], ".matchedBy should be absent in a creation"),
        (.creation, [("carry", [["fields"]])], ".carry should be absent in a creation"),
        (.creation, [("needed", false)], ".needed should be true or absent"),
        (.made, [("method", "PUT")], ".method should be 'POST'"),
        (.made, [("seen", ["a"])], ".seen should be absent in an adoption"),
        (.made, [("before", [:])], ".before should be absent in an adoption"),
        (.made, [("overLive", true)], ".overLive should be absent in an adoption"),
        (.adopted, [("adopt", "orCreate")], ".action should be 'create'"),
        (.adopted, [("method", "POST")], ".method should be 'PUT'"),
        (.adopted, [("expect", "0123")], ".expect should be absent in an adoption"),
        (.adopted, [("mirror", "yes")], ".mirror should be true or absent"),
        (.update, [("before", .null)], ".before should be what was found there"),
        (.update, [("expect", .null)], ".expect should be a text"),
        (.update, [("matchedBy", .null)], ".matchedBy should be one of"),
        (.update, [("body", .null)], ".body should be an object"),
        (.update, [("seen", ["a"])], ".seen should be absent in an update"),
        (.update, [("stays", ["/a"])], ".stays should be absent in an update"),
        (.companion, [("overLive", Optional.none)], ".mirror should be absent in an update of what was reviewed"),
        (.companion, [("overLive", false)], ".overLive should be true or absent"),
        (.companion, [("matchedBy", "key")], ".matchedBy should be 'parent' or 'created'"),
        (.companion, [("matchedBy", .null)], ".matchedBy should be one of"),
        (.companion, [("before", [:])], ".before should be absent in an update of what comes with its parent"),
        (.companion, [("seen", ["a"])], ".seen should be absent in an update of what comes with its parent"),
        (
            .companion, [("matchedBy", "created"), ("fields", []), ("expect", "0")],
            ".expect should be absent in a second write"
        ),
        (.deletion, [("body", [:])], ".body should be absent in a deletion"),
        (.deletion, [("before", .null)], ".before should be what was found there"),
        (.deletion, [("expect", .null)], ".expect should be a text"),
        (.deletion, [("adopt", "only")], ".adopt should be absent in a deletion"),
        (.deletion, [("method", "POST")], ".method should be 'DELETE'"),
        (.deletion, [("references", ["/a"])], ".references should be absent in a deletion"),
    ]

    @Test(arguments: impossible.indices)
    func `what can't be an operation is refused, with its place`(index: Int) throws {
        let (sample, edits, words) = Self.impossible[index]
        let document = try Self.plan(sample, edits)
        let error = try #require(throws: PlanningError.self) { try Plan(document: document) }
        let place = error.description.range(of: "plan.operations[")
        #expect(place != nil && error.description.contains(words), "\(error)")
    }

    @Test(arguments: Sample.allCases.filter { ![.completion, .many, .toggle].contains($0) })
    func `without an edit each of these is an operation`(sample: Sample) throws {
        #expect(try !Plan(document: Self.plan(sample, [])).operations.isEmpty)
    }
}
