/// What goes through the pipes between this program and its network worker: two lengths of four bytes each, then a head
/// of fields and a body of that many bytes.
package struct Frame: Hashable, Sendable {
    /// Longer ones are a sign that the two sides lost step.
    static let headLimit = 1 << 24
    static let bodyLimit = 1 << 30

    package var head: [UInt8]
    package var body: [UInt8]

    package init(head: [UInt8], body: [UInt8]) {
        self.head = head
        self.body = body
    }

    /// What stands before the body.
    package var opening: [UInt8] {
        var fields = FieldWriter()
        fields.put(UInt32(clamping: head.count))
        fields.put(UInt32(clamping: body.count))
        return fields.bytes + head
    }
}

/// Puts frames together again from the pieces in which they come.
package struct FrameAssembler {
    private var pending: [UInt8] = []
    /// Up to where `pending` is used up.
    private var start = 0
    /// A frame whose body is on its way, and how much of it is missing.
    private var open: (frame: Frame, missing: Int)?
    /// What came can't be frames: nothing more will come out.
    package private(set) var isBroken = false

    package init() {}

    package mutating func append(_ bytes: [UInt8]) {
        if start == pending.count {
            pending = bytes
        } else {
            pending = pending[start...] + bytes
        }
        start = 0
    }

    /// The next whole frame, or nil until more has come.
    package mutating func next() -> Frame? {
        if open == nil { open = opening() }
        guard var (frame, missing) = open else { return nil }
        // One owner of the body at a time, or each piece would copy it.
        open = nil
        let piece = pending[start...].prefix(missing)
        frame.body += piece
        start += piece.count
        missing -= piece.count
        if missing == 0 { return frame }
        open = (frame, missing)
        return nil
    }

    private mutating func opening() -> (Frame, Int)? {
        guard !isBroken, pending.count - start >= 8 else { return nil }
        let lengths = pending[start..<start + 8]
        let head = lengths.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        let body = lengths.suffix(4).reduce(0) { $0 << 8 | Int($1) }
        guard head <= Frame.headLimit, body <= Frame.bodyLimit else {
            isBroken = true
            return nil
        }
        guard pending.count - start >= 8 + head else { return nil }
        var frame = Frame(head: Array(pending[(start + 8)..<(start + 8 + head)]), body: [])
        frame.body.reserveCapacity(body)
        start += 8 + head
        return (frame, body)
    }
}
