import Catalog
import Configuring
import Foundation
import Jobs
import Wire

/// A state, or a part of one: `prod@17:campaigns/Sales`.
struct StatePart: Sendable {
    let state: StateName
    /// Nil for a whole state.
    let address: Address?
    private let text: String

    /// - Throws: for what is neither.
    init(_ text: String) throws(UsageError) {
        self.text = text
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon != text.startIndex,
            case let site = String(text[..<colon]), !site.contains("/"), !site.hasPrefix(".")
        else {
            (state, address) = (try StateName(text), nil)
            return
        }
        let typed = String(text[text.utf8.index(after: colon)...])
        state = try StateName(site)
        let address = Address(Addresses.meant(by: typed.hasSuffix("/") ? String(typed.dropLast()) : typed))
        guard !address.isSite, !typed.contains("*") else {
            throw UsageError(
                "'\(text)' is no part of a state: behind the colon stands one address",
                hint: "write it like \(site):campaigns/Sales")
        }
        self.address = address
    }

    /// As the configuration and the folder have it: a site or an export of just that name is what is meant.
    func known(in workplace: Workplace) throws(UsageError) -> (state: StateName, address: Address?) {
        let site = text.split(separator: "@", maxSplits: 1).first.map(String.init) ?? text
        let isSite = site.contains(":") && workplace.configuration.sites.contains { $0.name.isIdentical(to: site) }
        let isFile = FileManager.default.fileExists(atPath: workplace.outside.absolute(text))
        guard address != nil, isSite || isFile && text.contains("/") else { return (state, address) }
        return (try StateName(text), nil)
    }
}
