package import Diffing
package import Wire

extension Operation {
    /// A switch that is turned.
    package struct Toggle: Hashable, Sendable {
        package var isOn: Bool
        /// What stands behind the path: `:enable`.
        package var verb: String
        /// The member that shows it.
        package var field: FieldChange
        /// As reviewed; nil where the thing was not there yet.
        package var before: JSONValue?
        /// Fingerprint of `before`; nil where another operation of the plan makes or changes the same thing first.
        package var expect: String?

        package init(_ isOn: Bool, _ verb: String, _ field: FieldChange, before: JSONValue?, expect: String?) {
            self.isOn = isOn
            self.verb = verb
            self.field = field
            self.before = before
            self.expect = expect
        }
    }
}
