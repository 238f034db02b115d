import Catalog
import Exchange
import TestSupport
import Testing
import Wire

struct NDJSONTests {
    @Test func `a line is one document with the body as it was`() throws {
        let body: JSONValue = ["b": 1, "a": .number("1.0"), "t": "x\ny"]
        let bytes = NDJSON.line(
            kind: "campaigns", address: "campaigns/A \"q\"", path: "/campaigns/1", id: "1", json: body.bytes())
        #expect(bytes.last == 0x0A)
        #expect(bytes.dropLast().contains(0x0A) == false)
        let line = try JSONValue(parsing: Array(bytes.dropLast()))
        #expect(line.members?.map(\.name) == ["kind", "address", "path", "id", "body"])
        #expect(line["body"] == body)
        #expect(line["address"] == "campaigns/A \"q\"")
    }

    @Test func `what has no id says null`() throws {
        let bytes = NDJSON.line(kind: "settings", address: "settings", path: "/settings", id: nil, json: [0x7B, 0x7D])
        #expect(try JSONValue(parsing: Array(bytes))["id"]?.isNull == true)
    }
}

struct SecretMaskTests {
    @Test func `a secret with a value is hidden, an empty one is seen to be empty`() throws {
        let kind = try require(Catalog.liveChat["chatWindow"])
        let body: JSONValue = ["customSMTPServer": ["username": "u", "password": "hunter2"]]
        let masked = SecretMask.masked(body, kind: kind)
        #expect(masked["customSMTPServer"]?["password"] == "•••")
        #expect(masked["customSMTPServer"]?["username"] == "u")
        let empty: JSONValue = ["customSMTPServer": ["password": ""]]
        #expect(SecretMask.masked(empty, kind: kind) == empty)
    }
}
