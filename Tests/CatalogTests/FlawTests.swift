import Catalog
import Foundation
import Testing

/// Tables that nothing could work with, each with what is said of it.
struct FlawTests {
    struct Slip: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let rows: [String]

        init(_ flaw: String, _ rows: String...) {
            testDescription = flaw
            self.rows = rows
        }
    }

    private static func flaws(_ rows: [String]) throws -> [String] {
        let text = "[" + rows.joined(separator: ",") + "]"
        return Catalog(try JSONDecoder().decode([Kind].self, from: Data(text.utf8))).flaws
    }

    /// A collection with what more there is to say of it.
    private static func list(_ name: String, at path: String? = nil, _ more: String = "") -> String {
        let path = path ?? "/" + name
        return #"{"name":"\#(name)","shape":"collection","paths":["\#(path)"],"key":["name"]\#(more)}"#
    }

    private static let notes = list("notes")

    static let slips: [Slip] = [
        Slip("replies: there are two rows of that name", list("replies"), list("replies", at: "/others")),
        Slip(
            "a row without a name: a kind's name has none of / * { } and blanks in it",
            #"{"name":"","shape":"singleton","paths":["/a"]}"#
        ),
        Slip(
            "a*: a kind's name has none of / * { } and blanks in it",
            #"{"name":"a*","shape":"singleton","paths":["/a"]}"#
        ),
        Slip(
            "replies: it names the kind 'teams', which has no row",
            list("replies", #","references":[{"at":"teamId","targets":[{"kind":"teams"}]}]"#)
        ),
        Slip("replies: it names the kind 'teams', which has no row", list("replies", #","after":["teams"]"#)),
        Slip("replies: it names the kind 'teams', which has no row", list("replies", at: "/{teams}/replies")),
        Slip("replies: it has no path", #"{"name":"replies","shape":"singleton","paths":[]}"#),
        Slip("replies: it has no path for its items", list("replies", #","itemPaths":[]"#)),
        Slip(
            "replies: the path /replies/all of an item does not end with the item's id",
            list("replies", #","itemPaths":["/replies/all"]"#)
        ),
        Slip(
            "replies: one object in its place can only be read and changed",
            #"{"name":"replies","shape":"singleton","paths":["/replies"],"operations":["read","delete"]}"#
        ),
        Slip(
            "replies: one object in its place has no items with paths",
            #"{"name":"replies","shape":"singleton","paths":["/replies"],"itemPaths":["/replies/{replies}"]}"#
        ),
        Slip(
            "replies: nothing is there for /shelves/replies to hang on", list("replies", at: "/shelves/replies")
        ),
        Slip("replies: notes has the path /replies too", list("replies"), list("notes", at: "/replies")),
        Slip(
            "replies: it has no key, so that its items can't be told apart on another site",
            #"{"name":"replies","shape":"collection","paths":["/replies"]}"#
        ),
        Slip(
            "replies: only a collection can be shown as one object",
            #"{"name":"replies","shape":"singleton","paths":["/a"],"asSingleton":{"member":"b","itemMember":"c"}}"#
        ),
        Slip(
            "replies: its body is said to carry notes, which has no path /replies/{replies}/lines",
            notes, list("replies", #","embedded":[{"kind":"notes","segment":"lines","members":["lines"]}]"#)
        ),
        Slip(
            "replies: the reference at to names no kind",
            list("replies", #","references":[{"at":"to","targets":[]}]"#)
        ),
        Slip(
            "replies: nothing decides which kind the reference at to names",
            notes,
            list("replies", #","references":[{"at":"to","targets":[{"kind":"notes"},{"kind":"replies"}]}]"#)
        ),
        Slip(
            "replies: no value of toKind chooses notes for the reference at to",
            notes,
            list("replies", #","references":[{"at":"to","decidedBy":"toKind","targets":[{"kind":"notes"}]}]"#)
        ),
        Slip(
            "replies: values choose notes for the reference at to, and nothing says which field has them",
            notes, list("replies", #","references":[{"at":"to","targets":[{"kind":"notes","values":["note"]}]}]"#)
        ),
        Slip(
            "replies: it comes after itself",
            list("notes", #","after":["replies"]"#), list("replies", #","after":["notes"]"#)
        ),
    ]

    @Test(arguments: slips) func `what is wrong with a table is said in a sentence`(slip: Slip) throws {
        let found = try Self.flaws(slip.rows)
        #expect(found.contains(slip.testDescription), "\(found)")
    }

    @Test func `a small table that fits together has no flaws`() throws {
        let parent = Self.list("replies", #","embedded":[{"kind":"notes","segment":"notes","members":["notes"]}]"#)
        let child = Self.list("notes", at: "/replies/{replies}/notes", #","after":["replies"]"#)
        let flaws = try Self.flaws([parent, child, #"{"name":"agents","shape":"lookup","key":["email"]}"#])
        #expect(flaws == [])
    }
}
