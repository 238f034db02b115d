import Catalog
import Jobs
import Planning
import Reporting
import Wire

extension JobRefusal: Explained {
    package var explanation: Explanation {
        switch self {
        case .fileInPlaceOfSite(let site):
            Explanation(
                "no site '\(site)' is configured", hint: "for the export of that name write './\(site)'", .usage)
        case .noSnapshotName(let name): Explanation("'\(name)' is no snapshot", .usage)
        case .futureDay(let day, let today, let site):
            Explanation(
                "\(day) has not come yet: today is \(today), UTC",
                hint: "\(site)@latest is the last complete snapshot", .usage)
        case .noSnapshot(let site, let day):
            Explanation(
                "no complete snapshot of '\(site)' was taken by the end of \(day)",
                hint: "'livechat-sync snapshots \(site)' lists those there are", .usage)
        case .snapshotOfOther(let number, let site, let asked):
            Explanation("snapshot \(number) is one of '\(site)', not of '\(asked)'", .usage)
        case .noCompleteSnapshot(let site):
            Explanation(
                "the store has no complete snapshot of '\(site)'",
                hint: "'livechat-sync snapshots \(site)' lists what there is", .usage)
        case .tooFarBack(let count, let complete, let site):
            Explanation(
                "the store has \(complete) complete \(complete == 1 ? "snapshot" : "snapshots") of '\(site)', so there is no \(site)@-\(count)",
                hint: "'livechat-sync snapshots \(site)' lists them", .usage)
        case .noSnapshots(let site, let known):
            Explanation(
                "the store has no snapshot of '\(site)'",
                hint: Suggestion.hint(for: site, among: known) ?? "'livechat-sync backup \(site)' takes one", .usage)
        case .selector(let miss): miss.explanation
        case .field(let miss): miss.explanation
        case .export(let refusal): refusal.explanation
        case .pair(let refusal): refusal.explanation
        case .copy(let refusal): refusal.explanation
        case .parts(let refusal): refusal.explanation
        case .replacement(let refusal): refusal.explanation
        case .runElsewhere(let run, let url, let site, let now):
            Explanation("run \(run) wrote to \(url), and '\(site)' is \(now) now", .usage)
        case .nothingLeft(let run, let state): Explanation("run \(run) has nothing left: it is \(state)", .usage)
        case .stopped(let run, let name, let message, let lift):
            Explanation(
                "run \(run) can't be gone on with: \(message)", hint: lift.map { "\($0) lifts this" }, .guarded,
                code: name)
        case .notArchived(let kind, let id):
            Explanation(
                "the archive does not hold \(kind) '\(id)' as the plan has it, so nothing is deleted",
                hint: "'livechat-sync archive' brings it up to date; then make a new plan", .guarded, code: "archive")
        case .callHasNoUndo(let run):
            Explanation(
                "run \(run) was one request, sent with 'call', and has no undo",
                hint: "'livechat-sync runs \(run) --json' shows what was sent; another 'call' can take it back",
                .usage)
        case .callHasNoRest(let run):
            Explanation(
                "run \(run) was one request, sent with 'call', and there is nothing to go on with",
                hint:
                    "'livechat-sync runs \(run) --json' shows what was sent; type the 'call' again if it is still wanted",
                .usage)
        case .purgeHasNoUndo(let run):
            Explanation(
                "run \(run) deleted records, and has no undo",
                hint: "the archive still has them: 'search' finds them, 'export --records' writes them", .usage)
        case .otherVersion(let version, let site, let own):
            Explanation(
                "a state of version \(version.dropFirst()) can't be brought to '\(site)', a site of version \(own.dropFirst()): "
                    + "nothing says what its kinds become there", hint: "'diff' shows in what the two differ", .usage)
        case .unusablePlan(let reason):
            Explanation("the plan can't be used: \(reason)", hint: "make a new one", .damaged)
        }
    }
}

