package import Wire

/// Moments in tests are written as people read them. One that is none is a mistake in the test, and ends it.
extension UTCTime: ExpressibleByStringInterpolation {
    package init(stringLiteral text: String) {
        guard let moment = UTCTime(iso: text) else { preconditionFailure("'\(text)' is no moment") }
        self = moment
    }
}
