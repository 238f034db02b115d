package import Wire

extension Kind {
    /// A member of the body that is there only while others beside it have certain values.
    package struct Conditional: Hashable, Sendable, Codable {
        package struct Governor: Hashable, Sendable, Codable {
            package var member: String
            /// As texts, `true` for JSON's true.
            package var values: [String]

            package init(_ member: String, _ values: [String]) {
                self.member = member
                self.values = values
            }
        }

        package var member: String
        /// All of them have to say so.
        package var on: [Governor]

        package init(_ member: String, on governors: [Governor]) {
            self.member = member
            on = governors
        }
    }
}

extension Kind.Conditional {
    /// Is the member there, going by the members beside it? So too where one that decides is not shown.
    package func holds(beside members: [JSONMember]) -> Bool {
        on.allSatisfy { governor in
            guard let value = members.first(where: { $0.name.isSameName(as: governor.member) })?.value else {
                return true
            }
            let text =
                if case .bool(let truth) = value { truth ? "true" : "false" } else { value.text ?? value.written() }
            return governor.values.contains { $0.isSameName(as: text) }
        }
    }

    /// `only while style is classic or circle, and isBackgroundDisplayed is true`
    package var words: String {
        "only while "
            + on.map { "\($0.member) is \($0.values.joined(separator: " or "))" }.joined(separator: ", and ")
    }
}

// A row's JSON.

extension Kind.Conditional {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        member = try row.decode(String.self, forKey: .member)
        on = try row.decode([Governor].self, forKey: .on)
    }
}

extension Kind.Conditional.Governor {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        member = try row.decode(String.self, forKey: .member)
        values = try row.decode([String].self, forKey: .values)
    }
}
