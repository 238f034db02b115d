import Catalog
package import Store

extension JournalStep {
    /// The path of what was made, where something was; else the path that was written to.
    package var finalPath: String {
        guard action == "create", let created, !path.hasSuffix("/" + Percent.encoded(created)) else { return path }
        return path + "/" + Percent.encoded(created)
    }
}
