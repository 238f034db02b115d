/// Reads a document that is one long list element by element, so that only one of them is held as a value at a time.
///
/// The bytes behind an element are looked at only when the next one is asked for: elements come out of a document whose
/// end is damaged, and the damage is an error then. Once an error was thrown, or the list has ended, it stays so.
package struct JSONListReader {
    private enum State {
        case unopened
        case inside
        case ended
        case failed(JSONError)
    }

    private let bytes: [UInt8]
    private var parser: JSONParser
    private var state = State.unopened

    /// - Parameter limit: how deep the document may nest, the list itself included; see `JSONValue.init(parsing:nesting:)`.
    package init(bytes: [UInt8], nesting limit: Int = 256) {
        self.bytes = bytes
        parser = JSONParser(limit: limit)
    }

    /// The next element; nil behind the last one, when all the rest has been found to be well.
    package mutating func next() throws(JSONError) -> JSONValue? {
        let bytes = bytes
        do throws(JSONError) {
            return try advance(bytes.span)
        } catch {
            state = .failed(error)
            throw error
        }
    }

    private mutating func advance(_ bytes: ByteSpan) throws(JSONError) -> JSONValue? {
        var isFirst = false
        switch state {
        case .unopened:
            isFirst = true
            guard parser.skip(bytes) == UInt8(ascii: "[") else { throw parser.fail(bytes, "a list expected") }
            try parser.open(bytes)
        case .inside: break
        case .ended: return nil
        case .failed(let error): throw error
        }
        guard try parser.advance(bytes, first: isFirst, closing: UInt8(ascii: "]")) else {
            try parser.end(bytes)
            state = .ended
            return nil
        }
        let element = try parser.value(bytes, of: 0)
        state = .inside
        return element
    }
}
