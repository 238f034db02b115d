import Catalog
import Jobs
import Reporting
import Wire

extension JobRefusal.Copy: Explained {
    package var explanation: Explanation {
        switch self {
        case .unselected:
            Explanation(
                "--as gives one thing a new name, and nothing says which",
                hint: "name it with --only, once: --only campaigns/Sales --as \"Sales 2\"", .usage)
        case .several(let selector, let addresses):
            Explanation(
                "--as gives one thing a new name, and --only \(selector) selects \(addresses.count): "
                    + Wording.list(addresses.prefix(3).map { "'\($0)'" } + (addresses.count > 3 ? ["others"] : [])),
                hint: "clone them one at a time, each under a name of its own", .usage)
        case .nameless(let address):
            Explanation(
                "'\(address)' has no name of its own that --as could change",
                hint: address.parent.isSite ? nil : "--as takes what has a name, like a campaign or a field", .usage)
        case .sameName(let address):
            Explanation(
                "'\(address)' is called so already", hint: "give --as another name, or leave it out", .usage)
        }
    }
}

extension JobRefusal.Parts: Explained {
    package var explanation: Explanation {
        switch self {
        case .oneSided(let part, let other):
            Explanation(
                "'\(part)' is a part of a state, and '\(other)' is a whole one",
                hint: "name a part on both sides, or the whole states and --only", .usage)
        case .unlike(let first, let second):
            Explanation(
                "'\(first)' and '\(second)' are not of one kind, so they can't be compared",
                hint: "two campaigns can be, or two forms, windows or fields of campaigns", .usage)
        }
    }
}

extension JobRefusal.Replacing: Explained {
    package var explanation: Explanation {
        switch self {
        case .kind(let name, let kinds):
            Explanation(
                "nothing refers to '\(name)'",
                hint: Suggestion.hint(for: name, among: kinds) ?? "what is referred to: \(Wording.list(kinds))", .usage)
        case .unknown(let text, let kind, let site, let names):
            Explanation(
                "'\(site)' has no \(kind) '\(text)', and nothing there refers to one",
                hint: Suggestion.hint(for: text, among: names) ?? "an id or a name is wanted", .usage)
        case .several(let name, let kind, let ids):
            Explanation(
                "\(ids.count) of the \(kind) are called '\(name)'",
                hint: "say which by its id: \(Wording.list(ids, "or"))", .usage)
        case .same(let text): Explanation("both are '\(text)', so there is nothing to replace", .usage)
        case .nowhere(let text, let site):
            Explanation(
                "'\(site)' says '\(text)' nowhere", hint: "texts are compared letter by letter, in their case", .usage)
        }
    }
}
