/// The elements of a list in a document that is too long to be held: where each of them stands, eight bytes an element.
package struct JSONElements: Sendable {
    private let body: LongBody
    private var starts: [UInt32] = []
    private var ends: [UInt32] = []

    package init(in body: LongBody) { self.body = body }

    package var count: Int { starts.count }

    /// Notes the next element. Between it and the one before there is nothing but a comma and white space.
    package mutating func append(_ range: Range<Int>) {
        starts.append(UInt32(clamping: range.lowerBound))
        ends.append(UInt32(clamping: range.upperBound))
    }

    /// The elements of that range as values.
    /// - Throws: `JSONError`, with the offset in the whole document, if one of them is none.
    package func values(_ range: Range<Int>) throws(JSONError) -> [JSONValue] {
        guard !range.isEmpty else { return [] }
        let (start, end) = (Int(starts[range.lowerBound]), Int(ends[range.upperBound - 1]))
        guard start <= end, let bytes = body.bytes(start..<end) else {
            throw JSONError(offset: start, reason: "the answer can't be read back from the temporary folder")
        }
        do throws(JSONError) {
            // All at once, so that names which come in each of them are looked up once.
            let list = [UInt8(ascii: "[")] + bytes + [UInt8(ascii: "]")]
            let values = try JSONValue(parsing: list).elements ?? []
            guard values.count == range.count else { throw JSONError(offset: 1, reason: "one element is two") }
            return values
        } catch {
            throw JSONError(offset: start + error.offset - 1, reason: error.reason)
        }
    }
}
