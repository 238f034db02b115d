import Catalog
package import Wire

/// A resource field by field, each with the version that last changed it.
///
/// Goes by what values mean, as a comparison does: what the service sets on its own is left out, another spelling is no
/// change, and an element of a list is followed wherever in the list it stands.
package struct Blame: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package let pointer: JSONPointer
        package let value: JSONValue
        /// Its value may not be shown.
        package let isSecret: Bool
        /// Which of the versions brought it.
        package let version: Int

        /// The value as anybody may see it. A secret that the service left empty stays so, to show that there is none.
        package var shownValue: JSONValue { isSecret && value.saysSomething ? FieldChange.mask : value }
    }

    /// The fields of the last version, in the order of its members.
    package let lines: [Line]

    /// - Parameter versions: the bodies that the resource had, oldest first.
    package init(_ versions: [JSONValue], rules: BodyRules) {
        var tracer = BlameTracer(rules)
        var known: BlameTracer.Known?
        for (number, body) in versions.enumerated() {
            let body = rules.kind.mayBeText ? body.loneText : body
            tracer.version = number
            known = .init(value: body, trace: tracer.trace(body, known, rules.root, since: number))
        }
        lines = known.map { tracer.lines(of: $0.value, $0.trace, rules.root) } ?? []
    }
}
