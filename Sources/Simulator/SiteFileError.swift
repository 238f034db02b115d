/// Why a file is no site.
package struct SiteFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where in the file: member names joined by dots.
    package let place: String
    package let reason: String

    package init(place: String, reason: String) {
        self.place = place
        self.reason = reason
    }

    package var description: String { "not a site file: \(place): \(reason)" }
}
