package import Wire

/// A span of whole seconds, both ends included.
package struct TimeWindow: Hashable, Sendable {
    package let since: UTCTime
    package let until: UTCTime

    /// Nil if it ends before it begins.
    package init?(_ since: UTCTime, _ until: UTCTime) {
        guard since <= until else { return nil }
        self.since = since
        self.until = until
    }

    /// In seconds, at least 1.
    package var length: Int { until.seconds - since.seconds + 1 }
}
