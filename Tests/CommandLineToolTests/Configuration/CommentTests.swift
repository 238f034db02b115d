import CommandLineTool
import Configuring
import Foundation
import Testing

/// Comments in the files that people write.
struct CommentTests {
    private let folder: ConfigurationFolder

    init() throws { folder = try ConfigurationFolder() }

    @Test func `a configuration may have comments, and a text that looks like one stays`() throws {
        let configuration = try folder.configuration(
            """
            // Where our sites are.
            {
              "store": "a//b.sqlite", /* not here: "store": "c", */
              "sites": {
                "prod": {"url": "https://a.example/api/v3", "token": "command:echo '/* x */' // y",},
              }, // the last one
            }
            """)
        #expect(try configuration.store.hasSuffix("/a//b.sqlite") || configuration.store.hasSuffix("/a/b.sqlite"))
        #expect(try configuration.site("prod").url.origin == "https://a.example")
        #expect(try configuration.site("prod").credential == .token(.command("echo '/* x */' // y")))
    }

    @Test(arguments: [
        ("{\n  /* é", ":2:3: not JSON: a comment without an end"),
        ("{ // é\n  \"store\" /* é */ 1}", ":2:19: not JSON: ':' expected, found '1'"),
    ])
    func `a mistake beside comments is said with line and column`(text: String, place: String) {
        let error = #expect(throws: ConfigurationError.self) { try folder.configuration(text) }
        #expect(error.map { "\($0)".hasSuffix(place) } == true, "\(String(describing: error))")
    }
}
