import TestSupport
import Testing
import Wire

struct JSONNumberTests {
    @Test(
        arguments: [
            ("1", "1.0"), ("1", "1e0"), ("1", "10E-1"), ("1", "0.1e+1"), ("100", "1e2"), ("-0", "0"), ("-0.0e7", "0"),
            ("0e999999999999999999999999", "0"), ("0.00120", "12e-4"), ("-1.50", "-15e-1"), ("1e0010", "1E10"),
            ("12345678901234567890", "1234567890123456789e1"), ("1e400", "10e399"),
            ("1e99999999999999999999999", "10e99999999999999999999998"),
            ("0.01e-99999999999999999999", "1e-100000000000000000001"),
            ("1e100000000000000000000", "0.1e100000000000000000001"), ("1000e-3", "1"), ("0.1e1", "1e-0"),
            ("123e9223372036854775807", "1.23e9223372036854775809"),
            ("10e-9223372036854775809", "1e-9223372036854775808"),
        ])
    func `one value written two ways is the same`(left: String, right: String) {
        #expect(JSONNumber.isSameValue(left, right))
        #expect(JSONNumber.isSameValue(right, left))
        #expect(!JSONNumber.isSameValue(left, "7" + right.drop { $0 == "-" }))
    }

    @Test(
        arguments: [
            ("1", "-1"), ("1", "2"), ("1", "10"), ("1e2", "1e3"), ("1e400", "1e401"), ("0.1", "0.10000000000000000555"),
            ("9007199254740993", "9007199254740992"), ("1e99999999999999999999999", "1e99999999999999999999998"),
            ("1e5", "1e-5"), ("0", "1e-99999999999999999999"), ("101", "11"), ("1", ""), ("1", "01"), ("1", "1."),
            ("1", "+1"),
            ("1", ".1e1"), ("1", "1e"), ("1", "1 "), ("x", "y"), ("-", "0"), ("1e18446744073709551616", "1e0"),
        ])
    func `other values are not the same`(left: String, right: String) {
        #expect(!JSONNumber.isSameValue(left, right))
        #expect(!JSONNumber.isSameValue(right, left))
    }

    @Test func `what is no number is the same as itself only`() {
        #expect(JSONNumber.isSameValue("NaN", "NaN"))
        #expect(!JSONNumber.isSameValue("NaN", "nan"))
    }

    @Test func `small numbers agree with whole numbers`() {
        var random = Dice(3)
        for _ in 0..<5000 {
            let (a, b) = (Int.random(in: -30...30, using: &random), Int.random(in: -30...30, using: &random))
            let (i, j) = (Int.random(in: 0...2, using: &random), Int.random(in: 0...2, using: &random))
            let powers = [1, 10, 100]
            #expect(JSONNumber.isSameValue("\(a)e\(i)", "\(b)E+\(j)") == (a * powers[i] == b * powers[j]))
            #expect(JSONNumber.isSameValue("\(a)e-\(i)", "\(b).0e-\(j)") == (a * powers[j] == b * powers[i]))
        }
    }

    @Test func `a long text is read once`() {
        let zeros = String(repeating: "0", count: 200_000)
        #expect(JSONNumber.isSameValue("1" + zeros, "1e200000"))
        #expect(JSONNumber.isSameValue("0." + zeros + "1", "1e-200001"))
    }
}
