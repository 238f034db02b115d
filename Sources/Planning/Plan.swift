package import Catalog
package import Diffing
package import Wire

/// Everything that is to be done to one site, as a value: made by a pure function, saved, reviewed, carried out as it
/// stands and only once.
package struct Plan: Hashable, Sendable {
    package struct Target: Hashable, Sendable {
        package let site: String
        package let url: String

        package init(site: String, url: String) {
            self.site = site
            self.url = url
        }
    }

    package struct Unresolved: Hashable, Sendable {
        package let address: Address
        package let pointer: JSONPointer
        package let kind: String
        package let value: JSONValue
        package let reason: String

        /// The value where it is an id that a service gave; one that only stands in for a name says nothing to people.
        package var id: JSONValue? {
            if let text = value.referenceText, StandInID.isOne(text) { return Optional.none }
            return value
        }
    }

    /// What the API can't carry: for a person to do by hand. Never a failure.
    package struct NotRestorable: Hashable, Sendable {
        package let address: Address
        /// The field; nil for the whole resource.
        package let field: String?
        package let reason: String

        package init(address: Address, field: String?, reason: String) {
            self.address = address
            self.field = field
            self.reason = reason
        }
    }

    package struct Warning: Hashable, Sendable {
        package let address: Address
        package let message: String
    }

    /// A collection that the service fills when it makes the parent. After the plan's operations, the items that no operation
    /// has touched are deleted, except those that the API cannot delete.
    package struct Settlement: Hashable, Sendable {
        package let kind: String
        package var path: OperationPath
        package let address: Address
        /// The operations that have to be through before.
        package var after: [String]
    }

    /// A reference from what stays to what the plan deletes.
    package struct Referred: Hashable, Sendable {
        /// The resource that refers, and where in it.
        package let address: Address
        package let pointer: JSONPointer
        /// The address of what goes.
        package let target: Address
    }

    /// Something that the service makes anew along with what comes back under a new id, so that what people had of it before
    /// is good for nothing any more.
    package struct Renewed: Hashable, Sendable {
        package let address: Address
        /// The operation that brings the new id.
        package let operation: String
        package let oldID: String
        package let reason: String
    }

    /// How much of a kind would go.
    package struct Loss: Hashable, Sendable {
        package let kind: String
        package let present: Int
        package let deleted: Int

        /// How much of it, rounded up: what a limit is judged by is what people read.
        package var percent: Int { Int((Double(deleted) * 100 / Double(max(present, 1))).rounded(.up)) }
    }

    package struct Summary: Hashable, Sendable {
        package var create = 0
        package var update = 0
        package var delete = 0
        package var unchanged = 0
        /// Resources that go with a parent that is deleted.
        package var cascaded = 0
    }

    package struct Estimate: Hashable, Sendable {
        package let requests: Int
        package let seconds: Int
    }

    /// Short digest of everything else in the plan; empty until the document is written.
    package var id = ""
    /// When it was made, as handed in.
    package var created: UTCTime
    package var source: String
    /// The site whose ids the source has, so that pairs of ids can be remembered; nil if nobody knows.
    package var sourceSite: String?
    package var target: Target
    /// The account that the target was when the plan was made; nil where nothing told, and in older plans.
    package var account: Account?
    /// The fingerprint of the table of kinds that it was made by; nil in plans of earlier versions.
    package var table: String?
    package var isMirror: Bool
    /// What it makes stands in the source under another name: nothing comes back by it.
    package var isCopy = false
    /// What it says of the records that it deletes; nil for every plan that is about resources.
    package var purge: Purge?
    /// The source held nothing at all.
    package var isSourceEmpty = false
    package var policy = PlanOptions.UnresolvedPolicy.stop
    package var operations: [Operation] = []
    package var settlements: [Settlement] = []
    package var unresolved: [Unresolved] = []
    package var ambiguous: [Ambiguity] = []
    package var unknown: [Difference.Unknown] = []
    package var notRestorable: [NotRestorable] = []
    /// Members that stay otherwise than the source has them; a run adds those that the service dropped.
    package var notCarried: [NotCarried] = []
    package var warnings: [Warning] = []
    package var losses: [Loss] = []
    package var referred: [Referred] = []
    package var renewed: [Renewed] = []
    package var guards: [Guard] = []
    package var summary = Summary()
    package var estimate = Estimate(requests: 0, seconds: 0)

    package init(created: UTCTime, source: String, target: Target, isMirror: Bool) {
        self.created = created
        self.source = source
        self.target = target
        self.isMirror = isMirror
    }

    package var isEmpty: Bool { operations.isEmpty }

    /// Was something asked for, and all of it is left to people?
    package var staysBehind: Bool { isEmpty && summary.unchanged == 0 && !notRestorable.isEmpty }

    /// Makes the summary say how many operations there are.
    mutating func countOperations() {
        summary.create = operations.count { $0.action == .create }
        summary.update = operations.count { $0.action == .update }
        summary.delete = operations.reduce(0) { $0 + $1.write.deletions }
    }

    /// The operations of each level, the first level first.
    package var levels: [[Operation]] {
        Dictionary(grouping: operations, by: \.level).sorted { $0.key < $1.key }.map(\.value)
    }
}
