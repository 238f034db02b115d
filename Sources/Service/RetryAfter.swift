package import Wire

/// `Retry-After`, in seconds or as one of the three date forms of HTTP.
package enum RetryAfter {
    /// Seconds from now, not negative; nil if the header is missing or makes no sense. A date is measured against the
    /// server's own `Date` where it sends one, since its clock and ours may differ.
    package static func seconds(_ response: HTTPResponse, _ wallClock: Double) -> Double? {
        guard let text = response.headers[header: "Retry-After"]?.trimmingBlanks, !text.isEmpty else { return nil }
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return text.utf8.count > 9 ? 1e9 : Double(text)
        }
        guard let date = HTTPDate.seconds(text) else { return nil }
        let now = response.headers[header: "Date"].flatMap { HTTPDate.seconds($0) } ?? wallClock
        return max(0, date - now)
    }
}

extension String {
    var trimmingBlanks: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
