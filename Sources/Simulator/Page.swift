import Wire

/// One page of a list, numbered from 1.
struct Page {
    let range: Range<Int>
    let previous: JSONValue
    let next: JSONValue

    init(_ exchange: Exchange, envelope: ListEnvelope, count: Int, isRelative: Bool) throws(Refusal) {
        func positive(_ name: String, else standard: Int) throws(Refusal) -> Int {
            guard let text = exchange.target[name] else { return standard }
            guard let number = Int(text), (1...1_000_000).contains(number) else {
                throw Refusal(400, "parameter '\(name)' must be a positive number")
            }
            return number
        }
        let index = try positive("pageIndex", else: 1)
        let size = max(1, min(envelope.most, try positive("pageSize", else: envelope.size)))
        let start = min(count, (index - 1) * size)
        range = start..<min(count, start + size)
        let end: JSONValue = envelope.endsWithNull ? nil : ""
        func link(_ index: Int) -> JSONValue {
            let kept = exchange.target.query.filter { $0.name.lowercased() != "pageindex" }
            let query = (kept + [("pageIndex", "\(index)")]).map { name, value in
                "\(RequestTarget.encoded(name))=\(RequestTarget.encoded(value))"
            }
            let origin = isRelative ? "" : exchange.request.origin
            return .string(origin + exchange.target.path + "?" + query.joined(separator: "&"))
        }
        previous = index > 1 ? link(index - 1) : end
        next = range.upperBound < count ? link(index + 1) : end
    }
}
