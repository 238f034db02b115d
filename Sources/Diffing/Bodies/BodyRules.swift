package import Catalog
import Wire

/// A row of the table of kinds, unfolded along the members of a body, so that a comparison walks both at once.
///
/// Nodes stand in one array and name each other by their places in it.
package struct BodyRules: Sendable {
    package let kind: Kind
    private(set) var nodes: [Node] = [Node(name: "")]
    /// The node of what no row mentions: nothing is special about it.
    static let plain = 0
    /// The node of the body itself.
    let root: Int

    /// What is known of one member of a body, or of the elements of a list.
    struct Node: Sendable {
        /// The member's name in the final document's spelling.
        var name: String
        /// Names of members with the nodes that hold what is known of them, aliases included.
        var members: [(name: String, node: Int)] = []
        /// The node of a list's elements.
        var element = BodyRules.plain
        /// Set by the service, or an included object: neither compared nor sent.
        var isIgnored = false
        var isSecret = false
        var isImage = false
        /// Written as one text with commas by the draft.
        var isJoined = false
        /// Only one of the two documents has it: its absence says nothing where the sides spell the kind differently.
        var isOfOneEdition = false
        /// Shown only when a request includes it: that one side lacks it says nothing.
        var isContent = false
        /// The kind's conditional member that it is.
        var condition: Int?
        /// The kind's reference that the value is.
        var reference: Int?
        /// Groups of spellings of one value.
        var values: [[String]] = []
        /// What keys the elements of a list whose order means nothing; nil where the order counts.
        var key: [String]?
        /// References of this object that may stand as an id or as the whole object.
        var objects: [ObjectReference] = []
        /// Where the row speaks of it, for what sites show in several forms.
        var path: FieldPath?
    }

    struct ObjectReference: Sendable {
        let reference: Int
        /// The member with the id.
        let member: String
        /// The member with the object.
        let object: String
    }

    package init(_ kind: Kind) {
        self.kind = kind
        root = 1
        nodes.append(Node(name: ""))
        for path in kind.readOnly { nodes[node(at: path)].isIgnored = true }
        if let parent = kind.namesParent {
            nodes[node(at: FieldPath(steps: [.member(parent.member)]))].isIgnored = true
        }
        for name in kind.contents.flatMap(\.members) {
            nodes[node(at: FieldPath(steps: [.member(name)]))].isContent = true
        }
        for (index, conditional) in kind.conditional.enumerated() {
            nodes[node(at: FieldPath(steps: [.member(conditional.member)]))].condition = index
        }
        for path in kind.secrets { nodes[node(at: path)].isSecret = true }
        for path in kind.images {
            let place = node(at: path)
            nodes[place].isImage = true
            nodes[place].path = path
        }
        for path in kind.joined {
            let place = node(at: path)
            nodes[place].isJoined = true
            nodes[place].path = path
        }
        for list in kind.unordered { nodes[node(at: list.at)].key = list.key }
        for aliases in kind.valueAliases { nodes[node(at: aliases.at)].values = aliases.groups }
        for name in kind.editions.draft + kind.editions.final where kind.aliases(of: name).count == 1 {
            nodes[node(at: FieldPath(steps: [.member(name)]))].isOfOneEdition = true
        }
        for embedded in kind.embedded {
            for name in embedded.members { nodes[node(at: FieldPath(steps: [.member(name)]))].isIgnored = true }
        }
        for (index, reference) in kind.references.enumerated() { add(reference, index) }
        // Aliases last, so that every spelling leads to the node that all has been said of.
        for group in kind.aliases {
            guard let first = group.first else { continue }
            let shared = node(at: FieldPath(steps: [.member(first)]))
            for name in group.dropFirst() where !nodes[root].members.contains(where: { $0.name.isSameName(as: name) }) {
                nodes[root].members.append((name, shared))
            }
        }
    }

    private mutating func add(_ reference: Reference, _ index: Int) {
        let place = node(at: reference.at)
        if nodes[place].isIgnored { return }
        nodes[place].reference = index
        guard let object = reference.object, case .member(let name)? = reference.at.steps.last,
            case .member(let objectName)? = object.steps.last
        else { return }
        nodes[place].isIgnored = true
        nodes[node(at: object)].isIgnored = true
        let parent = node(at: FieldPath(steps: Array(reference.at.steps.dropLast())))
        nodes[parent].objects.append(ObjectReference(reference: index, member: name, object: objectName))
    }

    /// The node at a path, made if it is not there yet.
    private mutating func node(at path: FieldPath) -> Int {
        var place = root
        for step in path.steps {
            switch step {
            case .member(let name):
                if let known = nodes[place].members.first(where: { $0.name.isSameName(as: name) }) {
                    place = known.node
                } else {
                    nodes.append(Node(name: name))
                    nodes[place].members.append((name, nodes.count - 1))
                    place = nodes.count - 1
                }
            case .everyElement:
                if nodes[place].element == Self.plain {
                    nodes.append(Node(name: ""))
                    nodes[place].element = nodes.count - 1
                }
                place = nodes[place].element
            }
        }
        return place
    }

    /// What a member of an object is to those who compare or send it.
    enum Child: Hashable {
        /// Neither compared nor sent.
        case ignored
        /// No row mentions it; it is compared as it stands.
        case unmentioned
        /// What is known of it is that node.
        case mentioned(Int)

        /// The node to compare it by; nil for what is ignored.
        var node: Int? {
            switch self {
            case .ignored: nil
            case .unmentioned: BodyRules.plain
            case .mentioned(let node): node
            }
        }
    }

    /// An `id` inside a body names the thing for the service, not for people: it is never content.
    func child(_ name: String, of node: Int) -> Child {
        if name.isSameName(as: "id") { return .ignored }
        guard let mentioned = mentioned(name, of: node) else { return .unmentioned }
        return nodes[mentioned].isIgnored ? .ignored : .mentioned(mentioned)
    }

    /// The node of every member that a row mentions, also of those that are ignored.
    func mentioned(_ name: String, of node: Int) -> Int? {
        nodes[node].members.first { $0.name.isSameName(as: name) }?.node
    }

    subscript(node: Int) -> Node { nodes[node] }

    /// Why a member can't be among those; nil where it can.
    func condition(of node: Int, against members: [JSONMember]) -> Kind.Conditional? {
        guard let condition = nodes[node].condition.map({ kind.conditional[$0] }), !condition.holds(beside: members)
        else { return nil }
        return condition
    }
}
