import Catalog
import Wire

/// The digest of a set of resources is the sum of the digests of its members, so it does not depend on any order, and a
/// member can be taken out again.
enum SetDigest {
    /// The digest of one member.
    /// - Parameter content: the digest of its body.
    static func member(kind: String, path: String, id: String?, address: String, content: Digest) -> Digest {
        var bytes: [UInt8] = []
        for part in [kind, path, id, address] {
            // One more than the length, so that no id and an empty one differ.
            let count = part.map { UInt32(clamping: $0.utf8.count + 1) } ?? 0
            for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: count >> shift)) }
            if let part { bytes.append(contentsOf: part.utf8) }
        }
        return SHA256.digest(of: bytes + content.bytes)
    }

    /// The part of a resource in the digest of a snapshot.
    static func member(_ resource: StoredResource) -> Digest {
        member(
            kind: resource.kind, path: resource.path, id: resource.id, address: resource.address.text,
            content: resource.record?.digest ?? .zero)
    }
}
