extension Digest {
    /// The digest of a body: of its bytes with members sorted, since their order means nothing.
    package init(ofBody body: JSONValue) { self = SHA256.digest(of: body.bytes(.sorted)) }
}
