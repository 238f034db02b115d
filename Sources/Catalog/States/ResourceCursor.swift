/// Hands out resources one by one.
package protocol ResourceCursor {
    mutating func next() throws -> StoredResource?
}
