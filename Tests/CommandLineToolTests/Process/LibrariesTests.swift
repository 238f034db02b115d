#if os(Linux)
import Foundation
import TestSupport
import Testing

/// What the program is made of beside its own code.
struct LibrariesTests {
    /// The libraries that a program names, as an ELF file of 64 bits has them.
    private struct Named {
        private let bytes: Data
        private(set) var names: [String] = []

        init(by path: String) throws {
            bytes = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
            let segments = (0..<number(at: 56, 2)).map { number(at: 32, 8) + $0 * number(at: 54, 2) }
            guard let dynamic = segments.first(where: { number(at: $0, 4) == 2 }) else { return }
            let (start, size) = (number(at: dynamic + 8, 8), number(at: dynamic + 32, 8))
            let entries = stride(from: start, to: start + size, by: 16).map {
                (tag: number(at: $0, 8), value: number(at: $0 + 8, 8))
            }
            let address = try #require(entries.first { $0.tag == 5 }).value
            let home = try #require(
                segments.first {
                    number(at: $0, 4) == 1 && number(at: $0 + 16, 8) <= address
                        && address < number(at: $0 + 16, 8) + number(at: $0 + 32, 8)
                })
            let table = address - number(at: home + 16, 8) + number(at: home + 8, 8)
            for entry in entries where entry.tag == 1 {
                let text = bytes[(table + entry.value)...].prefix { $0 != 0 }
                names.append(String(decoding: text, as: UTF8.self))
            }
        }

        private func number(at place: Int, _ size: Int) -> Int {
            bytes[place..<place + size].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
    }

    @Test func `the program names the system, SQLite and the libraries of Swift, and nothing else`() throws {
        let names = try Named(by: BuiltProgram.path).names
        #expect(names.contains { $0.hasPrefix("libsqlite3.so") }, "\(names)")
        let known = [
            "libsqlite3.", "libswift", "lib_Foundation", "libFoundation", "libdispatch.", "libBlocksRuntime.", "libc.",
            "libm.", "libstdc++.", "libgcc_s.", "libpthread.", "libdl.", "librt.", "libutil.", "ld-linux",
        ]
        #expect(names.filter { name in !known.contains { name.hasPrefix($0) } } == [])
    }
}
#endif
