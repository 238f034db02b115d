package import Wire

/// `Retry-After`, in seconds or as one of the three date forms of HTTP.
package enum RetryAfter {
    /// Seconds: the service documents a limit for 5 minutes, and nobody means more than this. A clock that is wrong, a
    /// moment in place of a span or a slip do.
    package static let longest = 3600.0

    /// Seconds from now, from 0 to an hour; nil if the header is missing or says what can't be believed. A date is measured
    /// against the server's own `Date` where it sends one, since its clock and ours may differ.
    package static func seconds(_ response: HTTPResponse, _ wallClock: Double) -> Double? {
        guard let text = response.headers[header: "Retry-After"]?.trimmingBlanks, !text.isEmpty else { return nil }
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return Double(text).flatMap { $0 <= longest ? $0 : nil }
        }
        guard let date = HTTPDate.seconds(text) else { return nil }
        let clocks = [response.headers[header: "Date"].flatMap { HTTPDate.seconds($0) }, wallClock].compactMap(\.self)
        return clocks.lazy.map { max(0, date - $0) }.first { $0 <= longest }
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
