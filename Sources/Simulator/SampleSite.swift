import Wire

/// The site that the program carries inside itself: an outdoor shop with every kind of object filled in.
package enum SampleSite {
    /// The file as it was written, in UTF-8.
    package static var file: [UInt8] { PackageResources.shop_json }

    /// - Throws: if the program was built with a damaged sample.
    package static func shop(_ dialect: Dialect, now: Moment = .now) throws(SiteFileError) -> SimulatedSite {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: file)
        } catch {
            throw SiteFileError(place: "shop.json", reason: "\(error)")
        }
        return try SimulatedSite(file: value, dialect: dialect, now: now)
    }
}
