/// A part of the body that answers the question of that number. The reply itself, with the rest of it, comes behind.
package struct Piece: Hashable, Sendable {
    package var id: UInt32
    package var bytes: [UInt8]
    /// Stands where a reply says how it went.
    private static let code: UInt32 = 0x70696563

    package init(id: UInt32, bytes: [UInt8]) {
        self.id = id
        self.bytes = bytes
    }

    /// Nil for a frame that holds no piece.
    package init?(_ frame: Frame) {
        var fields = FieldReader(frame.head)
        guard let id = fields.number(), fields.number() == Self.code else { return nil }
        self.init(id: id, bytes: frame.body)
    }

    package var frame: Frame {
        var fields = FieldWriter()
        fields.put(id)
        fields.put(Self.code)
        return Frame(head: fields.bytes, body: bytes)
    }
}
