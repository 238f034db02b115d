import Catalog
import SQLite
import Wire

/// What shows that a row is as it was written: the start of a hash of all its other columns, kept in its last one. Against
/// decay of the file, not against people.
enum Seal {
    static func of(_ values: [Value]) -> Int64 {
        var bytes: [UInt8] = []
        for value in values {
            switch value {
            case .null: bytes.append(0)
            case .integer(let number): put(1, UInt64(bitPattern: number), into: &bytes)
            case .real(let number): put(2, number.bitPattern, into: &bytes)
            case .text(let text):
                put(3, UInt64(text.utf8.count), into: &bytes)
                bytes.append(contentsOf: text.utf8)
            case .blob(let blob):
                put(4, UInt64(blob.count), into: &bytes)
                bytes.append(contentsOf: blob)
            }
        }
        return SHA256.digest(of: bytes).bytes.prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
    }

    private static func put(_ tag: UInt8, _ number: UInt64, into bytes: inout [UInt8]) {
        bytes.append(tag)
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}

extension Database {
    /// Writes a row: the values of all columns but the seal, and the seal.
    /// - Parameter verb: `REPLACE` takes the place of a row with the same key.
    func insert(_ verb: String = "INSERT", into table: String, _ values: [Value]) throws(SQLiteError) {
        let marks = String(repeating: "?, ", count: values.count) + "?"
        try run("\(verb) INTO \(table) VALUES (\(marks))", values: values + [.integer(Seal.of(values))])
    }
}

extension Row {
    /// Refuses a row that is not as it was written. Its columns are those of its table, in their order, and the seal.
    /// - Parameter what: what the row is, for people.
    borrowing func proveSeal(of what: @autoclosure () throws(SQLiteError) -> String) throws(SQLiteError) {
        var values: [Value] = []
        for column in 0..<count { values.append(try value(column)) }
        let seal = values.popLast()
        guard seal == .integer(Seal.of(values)) else { throw .mismatch("\(try what()) is not as it was written") }
    }
}

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
            kind: resource.kind, path: resource.path, id: resource.id, address: resource.address,
            content: resource.record?.digest ?? .zero)
    }
}