extension JobRefusal.Export {
    fileprivate var explanation: Explanation {
        switch self {
        case .missing(let name):
            Explanation(
                "there is no '\(name)'",
                hint: name.contains("/")
                    ? Self.partHint(name) : "a state is written prod, prod@latest, prod@17, ./folder or file.ndjson",
                .usage)
        case .unrecognized(let name):
            Explanation(
                "'\(name)' is no export", hint: "an export is a folder, or a file that ends in .ndjson or .csv", .usage)
        case .severalKinds(let kinds):
            Explanation(
                "one CSV file holds one kind, and this would be \(Wording.list(kinds))",
                hint: "choose with --only, or name a folder: a file per kind goes into it", .usage)
        case .nothingToWrite(let state):
            Explanation(
                "there is nothing to write", hint: "'livechat-sync show \(state)' shows what there is", .usage)
        }
    }
}

extension JobRefusal.Export {
    /// Nil for what nobody would take for a part of a state.
    private static func partHint(_ name: String) -> String? {
        let parts = name.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, !parts[0].contains("/") else { return nil }
        return
            "a part of a state is for 'diff', 'show' and 'export'; elsewhere write '\(parts[0])' and --only '\(parts[1])'"
    }
}

extension JobRefusal.Pair {
    fileprivate var explanation: Explanation {
        switch self {
        case .sameID(let id):
            Explanation("both ids are \(id), and on one site an id stands for itself", .usage)
        case .lookupOfOneSite(let kind, let site):
            Explanation(
                "--from and --to are both '\(site)': on one site an id of \(kind) stands for itself",
                hint: "name the two sites that the pair is between", .usage)
        case .nameInPlaceOfID(let name, let kind, let site, let meant):
            Explanation(
                "'\(name)' is a name, not an id: \(kind) are paired by their ids",
                hint: "on '\(site)' that one has the id \(meant)", .usage)
        case .unknownID(let id, let kind, let site):
            Explanation(
                "'\(site)' has no \(kind) with the id '\(id)'",
                hint:
                    "'livechat-sync map explain' shows the ids of both sides; 'backup \(site)' brings the store up to date",
                .usage)
        }
    }
}

extension PairCheck.Doubt {
    var words: String { "the store has seen no \(kind) of '\(site)' yet, so the id \(id) is taken as it is" }
}

extension SelectorMiss: Explained {
    package var explanation: Explanation {
        if side == .part {
            return Explanation("there is no '\(selector)' in \(Wording.list(states, "or"))", hint: hint, .usage)
        }
        let flag = side == .only ? "--only" : "--except"
        if let member {
            return Explanation(
                "\(flag) \(selector) selects nothing: '\(member.name)' is a member of \(member.owner), not a resource of its own",
                hint: "\(flag) \(member.owner) selects the whole resource", .usage)
        }
        let what = side == .only ? "selects nothing" : "leaves nothing out"
        return Explanation("\(flag) \(selector) \(what) in \(Wording.list(states, "or"))", hint: hint, .usage)
    }

    private var hint: String {
        if let missing {
            let names = Suggestion.nearest(to: missing, among: neighbours).map {
                "'" + (before + [$0] + after).joined(separator: "/") + "'"
            }
            if !names.isEmpty { return "did you mean \(Wording.list(names, "or"))?" }
        }
        if let field = Suggestion.field("\(selector)") { return field }
        let state = states.first { !$0.contains("/") } ?? states.first ?? "STATE"
        return "'livechat-sync show \(state)' shows what there is"
    }
}

extension FieldMiss: Explained {
    package var explanation: Explanation {
        let flag = side == .only ? "--only" : "--except"
        return Explanation(
            "\(flag) \(pattern): there is no member '\(member)' in \(Wording.list(states, "or"))",
            hint: Suggestion.hint(for: member, among: among)
                ?? "members there are \(Wording.list(Array(among.prefix(12))))", .usage)
    }
}

extension TemporaryFolder.Failure: Explained {
    package var explanation: Explanation {
        Explanation(
            "no folder for passing files can be made in '\(place)': \(reason)",
            hint: "set TMPDIR to a folder that this user may write to", .machine)
    }
}

extension AccountMismatch: Explained {
    /// What does not fit, in one sentence.
    var message: String { words.message }

    package var explanation: Explanation {
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
            case .archive:
                (
                    "the records of '\(site)' in the archive are of \(before)",
                    "correct the token or the log-in of '\(site)'; another account is another site in the configuration, "
                        + "or another archive (--archive)"
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
