package import Wire

/// What an answer looks like, without a value of it: names of members alone, so that it can be shown to others.
package struct AnswerShape: Hashable, Sendable {
    package enum Form: Hashable, Sendable {
        /// A bare list.
        case list
        /// An object around a list: under which member.
        case envelope(String)
        case object
        /// Neither: a text, a number.
        case other
    }

    package let form: Form
    /// Names of the members of the object, or of all objects of the list.
    package let members: [String]
    /// Members of the envelope beside the list: `total`, `nextPage`.
    package let paging: [String]
    /// How many objects the list has; 1 for an object.
    package let count: Int

    package init(_ answer: JSONValue) {
        if let elements = answer.elements {
            self.init(.list, of: elements, paging: [])
        } else if let members = answer.members {
            let lists = members.filter { $0.value.elements != nil }
            let counters = [
                "nextPage", "previousPage", "total", "totalCount", "pageCount", "pageIndex", "pageSize", "count",
            ]
            let paging = members.filter { member in counters.contains { member.name.isSameName(as: $0) } }.map(\.name)
            // One object has lists, too; an envelope has nothing else but its counters.
            if let list = lists.first, lists.count == 1, members.count == paging.count + 1 {
                self.init(.envelope(list.name), of: list.value.elements ?? [], paging: paging)
            } else {
                self.init(.object, of: [answer], paging: [])
            }
        } else {
            self.init(.other, of: [], paging: [])
        }
    }

    private init(_ form: Form, of objects: [JSONValue], paging: [String]) {
        self.form = form
        self.paging = paging
        count = objects.count
        var names: Set<String> = []
        for object in objects.prefix(50) { names.formUnion((object.members ?? []).map { Self.safe($0.name) }) }
        members = names.sorted { $0.precedesByBytes($1) }
    }

    /// The objects that an answer is made of.
    package static func objects(in answer: JSONValue) -> [JSONValue] {
        if let elements = answer.elements { return elements }
        guard case .envelope(let name) = AnswerShape(answer).form else { return [answer] }
        return answer[name]?.elements ?? []
    }

    /// A name that may be data: people's own names for things, ids.
    private static func safe(_ name: String) -> String {
        let isPlain =
            name.utf8.count <= 60
            && name.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == UInt8(ascii: "_")
            }
        return isPlain && name.utf8.count { (0x30...0x39).contains($0) } < 8 ? name : "(a name that may be data)"
    }
}
