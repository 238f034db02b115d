/// Addresses are taken apart by their bytes: `/` and a combining accent behind it are one Character.
enum Address {
    /// The addresses above one, outermost first, itself last.
    static func lineage(of address: String) -> [String] {
        var lineage: [String] = []
        let bytes = address.utf8
        for index in bytes.indices where bytes[index] == UInt8(ascii: "/") {
            lineage.append(String(address[..<index]))
        }
        return lineage + [address]
    }

    /// Without its last segment.
    static func parent(of address: String) -> String {
        address.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(address[..<$0]) } ?? ""
    }

    /// The address that it would have without a twin; nil if it has none.
    static func untwinned(_ address: String) -> String? {
        guard let mark = address.utf8.lastIndex(of: UInt8(ascii: "~")) else { return nil }
        let tail = address[mark...].utf8
        return tail.contains(UInt8(ascii: "/")) ? nil : String(address[..<mark])
    }

    static func depth(of address: String) -> Int { address.utf8.count { $0 == UInt8(ascii: "/") } }
}
