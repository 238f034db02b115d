/// The hash of FIPS 180-4 that fingerprints bodies. It is here because Foundation has none on Linux and the program takes
/// no packages; nothing secret passes through it.
package struct SHA256 {
    private var state = Self.start
    private var block: [UInt8] = []
    private var total: UInt64 = 0

    package init() {
        block.reserveCapacity(64)
    }

    package static func digest(of bytes: [UInt8]) -> Digest {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    package mutating func update(_ bytes: [UInt8]) {
        update(bytes.span)
    }

    /// The text's UTF-8.
    package mutating func update(_ text: String) {
        text.withBytes { update($0) }
    }

    package mutating func update(_ bytes: borrowing Span<UInt8>) {
        total &+= UInt64(bytes.count)
        var state = state
        defer { self.state = state }
        var at = 0
        if !block.isEmpty {
            at = min(64 - block.count, bytes.count)
            block.append(bytes, 0..<at)
            if block.count < 64 { return }
            Self.mix(block.span, at: 0, into: &state)
            block.removeAll(keepingCapacity: true)
        }
        while at + 64 <= bytes.count {
            Self.mix(bytes, at: at, into: &state)
            at += 64
        }
        block.append(bytes, at..<bytes.count)
    }

    /// The digest of all bytes so far; more may follow.
    package func finish() -> Digest {
        var tail = block
        tail.append(0x80)
        while tail.count % 64 != 56 { tail.append(0) }
        for shift in stride(from: 56, through: 0, by: -8) {
            tail.append(UInt8(truncatingIfNeeded: (total &* 8) >> shift))
        }
        var state = state
        for at in stride(from: 0, to: tail.count, by: 64) { Self.mix(tail.span, at: at, into: &state) }
        func word(_ index: Int) -> UInt64 { UInt64(state[index * 2]) << 32 | UInt64(state[index * 2 + 1]) }
        return Digest(word(0), word(1), word(2), word(3))
    }

    /// One round, in the letters of the standard. The caller turns the letters instead of moving the values.
    @inline(__always)
    private static func turn(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
        _ h: inout UInt32, _ word: UInt32
    ) {
        let sum1 = (e >> 6 | e << 26) ^ (e >> 11 | e << 21) ^ (e >> 25 | e << 7)
        let choice = g ^ e & (f ^ g)
        let first = h &+ sum1 &+ choice &+ word
        let sum0 = (a >> 2 | a << 30) ^ (a >> 13 | a << 19) ^ (a >> 22 | a << 10)
        let majority = a & b | c & (a | b)
        d = d &+ first
        h = first &+ sum0 &+ majority
    }

    /// Works the 64 bytes at that index in. The schedule's words and the letters are all variables of their own, which
    /// the compiler keeps in registers; as elements of something they take twice the time.
    private static func mix(_ bytes: Span<UInt8>, at start: Int, into state: inout SIMD8<UInt32>) {
        var (w0, w1) = pair(bytes.word(at: start + 0))
        var (w2, w3) = pair(bytes.word(at: start + 8))
        var (w4, w5) = pair(bytes.word(at: start + 16))
        var (w6, w7) = pair(bytes.word(at: start + 24))
        var (w8, w9) = pair(bytes.word(at: start + 32))
        var (w10, w11) = pair(bytes.word(at: start + 40))
        var (w12, w13) = pair(bytes.word(at: start + 48))
        var (w14, w15) = pair(bytes.word(at: start + 56))
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for sixteen in 0..<4 {
            let key = constants[sixteen]
            turn(a, b, c, &d, e, f, g, &h, w0 &+ key[0])
            turn(h, a, b, &c, d, e, f, &g, w1 &+ key[1])
            turn(g, h, a, &b, c, d, e, &f, w2 &+ key[2])
            turn(f, g, h, &a, b, c, d, &e, w3 &+ key[3])
            turn(e, f, g, &h, a, b, c, &d, w4 &+ key[4])
            turn(d, e, f, &g, h, a, b, &c, w5 &+ key[5])
            turn(c, d, e, &f, g, h, a, &b, w6 &+ key[6])
            turn(b, c, d, &e, f, g, h, &a, w7 &+ key[7])
            turn(a, b, c, &d, e, f, g, &h, w8 &+ key[8])
            turn(h, a, b, &c, d, e, f, &g, w9 &+ key[9])
            turn(g, h, a, &b, c, d, e, &f, w10 &+ key[10])
            turn(f, g, h, &a, b, c, d, &e, w11 &+ key[11])
            turn(e, f, g, &h, a, b, c, &d, w12 &+ key[12])
            turn(d, e, f, &g, h, a, b, &c, w13 &+ key[13])
            turn(c, d, e, &f, g, h, a, &b, w14 &+ key[14])
            turn(b, c, d, &e, f, g, h, &a, w15 &+ key[15])
            if sixteen == 3 { break }
            extend(&w0, w1, w9, w14)
            extend(&w1, w2, w10, w15)
            extend(&w2, w3, w11, w0)
            extend(&w3, w4, w12, w1)
            extend(&w4, w5, w13, w2)
            extend(&w5, w6, w14, w3)
            extend(&w6, w7, w15, w4)
            extend(&w7, w8, w0, w5)
            extend(&w8, w9, w1, w6)
            extend(&w9, w10, w2, w7)
            extend(&w10, w11, w3, w8)
            extend(&w11, w12, w4, w9)
            extend(&w12, w13, w5, w10)
            extend(&w13, w14, w6, w11)
            extend(&w14, w15, w7, w12)
            extend(&w15, w0, w8, w13)
        }
        state = state &+ SIMD8(a, b, c, d, e, f, g, h)
    }

    /// Two words as the standard reads them, the highest byte first.
    @inline(__always)
    private static func pair(_ word: UInt64) -> (UInt32, UInt32) {
        (UInt32(truncatingIfNeeded: word).byteSwapped, UInt32(truncatingIfNeeded: word >> 32).byteSwapped)
    }

    /// Turns a word of the schedule into the one sixteen places on, out of those one, nine and fourteen places on.
    @inline(__always)
    private static func extend(_ word: inout UInt32, _ near: UInt32, _ middle: UInt32, _ late: UInt32) {
        let sigma0 = (near >> 7 | near << 25) ^ (near >> 18 | near << 14) ^ near >> 3
        let sigma1 = (late >> 17 | late << 15) ^ (late >> 19 | late << 13) ^ late >> 10
        word = word &+ sigma0 &+ middle &+ sigma1
    }

    private static let start = SIMD8<UInt32>(
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)

    private static let constants: [SIMD16<UInt32>] = [
        SIMD16(
            0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
            0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174),
        SIMD16(
            0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
            0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967),
        SIMD16(
            0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
            0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070),
        SIMD16(
            0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
            0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2),
    ]
}
