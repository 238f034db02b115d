/// Where a service is, in the two pieces that requests are made of.
package struct ServiceURL: Hashable, Sendable {
    /// Scheme, host and port: `https://api1.comm100.io`.
    package let origin: String
    /// `/api/v3`, without a slash at the end; empty for the root.
    package let path: String

    package init(origin: String, path: String) {
        self.origin = origin
        self.path = path
    }
}
