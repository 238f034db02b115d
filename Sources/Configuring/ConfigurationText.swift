import Wire

/// The text of a configuration, which people write comments into: something is put in, and every other byte stays where it is.
struct ConfigurationText {
    let bytes: [UInt8]

    /// What a first configuration looks like.
    static func first(with site: JSONMember) -> ConfigurationText {
        let text = """
            // Made by 'livechat-sync init'. Comments may stand anywhere; paths start from this file's folder.
            {
              // One file with the snapshots of all sites and the journal of what was written to them.
              "store": "\(Configuration.defaultStore)",
              "sites": {
              }
            }

            """
        let empty = ConfigurationText(bytes: Array(text.utf8))
        return (try? empty.adding(site)) ?? empty
    }

    /// The same with one more site, behind the others.
    /// - Throws: `JSONError` for what can't be parsed; nothing else goes wrong with a configuration that was read.
    func adding(_ site: JSONMember) throws(JSONError) -> ConfigurationText {
        let plain = try JSONValue.withoutComments(bytes)
        guard let root = ObjectLayout(plain) else { throw JSONError(offset: 0, reason: "an object expected") }
        guard let sites = root.member("sites"), let object = ObjectLayout(plain, at: sites.value.lowerBound) else {
            return inserting(JSONMember("sites", .object([site])), into: root)
        }
        return inserting(site, into: object)
    }

    private func inserting(_ member: JSONMember, into object: ObjectLayout) -> ConfigurationText {
        let outer = indentation(before: object.close) ?? lineIndentation(at: object.open)
        let firstLine = object.members.first.flatMap { indentation(before: $0.start) }
        let inner = firstLine ?? outer + Self.unit(beyond: outer)
        let step = Array(inner.dropFirst(outer.count))
        let hasOwnLine = indentation(before: object.close) != nil
        let last = object.members.last?.value.upperBound
        let comma = last.flatMap { self.comma(from: $0, to: object.close) }
        var addition = written(member, inner, step.isEmpty ? Self.unit(beyond: outer) : step)
        if comma != nil { addition.append(UInt8(ascii: ",")) }
        addition = hasOwnLine ? addition + lineEnd : lineEnd + addition + lineEnd + outer
        let place = hasOwnLine ? object.close - outer.count : object.close
        var result = bytes
        result.insert(contentsOf: addition, at: place)
        // Behind the value itself, before any comment about it.
        if let last, comma == nil { result.insert(UInt8(ascii: ","), at: last) }
        return ConfigurationText(bytes: result)
    }

    private func written(_ member: JSONMember, _ inner: [UInt8], _ step: [UInt8]) -> [UInt8] {
        let lines = JSONValue.object([member]).bytes(.pretty).split(separator: 0x0A).dropFirst().dropLast()
        var result: [UInt8] = []
        for line in lines {
            if !result.isEmpty { result += lineEnd }
            let depth = line.prefix { $0 == 0x20 }.count / 2 - 1
            result += inner
            for _ in 0..<depth { result += step }
            result += line.drop { $0 == 0x20 }
        }
        return result
    }

    /// The blanks between the beginning of a line and a place; nil if something else stands there.
    private func indentation(before place: Int) -> [UInt8]? {
        let line = bytes[..<place].reversed().prefix { $0 != 0x0A }
        guard line.count < place, line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return nil }
        return line.reversed()
    }

    private func lineIndentation(at place: Int) -> [UInt8] {
        let start = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return Array(bytes[start...].prefix { $0 == 0x20 || $0 == 0x09 })
    }

    private static func unit(beyond outer: [UInt8]) -> [UInt8] { outer.contains(0x09) ? [0x09] : [0x20, 0x20] }

    private var lineEnd: [UInt8] {
        let first = bytes.firstIndex(of: 0x0A) ?? 0
        return first > 0 && bytes[first - 1] == 0x0D ? [0x0D, 0x0A] : [0x0A]
    }

    /// The comma that people may leave behind the last member, outside of comments.
    private func comma(from start: Int, to end: Int) -> Int? {
        var at = start
        while at < end {
            if bytes[at...].starts(with: Array("//".utf8)) {
                while at < end, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
            } else if bytes[at...].starts(with: Array("/*".utf8)) {
                at += 2
                while at < end, !bytes[at...].starts(with: Array("*/".utf8)) { at += 1 }
                at += 2
            } else {
                if bytes[at] == UInt8(ascii: ",") { return at }
                at += 1
            }
        }
        return nil
    }
}
