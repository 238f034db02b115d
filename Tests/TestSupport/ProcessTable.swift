#if os(Linux)
import Foundation
import Platform

/// What the system says about running programs.
package enum ProcessTable {
    /// The programs that this one started and whose end it has not yet taken note of, dead ones included.
    package static var children: [Int32] {
        let numbers = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return numbers.compactMap { Int32($0) }.filter { fields(of: $0)?.parent == ThisProcess.identifier }
    }

    /// Whether it has ended and waits for someone to take note.
    package static func isZombie(_ identifier: Int32) -> Bool { fields(of: identifier)?.state == "Z" }

    package static func isThere(_ identifier: Int32) -> Bool { fields(of: identifier) != nil }

    package static func arguments(of identifier: Int32) -> [String] { texts("/proc/\(identifier)/cmdline") }
    package static func environment(of identifier: Int32) -> [String] { texts("/proc/\(identifier)/environ") }

    /// What that program may have most of, as `/proc` calls it: `0`, `unlimited`; empty where it is not told.
    package static func limit(_ name: String, of identifier: Int32) -> String {
        let bytes = FileManager.default.contents(atPath: "/proc/\(identifier)/limits") ?? Data()
        let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.dropFirst(name.count).split(separator: " ").first.map { String($0) } ?? ""
    }

    /// Open descriptors and threads of this program.
    package static var descriptors: Int { count("/proc/self/fd") }
    package static var threads: Int { count("/proc/self/task") }

    /// Bytes of memory that it held at most so far.
    package static func peak(of identifier: Int32) -> Int {
        let bytes = FileManager.default.contents(atPath: "/proc/\(identifier)/status") ?? Data()
        let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(whereSeparator: { " \t".contains($0) }).dropFirst().first.flatMap { Int($0) } ?? 0) << 10
    }

    private static func count(_ folder: String) -> Int {
        (try? FileManager.default.contentsOfDirectory(atPath: folder))?.count ?? 0
    }

    private static func texts(_ path: String) -> [String] {
        let bytes = FileManager.default.contents(atPath: path) ?? Data()
        return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func fields(of identifier: Int32) -> (state: String, parent: Int32)? {
        guard let bytes = FileManager.default.contents(atPath: "/proc/\(identifier)/stat") else { return nil }
        // The name, in parentheses, may hold anything.
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.lastIndex(of: ")") else { return nil }
        let words = text[end...].dropFirst().split(separator: " ")
        guard words.count > 2, let parent = Int32(words[1]) else { return nil }
        return (String(words[0]), parent)
    }
}
#endif
