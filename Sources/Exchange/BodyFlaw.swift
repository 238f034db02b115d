import Catalog
import Wire

/// What is wrong with a body that somebody wrote by hand although it is JSON: no request could carry it, or it would not mean
/// what they think.
struct BodyFlaw {
    let message: String
    let hint: String
    /// Where in the file to look.
    let text: String

    /// - Parameter isPortable: it is of a form that people write; the service may say a thing twice.
    static func first(in body: JSONValue, isPortable: Bool) -> Self? {
        guard body.members != nil else {
            return .init(
                message: "a resource is an object, and this is \(body.kindInWords)",
                hint: "write its members in braces: {\"name\": \"Sales\"}", text: "")
        }
        return isPortable ? inner(body) : nil
    }

    private static func inner(_ value: JSONValue) -> Self? {
        if value[Reserved.name] != nil, Reserved.reference(in: value) == nil {
            return .init(
                message: "a reference that is none",
                hint: "write it {\"\(Reserved.name)\": \"departments/Sales\"}, with nothing beside it",
                text: "\"\(Reserved.name)\"")
        }
        var names: Set<[UInt8]> = []
        for member in value.members ?? [] {
            guard names.insert(Array(member.name.utf8)).inserted else {
                return .init(
                    message: "'\(member.name)' is there twice in one object", hint: "remove one of the two",
                    text: JSONValue.string(member.name).written())
            }
            if let flaw = inner(member.value) { return flaw }
        }
        for element in value.elements ?? [] {
            if let flaw = inner(element) { return flaw }
        }
        return nil
    }
}

extension JSONValue {
    fileprivate var kindInWords: String {
        switch self {
        case .object: "an object"
        case .array: "a list"
        case .string: "a text"
        case .number: "a number"
        case .bool: "\(written())"
        case .null: "null"
        }
    }
}
