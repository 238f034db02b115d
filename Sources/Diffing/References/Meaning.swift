package import Catalog
import Wire

/// What a reference names, in words that both sides of a comparison share: two references name the same thing exactly if their
/// meanings are identical.
package enum Meaning: Hashable, Sendable {
    /// What has this id on the present site.
    case thing(id: String)
    /// What the present site lacks: the resource at this address of the wanted state.
    case new(address: Address)
    /// An id that means nothing on the present site.
    case foreign(id: String)
    /// A name that is compared as it is written: nothing bears it, or what bears it is going to be renamed.
    case name(String)
    /// A text of which nothing says what it names. Within one site ids are compared as texts too.
    case text(String)

    /// Equal byte for byte; `==` takes letters for one however they are composed.
    package func isIdentical(to other: Meaning) -> Bool {
        switch (self, other) {
        case (.new(let own), .new(let other)): own == other
        case (.thing(let own), .thing(let other)),
            (.foreign(let own), .foreign(let other)), (.name(let own), .name(let other)),
            (.text(let own), .text(let other)):
            own.isIdentical(to: other)
        default: false
        }
    }
}
