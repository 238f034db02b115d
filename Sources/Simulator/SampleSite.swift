import Wire

/// The sites that the program carries inside itself: an outdoor shop with every kind of object of version 3 filled in, and a
/// tea shop with some of each kind of version 4.
package enum SampleSite {
    /// The file as it was written, in UTF-8.
    package static var file: [UInt8] { PackageResources.shop_json }

    /// - Throws: if the program was built with a damaged sample.
    package static func shop(_ dialect: Dialect, now: Moment = .now) throws(SiteFileError) -> SimulatedSite {
        try SimulatedSite(file: parsed(file, "shop.json"), dialect: dialect, now: now)
    }

    /// - Parameters:
    ///   - modules: as `SimulatedSite` takes them.
    ///   - taught: rows that a user wrote.
    /// - Throws: if the program was built with a damaged sample.
    package static func version4(
        modules: [String: String] = [:], taught: [TaughtKind] = [], now: Moment = .now
    ) throws(SiteFileError) -> SimulatedSite {
        let file = try parsed(PackageResources.shop_v4_json, "shop-v4.json")
        return try SimulatedSite(version4: file, modules: modules, taught: taught, now: now)
    }

    private static func parsed(_ file: [UInt8], _ name: String) throws(SiteFileError) -> JSONValue {
        do {
            return try JSONValue(parsing: file)
        } catch {
            throw SiteFileError(place: name, reason: "\(error)")
        }
    }
}
