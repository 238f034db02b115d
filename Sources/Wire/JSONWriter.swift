/// How a document is laid out in bytes. All of them are valid JSON, lose nothing and end without a line break.
package enum JSONLayout: Sendable {
    /// No white space, members in their own order.
    case compact
    /// No white space, members sorted by the bytes of their names (duplicates keep their order): what digests are taken of.
    case sorted
    /// Two blanks a level, members in their own order, an empty list or object on one line.
    case pretty
    /// Like `pretty`, members sorted: fit for version control.
    case prettySorted
}

extension JSONValue {
    package func bytes(_ layout: JSONLayout = .compact) -> [UInt8] {
        var out: [UInt8] = []
        write(to: &out, layout)
        return out
    }

    package func written(_ layout: JSONLayout = .compact) -> String {
        String(decoding: bytes(layout), as: UTF8.self)
    }

    /// Appends the document.
    package func write(to out: inout [UInt8], _ layout: JSONLayout) {
        var writer = JSONWriter(layout, appendingTo: out)
        // Two owners of the bytes would mean a copy.
        out = []
        writer.put(self)
        out = writer.out
    }
}

/// Puts values to the end of a run of bytes.
private struct JSONWriter {
    var out: [UInt8]
    private let isPretty: Bool
    private let isSorted: Bool
    private var level = 0
    /// For each number of members the order in which the last object of that size was written: mostly the next one has
    /// the same names in the same places, and to check an order is much cheaper than to find it.
    private var orders: [[Int]] = []

    init(_ layout: JSONLayout, appendingTo out: [UInt8]) {
        self.out = out
        isPretty = layout == .pretty || layout == .prettySorted
        isSorted = layout == .sorted || layout == .prettySorted
    }

    mutating func put(_ value: JSONValue) {
        switch value {
        case .null: out.append(contentsOf: "null".utf8)
        case .bool(let value): out.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let text): text.withBytes { out.append($0, 0..<$0.count) }
        case .string(let text): put(text)
        case .array(let elements): put(elements)
        case .object(let members): isSorted ? put(members, in: order(of: members)) : put(members, in: members.indices)
        }
    }

    private mutating func put(_ elements: [JSONValue]) {
        out.append(UInt8(ascii: "["))
        level += 1
        var isFirst = true
        for element in elements {
            separate(&isFirst)
            put(element)
        }
        level -= 1
        if !isFirst { breakLine() }
        out.append(UInt8(ascii: "]"))
    }

    private mutating func put(_ members: [JSONMember], in order: some Sequence<Int>) {
        out.append(UInt8(ascii: "{"))
        level += 1
        var isFirst = true
        for index in order {
            separate(&isFirst)
            put(members[index].name)
            out.append(UInt8(ascii: ":"))
            if isPretty { out.append(UInt8(ascii: " ")) }
            put(members[index].value)
        }
        level -= 1
        if !isFirst { breakLine() }
        out.append(UInt8(ascii: "}"))
    }

    private mutating func order(of members: [JSONMember]) -> [Int] {
        let size = members.count
        if size < orders.count, members.isSorted(by: orders[size]) { return orders[size] }
        let order = members.indices.sorted { members.precedes($0, $1) }
        guard size <= 64 else { return order }
        while orders.count <= size { orders.append([]) }
        orders[size] = order
        return order
    }

    private mutating func separate(_ isFirst: inout Bool) {
        if !isFirst { out.append(UInt8(ascii: ",")) }
        isFirst = false
        breakLine()
    }

    private mutating func breakLine() {
        guard isPretty else { return }
        out.append(0x0A)
        out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: level * 2))
    }

    private mutating func put(_ text: String) {
        out.append(UInt8(ascii: "\""))
        text.withBytes { bytes in
            var start = 0
            while true {
                let end = bytes.endOfVerbatimText(from: start)
                out.append(bytes, start..<end)
                guard end < bytes.count else { break }
                start = end + putEscaped(bytes, at: end)
            }
        }
        out.append(UInt8(ascii: "\""))
    }

    /// Writes what can't stand in quotes as it is. Answers how many bytes that was.
    private mutating func putEscaped(_ bytes: ByteSpan, at index: Int) -> Int {
        switch bytes[index] {
        case UInt8(ascii: "\""): out.append(contentsOf: #"\""#.utf8)
        case UInt8(ascii: "\\"): out.append(contentsOf: #"\\"#.utf8)
        case 0x0A: out.append(contentsOf: #"\n"#.utf8)
        case 0x0D: out.append(contentsOf: #"\r"#.utf8)
        case 0x09: out.append(contentsOf: #"\t"#.utf8)
        case 0x08: out.append(contentsOf: #"\b"#.utf8)
        case 0x0C: out.append(contentsOf: #"\f"#.utf8)
        case 0xF4: return putLastScalar(bytes, at: index)
        case let control: putUnit(UInt32(control))
        }
        return 1
    }

    /// Undoes what the parser does to lone surrogates and to U+10FFFF.
    private mutating func putLastScalar(_ bytes: ByteSpan, at index: Int) -> Int {
        out.append(bytes, index..<index + 4)
        guard bytes.holdsLastScalar(at: index) else { return 4 }
        let next = index + 4
        if bytes.holdsLastScalar(at: next) { return 8 }
        // U+E000 to U+E7FF are EE 80 80 to EE 9F BF.
        guard next + 3 <= bytes.count, bytes[next] == 0xEE, bytes[next + 1] < 0xA0 else { return 4 }
        out.removeLast(4)
        putUnit(0xD800 + UInt32(bytes[next + 1] & 0x3F) << 6 + UInt32(bytes[next + 2] & 0x3F))
        return 7
    }

    private mutating func putUnit(_ unit: UInt32) {
        let digits = String(unit, radix: 16)
        out.append(contentsOf: #"\u"#.utf8)
        out.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
        out.append(contentsOf: digits.utf8)
    }
}

extension [JSONMember] {
    /// True if the name at the first index comes before that at the second; duplicates keep their order.
    @inline(__always)
    fileprivate func precedes(_ first: Int, _ second: Int) -> Bool {
        self[first].name.precedesByBytes(self[second].name)
            || first < second && !self[second].name.precedesByBytes(self[first].name)
    }

    fileprivate func isSorted(by order: [Int]) -> Bool {
        guard order.count == count else { return false }
        var position = 1
        while position < count {
            if !precedes(order[position - 1], order[position]) { return false }
            position += 1
        }
        return true
    }
}

extension ByteSpan {
    /// The first index, from `start` on, of a byte that can't stand in quotes as it is, or that may start U+10FFFF.
    fileprivate func endOfVerbatimText(from start: Int) -> Int {
        var at = start
        while true {
            at = endOfPlainText(from: at)
            guard at < count, self[at] >= 0x80, self[at] != 0xF4 else { return at }
            at += 1
        }
    }
}
