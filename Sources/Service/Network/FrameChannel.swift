import Platform

/// Frames over a pair of descriptors.
struct FrameChannel: Sendable {
    let input: Descriptor
    let output: Descriptor

    /// The next frame's payload, or nil at the end of the stream or when it makes no sense.
    func next() -> [UInt8]? {
        var head = [UInt8](repeating: 0, count: 4)
        guard let count = try? input.read(into: &head), count == 4 else { return nil }
        let length = head.reduce(0) { $0 << 8 | Int($1) }
        guard length <= Frame.limit else { return nil }
        var payload = [UInt8](repeating: 0, count: length)
        guard let count = try? input.read(into: &payload), count == length else { return nil }
        return payload
    }

    func send(_ frame: [UInt8]) throws(SystemError) { try output.write(frame) }
}
