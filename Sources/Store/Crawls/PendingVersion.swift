import Wire

/// A version waiting to be written.
struct PendingVersion {
    struct Key: Hashable {
        let place: Place
        let item: String
    }

    let key: Key
    let id: String?
    let address: String
    let content: Digest
    let body: String
    /// The row of the content of the version that this one replaces.
    let predecessor: Int64?
}
