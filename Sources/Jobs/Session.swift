package import Catalog
package import Configuring
package import Diffing
package import Store
import Wire

/// One site with *its* table of kinds and all that is made of the table: what every job begins with. Whether the configuration
/// knows the site or only the store does is all the same, as long as nothing has to be asked of it.
package struct Session: Sendable {
    package let workplace: Workplace
    /// The site's name.
    package let name: String
    /// As it is configured; nil for one that only the store or an export knows.
    package let site: Site?
    /// The rules by which its bodies are compared, made of its table.
    package let book: RuleBook
    package var catalog: Catalog { book.catalog }
    /// Which kind lives at a path.
    package var places: PlaceIndex { book.places }

    init(_ name: String, _ site: Site?, _ workplace: Workplace, _ table: Catalog) {
        self.workplace = workplace
        self.name = name
        self.site = site
        book = RuleBook(table)
    }

    package var outside: Outside { workplace.outside }

    /// Keeps other runs away from the site.
    /// - Parameter command: what is told to whoever finds it held.
    package func lock(_ command: String) throws(StoreError) -> SiteLock {
        try SiteLock(store: workplace.path(), site: name, command: command, at: outside.moment)
    }
}
