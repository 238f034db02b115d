package import Wire

/// How much it matters that something is not as it was: by this the drift of a site is sorted.
package enum Concern: String, RowWord, Comparable {
    /// Where conversations go, who is let in, what visitors are asked, whom the service calls.
    case high
    case usual
    /// Texts, colours and pictures: seen at once, and nothing is lost by them.
    case low

    package static func < (left: Concern, right: Concern) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .low: 0
        case .usual: 1
        case .high: 2
        }
    }
}

extension Kind {
    /// How much it matters that these members of one of its bodies differ.
    package func concern(of pointers: some Sequence<JSONPointer>) -> Concern {
        pointers.contains { pointer in weighty.contains { $0.leads(to: pointer) } } ? .high : concern
    }

    /// Without what is only about the order in which people are told of it: tables that differ in nothing else are one.
    var unweighed: Kind {
        var kind = self
        kind.concern = .usual
        kind.weighty = []
        return kind
    }
}

extension FieldPath {
    /// Does the pointer lead to the member, or to something in it?
    fileprivate func leads(to pointer: JSONPointer) -> Bool {
        steps.count <= pointer.tokens.count
            && zip(steps, pointer.tokens).allSatisfy { step, token in
                switch step {
                case .member(let name): name.isSameName(as: token)
                case .everyElement: true
                }
            }
    }
}
