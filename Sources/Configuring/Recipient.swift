import Wire

/// Somebody who wants to be told what was found.
package struct Recipient: Hashable, Sendable {
    /// What there can be to say, what matters most first.
    package enum Event: String, Hashable, Sendable, CaseIterable, Comparable {
        /// A site could not be read, or nothing could be kept of it.
        case failure
        /// Something was not read.
        case gap
        /// The site is not as it should be.
        case drift
        /// The site is not as it was.
        case change
        /// All is as it was.
        case always

        package static func < (left: Event, right: Event) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    /// What a message looks like where it goes.
    package enum Form: String, Hashable, Sendable, CaseIterable {
        case json, slack, teams
    }

    package enum Way: Hashable, Sendable {
        case address(AddressSource, Form)
        /// A line for the shell, which reads the message from its standard input.
        case command(String)
    }

    /// As people are told of it: where it stands in the file.
    package let name: String
    package let way: Way
    package let events: Set<Event>
    /// What it says itself of the way there; nil where it says nothing, and is reached as the site is that it is told of.
    package let route: Route?

    static let usualEvents: Set<Event> = [.failure, .gap, .drift, .change]
}

/// An address that may stand in the file, or be kept elsewhere like a secret.
package enum AddressSource: Hashable, Sendable {
    case literal(WebAddress)
    case kept(SecretSource)
}

extension AddressSource {
    init(_ node: ConfigurationNode, _ absolute: (String) -> String) throws(ConfigurationError) {
        let text = try node.text()
        if ["env:", "file:", "command:"].contains(where: text.hasPrefix) {
            self = .kept(try SecretSource(text, at: node.description, absolute))
            return
        }
        do throws(BaseURL.Refusal) {
            self = .literal(try WebAddress(text))
        } catch {
            throw .file(
                "\(node.description) \(error.reason)",
                hint: "write \"https://...\", or env:NAME, file:PATH or command:... and keep the address there")
        }
    }
}
