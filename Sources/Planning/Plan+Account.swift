import Catalog
import Wire

extension Plan {
    /// The account that a plan's document names; nil in plans of earlier versions.
    static func account(in document: JSONValue) throws(PlanningError) -> Account? {
        guard let found = document["account"], !found.isNull else { return nil }
        guard let account = Account(document: found) else {
            throw .unreadable("plan.account should be an object with a number, a login or marks")
        }
        return account
    }
}
