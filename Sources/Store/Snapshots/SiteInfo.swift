/// A site as the store knows it.
package struct SiteInfo: Hashable, Sendable {
    package let name: String
    package let url: String
}
