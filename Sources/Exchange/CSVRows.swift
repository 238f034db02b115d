import Wire

/// Rows as bodies: the columns' pointers as a tree, so that a row takes time in proportion to its cells.
struct CSVRows {
    private struct Node {
        let token: String
        var column: Int?
        /// Nodes below, in the order in which columns name them.
        var children: [Int] = []
        /// Is its token a position in a list?
        let position: Int?

        init(_ token: String) {
            self.token = token
            position = token.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(token) : nil
        }
    }

    private var nodes = [Node("")]
    private let isText: [Bool]

    /// - Parameters:
    ///   - columns: with the rows' cells in the same places, each once, none deeper than `CSVReader.mostSteps`.
    ///   - texts: pointers whose values are texts even if they look like numbers.
    init(_ columns: [JSONPointer], _ rows: [[String]], texts: Set<JSONPointer>) {
        var isText = columns.map(texts.contains)
        for cells in rows {
            for (column, cell) in cells.enumerated() where column < columns.count && !isText[column] && !cell.isEmpty {
                isText[column] = !CSVColumns.isLiteral(cell)
            }
        }
        self.isText = isText
        var places: [JSONPointer: Int] = [JSONPointer(): 0]
        for (column, pointer) in columns.enumerated() {
            var (at, path) = (0, JSONPointer())
            for token in pointer.tokens {
                path = path.appending(token)
                if let known = places[path] {
                    at = known
                } else {
                    nodes.append(Node(token))
                    nodes[at].children.append(nodes.count - 1)
                    at = nodes.count - 1
                    places[path] = at
                }
            }
            nodes[at].column = column
        }
    }

    func body(of cells: [String]) -> JSONValue { value(at: 0, cells) ?? .object([]) }

    /// Nil where no cell says anything. Columns below one that says something itself count more than it does.
    private func value(at index: Int, _ cells: [String]) -> JSONValue? {
        let node = nodes[index]
        var parts: [(node: Node, value: JSONValue)] = []
        for child in node.children {
            if let value = value(at: child, cells) { parts.append((nodes[child], value)) }
        }
        if parts.isEmpty { return own(node, cells) }
        if parts.allSatisfy({ $0.node.position != nil }) {
            return .array(parts.sorted { ($0.node.position ?? 0) < ($1.node.position ?? 0) }.map(\.value))
        }
        return .object(parts.map { JSONMember($0.node.token, $0.value) })
    }

    private func own(_ node: Node, _ cells: [String]) -> JSONValue? {
        guard let column = node.column, column < cells.count, !cells[column].isEmpty else { return Optional.none }
        let cell = cells[column]
        let literal = try? JSONValue(parsing: cell)
        return isText[column] ? .string(literal?.text ?? cell) : literal ?? .string(cell)
    }
}
