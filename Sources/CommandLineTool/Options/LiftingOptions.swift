import Configuring
import Planning
import Wire

/// The flags that lift guards, wherever a plan is made or carried out.
enum LiftingOptions {
    static let declarations = OptionDeclaration.group(
        "options that lift guards",
        [
            .value(
                "max-delete", "N",
                "how much of a kind may be deleted: 50% or a number; 20% of a kind of 10 or more otherwise"),
            .value("confirm", "SITE", "the name of a protected site, to let it be changed"),
            .flag("delete-referenced", "delete also what something that stays refers to"),
            .choice(
                "unresolved", ["stop", "omit", "keep"],
                "what becomes of references that the target can't resolve: stop, leave out operations that need them, or keep the target's value"
            ),
        ])

    /// For a plan that deletes records: it has no references, and its guard is always lifted by hand.
    static let ofPurge = OptionDeclaration.group(
        "options that lift guards",
        [
            .value("max-delete", "N", "how many of a kind may be deleted: 50% or a number; any without it"),
            .value("confirm", "SITE", "the name of the site, without which nothing is deleted"),
        ])

    static func lifting(_ given: GivenArguments) throws(UsageError) -> Lifting {
        var lifting = try purging(given)
        lifting.deletesReferenced = given.flag("delete-referenced")
        lifting.unresolved = given.value("unresolved").flatMap { PlanOptions.UnresolvedPolicy(rawValue: $0) }
        return lifting
    }

    /// As `ofPurge` declares it.
    static func purging(_ given: GivenArguments) throws(UsageError) -> Lifting {
        var lifting = Lifting()
        if let text = given.value("max-delete") {
            guard let share = Lifting.MaxDelete(text) else {
                throw UsageError(
                    "--max-delete is a number or a share, not '\(text)'", hint: "write it like 12 or 50%")
            }
            lifting.maxDelete = share
        }
        lifting.confirmed = given.value("confirm")
        return lifting
    }
}

extension Lifting {
    /// A wrong name is a mistake even where the site needs none, or nothing is to be done.
    func checkName(_ site: Site) throws(UsageError) {
        guard let confirmed, !confirmed.isIdentical(to: site.name) else { return }
        throw UsageError(
            "--confirm names '\(confirmed)', and this plan is for '\(site.name)'",
            hint: "nothing was written; say --confirm \(site.name) if that is the site you mean")
    }
}
