import Testing
import Wire

struct HTTPMessageTests {
    @Test func `a header is found in any case, the first one counts`() {
        let headers = [HTTPHeader("Retry-After", "3"), HTTPHeader("retry-after", "4"), HTTPHeader("X", "")]
        #expect(headers[header: "RETRY-AFTER"] == "3")
        #expect(headers[header: "x"] == "")
        #expect(headers[header: "Retry"] == nil)
    }
}
