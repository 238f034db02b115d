import CommandLineTool
import Testing

/// What no command line may say: everybody on the machine can read it while the program runs.
struct SafeOptionsTests {
    private static let options = CommandList.all.declarations.flatMap(\.options)

    @Test func `no option takes a secret`() {
        #expect(Self.options.contains { $0.name == "secrets" && $0.placeholder == nil })
        // A source says where a secret is, and is refused where it is none; an address and a number are no secrets.
        for option in Self.options where !["SOURCE", "URL", nil].contains(option.placeholder) {
            for word in ["token", "password", "secret", "key", "credential", "auth", "header", "cookie"] {
                #expect(!option.name.contains(word), "--\(option.name)")
            }
        }
    }

    @Test func `no option turns off the checks of certificates`() {
        #expect(Self.options.count > 40)
        for option in Self.options {
            for word in ["insecure", "verify", "tls", "ssl", "cert", "trust", "check-host"] {
                #expect(!option.name.contains(word), "--\(option.name)")
            }
        }
    }
}
