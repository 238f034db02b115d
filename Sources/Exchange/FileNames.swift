package import Catalog
import Wire

/// Where in a folder the file of an address stands: at the address, with `.json` behind it.
///
/// Addresses are percent-encoded, so what a file system can't take is escaped further and reads back as the same name: what
/// differs from a neighbour in the case of letters only, the names that Windows keeps for devices, dots at either end, and a
/// `.json` of the name's own. What is too long is cut, with a digest of it behind, and stands whole in the export's header.
package struct FileNames: Sendable {
    /// Segments of addresses that stand for themselves, by their short form.
    package private(set) var longNames: [String: String] = [:]
    /// Prefixes of addresses whose last segment has a twin in another case.
    private var shared: Set<Address> = []

    package static let suffix = ".json"
    private static let most = 120
    private static let kept = 80

    package init(_ addresses: some Collection<Address>) {
        var firsts: [String: Address] = [:]
        for address in addresses {
            for prefix in address.lineage {
                let key = prefix.parent.text + "/" + prefix.lastStep.lowercased()
                if let first = firsts[key] {
                    if first != prefix { shared.formUnion([first, prefix]) }
                } else {
                    firsts[key] = prefix
                }
            }
        }
        // No escape makes more than three characters of one.
        for address in addresses where address.text.utf8.count > Self.most / 3 {
            for prefix in address.lineage {
                let (segment, name) = (prefix.lastStep, name(of: prefix))
                if name.utf8.count > Self.most { longNames[Self.cut(name, of: segment)] = segment }
            }
        }
    }

    /// `campaigns/Sales/chatButton.json`
    package func path(of address: Address) -> String {
        address.lineage.map { prefix in
            let name = name(of: prefix)
            return name.utf8.count > Self.most ? Self.cut(name, of: prefix.lastStep) : name
        }.joined(separator: "/") + Self.suffix
    }

    /// Of the last segment of an address, however long.
    private func name(of prefix: Address) -> String { Self.escaped(prefix.lastStep, shared.contains(prefix)) }

    /// The address of a file; nil for one that is none of an export's.
    package static func address(of path: String, longNames: [String: String] = [:]) -> Address? {
        guard path.hasSuffix(suffix) else { return nil }
        var segments: [String] = []
        for part in path.utf8.dropLast(suffix.utf8.count).split(separator: UInt8(ascii: "/")) {
            let name = String(decoding: part, as: UTF8.self)
            segments.append(longNames[name] ?? canonical(segment: name))
        }
        return segments.isEmpty ? nil : Address(segments.joined(separator: "/"))
    }

    /// The one spelling of an address, whatever is escaped in it.
    static func canonical(_ address: Address) -> Address {
        Address(address.steps.map { canonical(segment: $0) }.joined(separator: "/"))
    }

    /// A bare `~` marks a twin and stays.
    static func canonical(segment: String) -> String {
        segment.utf8.split(separator: UInt8(ascii: "~"), omittingEmptySubsequences: false).map {
            Percent.encoded(Percent.decoded(String(decoding: $0, as: UTF8.self)))
        }.joined(separator: "~")
    }

    private static func escaped(_ segment: String, _ isShared: Bool) -> String {
        let bytes = Array(segment.utf8)
        var escape = Set<Int>()
        if isShared { escape.formUnion(bytes.indices.filter { isUpper(bytes[$0]) && !isInEscape($0, bytes) }) }
        if bytes.first == UInt8(ascii: ".") { escape.insert(0) }
        if bytes.last == UInt8(ascii: ".") { escape.insert(bytes.count - 1) }
        if segment.lowercased().hasSuffix(suffix) { escape.insert(bytes.count - suffix.utf8.count) }
        if isDevice(segment) { escape.insert(0) }
        var out = ""
        for (index, byte) in bytes.enumerated() {
            if escape.contains(index) {
                let digits = String(byte, radix: 16, uppercase: true)
                out += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            } else {
                out.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return out
    }

    private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

    private static func isInEscape(_ index: Int, _ bytes: [UInt8]) -> Bool {
        [1, 2].contains { index >= $0 && bytes[index - $0] == UInt8(ascii: "%") }
    }

    /// Windows knows these with any ending and in any case.
    private static func isDevice(_ segment: String) -> Bool {
        let stem = segment.lowercased().prefix { $0 != "." }
        if ["con", "prn", "aux", "nul"].contains(stem) { return true }
        return stem.utf8.count == 4 && (stem.hasPrefix("com") || stem.hasPrefix("lpt"))
            && stem.utf8.last.map { (0x30...0x39).contains($0) } ?? false
    }

    private static func cut(_ name: String, of segment: String) -> String {
        var start = Array(name.utf8.prefix(kept))
        // Not within an escape.
        if let percent = start.lastIndex(of: UInt8(ascii: "%")), percent > start.count - 3 {
            start.removeSubrange(percent...)
        }
        let digest = SHA256.digest(of: Array(segment.utf8)).hex.prefix(12)
        return String(decoding: start, as: UTF8.self) + "~~" + digest
    }
}
