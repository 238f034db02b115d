import Diffing
import Wire

// What a page and Markdown say of a change beside its fields.

extension Report.Change {
    /// What others call it in `needs`.
    var id: String? { step?.id }
    /// Other changes, by their ids, that come first.
    var needs: [String] { step?.needs ?? [] }

    var note: String? { step?.isCompanion == true ? "brought to the source's state" : nil }

    var facts: [Report.Fact] {
        guard let step else { return [] }
        return [
            Report.Fact(name: "operation", value: step.id, isCode: true),
            Report.Fact(name: "request", value: step.request, isCode: true),
        ] + (step.matching.map { [Report.Fact(name: "matched by", value: $0.words)] } ?? [])
    }

    /// Said behind the address.
    var remarks: [String] {
        switch circumstance {
        case .none: []
        case .paired(let address, let how): ["is \(address), matched by \(how.words)"]
        case .operation(let step):
            (step.batch.map { [$0.words] } ?? []) + (step.isNeeded ? ["needed by what was asked for"] : [])
                + [step.evidence].compactMap(\.self)
        // Where each field is from says when it came, and that is enough.
        case .version(let span): isOpen ? [] : span.remarks
        }
    }
}

extension Report.Span {
    fileprivate var remarks: [String] {
        (isAnew ? ["made anew"] : []) + [last.map { "to \($0.name)" } ?? "until now"]
    }
}
