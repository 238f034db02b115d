import Catalog

/// The credential of a site leads to another account than what was saved or planned for it.
struct AccountMismatch: Explained {
    /// What it does not fit.
    enum Subject: Hashable, Sendable {
        /// The snapshots of the site in the store.
        case history
        case plan
        case run(Int)
    }

    let site: String
    let subject: Subject
    let present: Account?
    let known: Account?

    /// What does not fit, in one sentence.
    var message: String { words.message }

    var explanation: Explanation {
        Explanation(words.message + "; nothing was written", hint: words.hint, .guarded, code: "otherAccount")
    }

    private var words: (message: String, hint: String) {
        let now = present?.name.map { "account \($0)" } ?? "another account"
        let before = known?.name.map { "account \($0)" } ?? "another one"
        let (what, hint) =
            switch subject {
            case .history:
                (
                    "the snapshots of '\(site)' in the store are of \(before)",
                    "correct the token or the log-in of '\(site)'; if the site is to be this account from now on, "
                        + "'backup \(site) --new-account \(site)' starts a history anew"
                )
            case .plan:
                (
                    "the plan was made for \(before)",
                    "correct the token or the log-in of '\(site)', or make a new plan for this account"
                )
            case .run(let number):
                ("run \(number) wrote to \(before)", "correct the token or the log-in of '\(site)'")
            }
        return ("the credential of '\(site)' leads to \(now), but \(what)", hint)
    }
}
