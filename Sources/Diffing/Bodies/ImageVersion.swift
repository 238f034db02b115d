package import Catalog
package import Wire

// Version 4 shows an image as an address below the object that has it, with the site's host in it, and in its query a `version`
// that is another one when the picture is.
extension JSONValue {
    /// The version that an image's address shows; nil where it shows none.
    package var imageVersion: String? {
        guard case .string(let text) = self, let mark = text.utf8.firstIndex(of: UInt8(ascii: "?")) else { return nil }
        let query = text.utf8[text.utf8.index(after: mark)...]
        for part in query.split(separator: UInt8(ascii: "&")) {
            let pair = part.split(separator: UInt8(ascii: "="), maxSplits: 1)
            if pair.count == 2, String(Substring(pair[0])).isSameName(as: "version") {
                return String(Substring(pair[1]))
            }
        }
        return nil
    }

    /// Two addresses of the same picture, wherever each was asked for. False where one shows no version.
    package func isSameImageVersion(as other: JSONValue) -> Bool {
        guard let own = imageVersion, let version = other.imageVersion else { return false }
        return own.isIdentical(to: version)
    }

    /// The body with the addresses of images as the live document shows them, where the picture is the same.
    package func withImageAddresses(of live: JSONValue, _ kind: Kind) -> JSONValue {
        kind.images.reduce(self) { body, path in
            guard let shown = path.first(in: live) else { return body }
            return path.replacing(in: body) { $0.isSameImageVersion(as: shown) ? shown : $0 }
        }
    }
}
