/// The place of a value in a document, as RFC 6901 writes it: `/fields/0/isRequired`.
package struct JSONPointer: Sendable, CustomStringConvertible {
    /// Names of members and positions in lists, from the outside in. None: the document itself.
    package var tokens: [String]

    package init(_ tokens: [String] = []) {
        self.tokens = tokens
    }

    /// Reads the written form; nil if it neither is empty nor starts with `/`, or if a `~` is not part of `~0` or `~1`.
    package init?(_ text: String) {
        tokens = []
        guard !text.isEmpty else { return }
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        // By bytes: a '/' and a combining accent behind it are one Character.
        for part in text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let token = Self.token(part) else { return nil }
            tokens.append(token)
        }
    }

    private static func token(_ part: Substring.UTF8View) -> String? {
        var out: [UInt8] = []
        var bytes = part.makeIterator()
        while let byte = bytes.next() {
            guard byte == UInt8(ascii: "~") else {
                out.append(byte)
                continue
            }
            switch bytes.next() {
            case UInt8(ascii: "0"): out.append(UInt8(ascii: "~"))
            case UInt8(ascii: "1"): out.append(UInt8(ascii: "/"))
            default: return nil
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    package var description: String {
        var out: [UInt8] = []
        for token in tokens {
            out.append(UInt8(ascii: "/"))
            for byte in token.utf8 {
                switch byte {
                case UInt8(ascii: "~"): out.append(contentsOf: "~0".utf8)
                case UInt8(ascii: "/"): out.append(contentsOf: "~1".utf8)
                default: out.append(byte)
                }
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    package func appending(_ name: String) -> JSONPointer { JSONPointer(tokens + [name]) }
    package func appending(_ position: Int) -> JSONPointer { JSONPointer(tokens + [String(position)]) }
}

extension JSONPointer: Hashable {
    package static func == (left: JSONPointer, right: JSONPointer) -> Bool {
        left.tokens.count == right.tokens.count && zip(left.tokens, right.tokens).allSatisfy { $0.isIdentical(to: $1) }
    }

    package func hash(into hasher: inout Hasher) {
        for token in tokens { token.hashBytes(into: &hasher) }
        hasher.combine(tokens.count)
    }
}

extension JSONValue {
    /// What stands at that place: of members with the same name the first, of lists the element at a position written
    /// without leading zeros.
    package func value(at pointer: JSONPointer) -> JSONValue? {
        var value = self
        for token in pointer.tokens {
            switch value {
            case .object:
                guard let member = value[token] else { return nil }
                value = member
            case .array(let elements):
                guard let position = Self.position(token), elements.indices.contains(position) else { return nil }
                value = elements[position]
            default: return nil
            }
        }
        return value
    }

    private static func position(_ token: String) -> Int? {
        guard token.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
        if token.utf8.count > 1, token.utf8.first == UInt8(ascii: "0") { return nil }
        return Int(token)
    }
}
