import Testing
import Wire

/// The corners of RFC 8259, one document each: what must be taken and come out the same, and what must be refused where.
struct JSONConformanceTests {
    @Test(
        arguments: [
            #"[[]   ]"#, #"[""]"#, #"[]"#, #"["a"]"#, #"[false]"#, #"[null, 1, "1", {}]"#, #"[null]"#, "[1\n]",
            #" [1]"#,
            #"[1,null,null,null,2]"#, #"[2] "#, #"[123e65]"#, #"[0e+1]"#, #"[0e1]"#, #"[ 4]"#, #"[-0]"#, #"[-123]"#,
            #"[-1]"#, #"[-0.0]"#, #"[1E22]"#, #"[1E-2]"#, #"[1E+2]"#, #"[123e45]"#, #"[123.456e78]"#, #"[1e-2]"#,
            #"[1e+2]"#, #"[123]"#, #"[123.456789]"#, #"[-0.000000000000000000000000000000000000000000000000000001]"#,
            #"[12345678901234567890]"#, #"[1e400]"#, #"[-1e-400]"#, #"[1e99999999999999999999999]"#,
            #"{"asd":"sdf", "dfg":"fgh"}"#, #"{"asd":"sdf"}"#, #"{"a":"b","a":"c"}"#, #"{"a":"b","a":"b"}"#, #"{}"#,
            #"{"":0}"#, #"{"foo\u0000bar": 42}"#, #"{ "min": -1.0e+28, "max": 1.0e+28 }"#,
            #"{"x":[{"id": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}], "id": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}"#,
            #"{"a":[]}"#, #"{"title":"\u041f\u043e\u043b\u0442\u043e\u0440\u0430"}"#, "{\n\"a\": \"b\"\n}",
            #"["\u0060\u012a\u12AB"]"#, #"["\uD801\udc37"]"#, #"["\ud83d\ude39\ud83d\udc8d"]"#,
            #"["\"\\\/\b\f\n\r\t"]"#, #"["\\u0000"]"#, #"["\""]"#, #"["a/*b*/c/*d//e"]"#, #"["\\a"]"#, #"["\\n"]"#,
            #"["\u0012"]"#, #"["\uFFFF"]"#, #"["asd"]"#, #"[ "asd"]"#, #"["\uDBFF\uDFFF"]"#, #"["new\u00A0line"]"#,
            "[\"\u{10FFFF}\"]", "[\"\u{FFFF}\"]", #"["\u0000"]"#, #"["\u002c"]"#, "[\"π\"]", "[\"\u{1BFFF}\"]",
            #"["asd "]"#, #"" ""#, #"["\u0821"]"#, #"["\u0123"]"#, "[\"\u{2028}\"]", "[\"\u{2029}\"]",
            #"["\u0061\u30af\u30EA\u30b9"]"#, "[\"new\u{7F}line\"]", #"["\uA66D"]"#, #"["\u005C"]"#, #"["⍂㈴⍂"]"#,
            #"["\u0022"]"#, #"["\uDBFF\uDFFE"]"#, #"["\uD83F\uDFFE"]"#, #"["\u200B"]"#, #"["\u2064"]"#, #"["\uFDD0"]"#,
            #"["\uFFFE"]"#, "[\"€𝄞\"]", "[\"aa\"]", #"false"#, #"42"#, #"-0.1"#, #"null"#, #""asd""#, #"true"#, #""""#,
            "[\"a\"]\n", "[true]", " [] ", "\t\r\n [\t]\r\n", #"["\uD800"]"#, #"["\uDC00"]"#, #"["\uDC00\uD800"]"#,
            #"["\uD800\uD800\n"]"#, #"["\uDd1e\uD834"]"#, #"["\uD800\u0041"]"#, #"["\uD800abc"]"#,
            #"["\ud800\\udc00"]"#,
            #"{"\uDFAA":0}"#, #"{"\uDBFF\uDFFF":0,"\uD800":1}"#, "\"e\u{301}é\"",
            #"[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]"#,
            #"{"a":{"a":{"a":[{"a":1},{"b":2},{"a":3,"b":4}]}},"b":{"a":{"b":1}}}"#,
        ])
    func `a valid document comes out as it went in`(document: String) throws {
        let value = try JSONValue(parsing: document)
        for layout in [JSONLayout.compact, .sorted, .pretty, .prettySorted] {
            let again = try JSONValue(parsing: value.bytes(layout))
            #expect(again.bytes(.sorted) == value.bytes(.sorted))
            if layout == .compact || layout == .pretty { #expect(again == value) }
        }
    }

    /// With the offset of the first byte that can't stand where it does.
    @Test(
        arguments: [
            ("", 0), (" ", 1), ("\n\n", 2), ("[", 1), ("]", 0), ("[1 true]", 3), ("[\"\": 1]", 3), ("[\"\"],", 4),
            ("[,1]", 1), ("[1,,2]", 3), ("[\"x\",,]", 5), ("[\"x\"]]", 5), ("[\"\",]", 4), ("[\"x\"", 4), ("[x", 1),
            ("[3[4]]", 2), ("[1:2]", 2), ("[,]", 1), ("[-]", 2), ("[   , \"\"]", 4), ("[\"a\",\n4\n,1,", 11),
            ("[1,]", 3),
            ("[\"\u{B}a\"\\f]", 2), ("[*]", 1), ("[\"\"", 3), ("[1,", 3), ("[1,\n1\n,1", 8), ("[{}", 3), ("[fals]", 5),
            ("[nul]", 4), ("[tru]", 4), ("[nulL]", 4), ("nulll", 4), ("truefalse", 4), ("123\0", 3), ("[++1234]", 1),
            ("[+1]", 1), ("[+Inf]", 1), ("[-01]", 3), ("[-1.0.]", 5), ("[-2.]", 4), ("[-NaN]", 2), ("[.-1]", 1),
            ("[.2e-3]", 1), ("[0.1.2]", 4), ("[0.3e+]", 6), ("[0.3e]", 5), ("[0.e1]", 3), ("[0E+]", 4), ("[0E]", 3),
            ("[0e+-1]", 4), ("[1.0e+]", 6), ("[1.0e-]", 6), ("[1.0e]", 5), ("[1 000.0]", 3), ("[1eE2]", 3),
            ("[2.e+3]", 3),
            ("[9.e+]", 3), ("[Inf]", 1), ("[NaN]", 1), ("[\u{FF11}]", 1), ("[1+2]", 2), ("[0x1]", 2), ("[0x42]", 2),
            ("[Infinity]", 1), ("[0e+", 4), ("[-Infinity]", 2), ("[-foo]", 2), ("[- 1]", 2), ("[-012]", 3),
            ("[-.123]", 2),
            ("[-1x]", 3), ("[1ea]", 3), ("[1.]", 3), ("[1.8011670033376514H-308]", 19), ("[1.2a-3]", 4), ("[012]", 2),
            ("[1_000]", 2), ("[00]", 2), ("0123", 1), ("-", 1), ("1.", 2), ("1e", 2), ("[\"x\", truth]", 9),
            ("{[: \"x\"}", 1), ("{\"x\", null}", 4), ("{\"x\"::\"b\"}", 5), ("{\"a\":\"a\" 123}", 9),
            ("{key: 'value'}", 1),
            ("{\"a\" b}", 5), ("{:\"b\"}", 1), ("{\"a\" \"b\"}", 5), ("{\"a\":", 5), ("{\"a\"", 4), ("{1:1}", 1),
            ("{9999E9999:1}", 1), ("{null:null,null:null}", 1), ("{\"id\":0,,,,,}", 8), ("{'a':0}", 1),
            ("{\"id\":0,}", 8),
            ("{\"a\":\"b\"}/**/", 9), ("{\"a\":\"b\"}//", 9), ("/*a*/[]", 0), ("[1,/*a*/2]", 3), ("# a\n[]", 0),
            ("{\"a\":\"b\",,\"c\":\"d\"}", 9), ("{a: \"b\"}", 1), ("{\"a\":\"a", 7),
            ("{ \"foo\" : \"bar\", \"a\" }", 21),
            ("{\"a\":\"b\"}#", 9), ("{\"a\":1 \"b\":2}", 7), ("{\"a\":1;\"b\":2}", 6), ("{\"a\":}", 5), ("{\"a\"}", 4),
            ("{", 1),
            ("{,}", 1), ("{]", 1), ("[}", 1), ("{\"a\":1]", 6), ("[1}", 2), ("[\"\\uD800\\\"]", 11),
            ("[\"\\uD800\\u\"]", 10),
            ("[\"\\uD800\\u1\"]", 11), ("[\"\\uD800\\u1x\"]", 11), ("[é]", 1), ("[\"\\x00\"]", 3), ("[\"\\\\\\\"]", 7),
            ("[\"\\\t\"]", 3), ("[\"\\🌀\"]", 3), ("[\"\\\"]", 5), ("[\"\\u00A\"]", 7), ("[\"\\uD834\\uDd\"]", 12),
            ("[\"\\uD800\\uD800\\x\"]", 15), ("[\"\\a\"]", 3), ("[\"\\uqqqq\"]", 4), ("[\"\\u+123\"]", 4),
            ("[\"\\u 123\"]", 4),
            ("[\\u0020\"asd\"]", 1), ("[\\n]", 1), ("\"", 1), ("['single quote']", 1), ("abc", 0), ("[\"\\", 3),
            ("[\"a\0a\"]", 3), ("[\"new\nline\"]", 5), ("[\"\t\"]", 2), ("[\"\u{1F}\"]", 2), ("\"\\UA66D\"", 2),
            ("\"\"x", 2), ("<.>", 0), ("[<null>]", 1), ("[1]x", 3), ("[\"asd]", 6), ("aå", 0), ("[True]", 1), ("1]", 1),
            ("{\"x\": true,", 11), ("[][]", 2), ("]", 0), ("\u{FEFF}", 0), ("\u{FEFF}{}", 0), ("å", 0),
            ("[a\u{61}]", 1),
            ("[\u{C}]", 1), ("[\u{2060}]", 1), ("[\u{A0}1]", 1), ("{\"\":", 4), ("{\"a\":/*comment*/\"b\"}", 5),
            ("{\"a\": true} \"x\"", 12), ("[\"a\"\u{85}]", 4), ("<null>", 0), ("*", 0), ("{\"a\": \"b", 8), ("tRUE", 1),
            ("[1,2,3,4,5,6,7,\"\\u00", 20), ("undefined", 0), ("\0", 0), ("[\0]", 1), ("1 2", 2), ("{\"a\":1}}", 7),
        ])
    func `an invalid document is refused where it is wrong`(document: String, offset: Int) throws {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: document) }
        #expect(error?.offset == offset, "\(document): \(error?.description ?? "no error")")
    }

    @Test(
        arguments: [
            ([0xEF, 0xBB, 0xBF, 0x5B, 0x5D], 0), ([0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00], 0),
            ([0xFE, 0xFF, 0x00, 0x5B, 0x00, 0x5D], 0), ([0x5B, 0x00, 0x5D, 0x00], 1), ([0x00, 0x5B, 0x00, 0x5D], 0),
            ([0xE5], 0), ([0x5B, 0xFF, 0x5D], 1), ([0x5B, 0x31, 0xE5, 0x5D], 2),
            ([0x7B, 0x22, 0xB9, 0x22, 0x3A, 0x30], 2),
            // A continuation alone, a start alone, sequences that are too long, cut off, surrogates, beyond the end.
            ([0x22, 0x81, 0x22], 1), ([0x22, 0xC3, 0x22], 1), ([0x22, 0xC3, 0x28, 0x22], 1),
            ([0x22, 0xC0, 0xAF, 0x22], 1),
            ([0x22, 0xC1, 0xBF, 0x22], 1), ([0x22, 0xE0, 0x80, 0xAF, 0x22], 1), ([0x22, 0xE0, 0xFF, 0x22], 1),
            ([0x22, 0xE2, 0x82, 0x22], 1), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xED, 0xBF, 0xBF, 0x22], 1),
            ([0x22, 0xF0, 0x80, 0x80, 0xAF, 0x22], 1), ([0x22, 0xF0, 0x9F, 0x98, 0x22], 1),
            ([0x22, 0xF4, 0x8F, 0xBF], 1),
            ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1), ([0x22, 0xF4, 0xBF, 0xBF, 0xBF, 0x22], 1),
            ([0x22, 0xF5, 0x22], 1),
            ([0x22, 0xF8, 0x88, 0x80, 0x80, 0x80, 0x22], 1), ([0x22, 0xFC, 0x83, 0xBF, 0xBF, 0xBF, 0xBF, 0x22], 1),
            ([0x22, 0xFE, 0x22], 1), ([0x22, 0xFF, 0x22], 1), ([0x22, 0x61, 0x61, 0xC3, 0xA9, 0xE9, 0x22], 5),
            ([0x22, 0x5C, 0xE5, 0x22], 2), ([0x22, 0x5C, 0x75, 0xE5, 0x22], 3),
            ([0x5B, 0x30, 0x65, 0x31, 0xE5, 0x5D], 4),
        ] as [([UInt8], Int)])
    func `bytes that are not UTF-8 are refused where they start`(bytes: [UInt8], offset: Int) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
        #expect(error?.offset == offset)
    }

    @Test(arguments: Array(0xC0...0xFF) as [UInt8])
    func `UTF-8 is judged as the standard library does`(first: UInt8) {
        let bounds: [UInt8] = [0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0]
        for second in bounds {
            for third in bounds {
                for fourth in bounds {
                    let bytes = [first, second, third, fourth]
                    let text = String(validating: bytes, as: UTF8.self)
                    let value = try? JSONValue(parsing: [0x22] + bytes + [0x22])
                    let held = text.map { $0 == "\u{10FFFF}" ? $0 + $0 : $0 }
                    #expect(value?.text == held)
                }
            }
        }
    }
}
