import Foundation
import Platform
import Wire

/// A site that is to be put into the configuration: worked out and judged as a whole, and then written, or not.
package struct ConfigurationChange: Sendable {
    /// As it will be.
    package let configuration: Configuration
    /// The site that is new.
    package let site: Site
    /// Absolute path of the file.
    package let file: String
    /// The file was not there.
    package let isNew: Bool
    /// What it will hold.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    private let bytes: [UInt8]
    /// What it holds now; nil where there is none.
    private let before: [UInt8]?

    /// The file that a site would be written to: the one that is read, or else the first of the usual places.
    /// - Throws: for one that can't be read.
    package static func place(_ outside: Outside, _ choice: ConfigurationChoice) throws(ConfigurationError) -> String {
        let location = ConfigurationFile(outside, choice)
        return try location.readIfThere()?.path ?? location.places.first ?? outside.absolute(Configuration.fileName)
    }

    /// - Throws: for a name that is there already, and whatever would be wrong with the file as it will be.
    package init(
        adding entry: SiteEntry, in outside: Outside, _ choice: ConfigurationChoice
    ) throws(ConfigurationError) {
        let location = ConfigurationFile(outside, choice)
        let found = try location.readIfThere()
        let path = found?.path ?? location.places.first ?? outside.absolute(Configuration.fileName)
        let shown = outside.shown(path)
        if let found {
            // What is wrong with it already must not be laid to the new site.
            let present = try Configuration(found, location.places, in: outside, choice)
            if present.sites.contains(where: { $0.name.isIdentical(to: entry.name) }) {
                throw .siteIsThere(entry.name, file: shown)
            }
        }
        if let flaw = SiteName.flaw(of: entry.name) { throw .file("the name of a site, '\(entry.name)', \(flaw)") }
        let after = try Self.text(found, entry, shown)
        configuration = try Configuration(
            .init(path: path, shownPath: shown, document: after.document, bytes: after.bytes), location.places,
            in: outside, choice)
        site = try configuration.site(entry.name)
        (file, bytes, before, isNew) = (path, after.bytes, found?.bytes, found == nil)
    }

    /// The text with the site, read back: all that was there has to be there as it was.
    private static func text(
        _ found: ConfigurationFile.Found?, _ entry: SiteEntry, _ shown: String
    ) throws(ConfigurationError) -> (bytes: [UInt8], document: JSONValue) {
        guard let found else {
            let bytes = ConfigurationText.first(with: entry.member).bytes
            return (bytes, try parsed(bytes, shown))
        }
        var wanted = found.document
        var sites = wanted["sites"] ?? .object([])
        sites.set(entry.member.name, entry.member.value)
        wanted.set("sites", sites)
        let bytes: [UInt8]
        do throws(JSONError) {
            bytes = try ConfigurationText(bytes: found.bytes).adding(entry.member).bytes
        } catch { throw unfit(shown) }
        guard let document = try? parsed(bytes, shown), document == wanted else { throw unfit(shown) }
        return (bytes, document)
    }

    private static func parsed(_ bytes: [UInt8], _ shown: String) throws(ConfigurationError) -> JSONValue {
        do throws(JSONError) { return try JSONValue(parsingCommented: bytes) } catch { throw unfit(shown) }
    }

    private static func unfit(_ shown: String) -> ConfigurationError {
        .mistake("\(shown) is written in a way that no site can be put into", hint: "write the site into it by hand")
    }

    /// Writes the file as a whole or not at all. One that was there keeps who may read it; a new one is only its owner's.
    /// - Throws: `ConfigurationError` if somebody else has changed it meanwhile, `SystemError` if it can't be written.
    package func write() throws {
        let target = URL(fileURLWithPath: file).resolvingSymlinksInPath().path
        if isNew { try PrivateFile.createFolder(of: target) }
        let draft = try ReplacedFile(target)
        try draft.write(bytes)
        let present = FileManager.default.contents(atPath: target).map { Array($0) }
        guard present == before else {
            throw ConfigurationError.mistake("\(file) was changed meanwhile; nothing was written", hint: "try again")
        }
        if !isNew { try draft.takeRights(of: target) }
        try draft.commit()
    }
}
