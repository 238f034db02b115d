package import Catalog
import Wire

extension Difference.Pairing {
    /// A collection that both sides show as one object, with the list that a plan is to write: what the source has more is
    /// added behind what is there, and what it lacks goes only where that is asked for, as with any collection.
    /// - Returns: the pairing with that list as the wanted one; how many elements the target has, and how many of them go.
    ///   Nil where neither body is such an object.
    package func withElements(
        _ form: Kind.SingletonForm, isMirror: Bool
    ) -> (pairing: Self, present: Int, removed: Int)? {
        let name = [wantedBody, presentBody].lazy.compactMap { body in
            body.members?.first { $0.name.isSameName(as: form.member) }?.name
        }.first
        guard let name else { return nil }
        let presentElements = presentBody[anyCase: form.member]?.elements ?? []
        let wantedElements = wantedBody[anyCase: form.member]?.elements ?? []
        let (known, asked) = (Set(presentElements.map(\.word)), Set(wantedElements.map(\.word)))
        let kept = isMirror ? presentElements.filter { asked.contains($0.word) } : presentElements
        var body = wantedBody
        body.set(name, .array(kept + wantedElements.filter { !known.contains($0.word) }))
        let pairing = Self(
            present: present, wanted: wanted, presentBody: presentBody, wantedBody: body, how: how,
            comparison: comparison)
        return (pairing, presentElements.count, presentElements.count - kept.count)
    }
}

extension JSONValue {
    fileprivate var word: String { text ?? written() }
}
