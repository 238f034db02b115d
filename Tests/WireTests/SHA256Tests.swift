import TestSupport
import Testing
import Wire

struct SHA256Tests {
    /// The examples of FIPS 180-2, appendix B, and two lengths at the edge of a block.
    @Test(
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ])
    func `published digests come out`(text: String, hex: String) {
        #expect(SHA256.digest(of: Array(text.utf8)).hex == hex)
        var hash = SHA256()
        hash.update(text)
        #expect(hash.finish().description == hex)
    }

    @Test func `pieces of any size make the same digest`() {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 31) }
        var random = Dice(11)
        for count in Array(0...200) + [1000] {
            var hash = SHA256()
            var rest = bytes[..<count]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 0...130, using: &random))
                hash.update(Array(piece))
                rest = rest.dropFirst(piece.count)
            }
            #expect(hash.finish() == SHA256.digest(of: Array(bytes[..<count])))
        }
    }

    @Test func `finishing doesn't end the hash`() {
        var hash = SHA256()
        hash.update("ab")
        #expect(hash.finish() == SHA256.digest(of: Array("ab".utf8)))
        hash.update("c")
        #expect(hash.finish() == SHA256.digest(of: Array("abc".utf8)))
    }

    @Test func `a digest survives as text and as bytes`() throws {
        let digest = SHA256.digest(of: [1, 2, 3])
        #expect(Digest(hex: digest.hex) == digest)
        #expect(Digest(hex: digest.hex.uppercased()) == digest)
        #expect(Digest(bytes: digest.bytes) == digest)
        #expect(Digest(bytes: Array(0..<32))?.hex == "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")
    }

    @Test(arguments: ["", "00", String(repeating: "g", count: 64), String(repeating: "0", count: 65), "é"])
    func `what is no digest is refused`(text: String) {
        #expect(Digest(hex: text) == nil)
        #expect(Digest(bytes: Array(text.utf8)) == nil)
    }

    @Test(
        arguments: [
            (
                "0000000000000000000000000000000000000000000000000000000000000001",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0000000000000000000000000000000000000000000000000000000000000000"
            ),
            (
                "000000000000000000000000000000000000000000000000ffffffffffffffff",
                "0000000000000000000000000000000000000000000000000000000000000001",
                "0000000000000000000000000000000000000000000000010000000000000000"
            ),
            (
                "00000000000000000000000000000001ffffffffffffffffffffffffffffffff",
                "00000000000000000000000000000001ffffffffffffffffffffffffffffffff",
                "00000000000000000000000000000003fffffffffffffffffffffffffffffffe"
            ),
        ])
    func `digests add as numbers of 256 bits`(left: String, right: String, sum: String) throws {
        let (left, right, sum) = try (
            #require(Digest(hex: left)), #require(Digest(hex: right)), #require(Digest(hex: sum))
        )
        #expect(left &+ right == sum)
        #expect(sum &- left == right)
        #expect(sum &- right == left)
    }

    @Test func `the digest of a set doesn't depend on the order`() {
        let digests = (0..<100).map { SHA256.digest(of: [UInt8($0)]) }
        let sum = digests.reduce(.zero, &+)
        #expect(digests.reversed().reduce(.zero, &+) == sum)
        #expect(digests.dropFirst().reduce(.zero, &+) != sum)
        #expect(digests.shuffled().reduce(sum, &-) == .zero)
    }
}
