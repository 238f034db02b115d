import Catalog
import Diffing

extension Planner {
    /// A collection in the form of one object is a collection: without a mirror the target's own elements stay, and what a
    /// mirror takes away counts for the guards.
    mutating func keepingElements(of pairing: Difference.Pairing) -> Difference.Pairing {
        guard let kind = book[pairing.present.kind]?.kind, let form = kind.asSingleton,
            let list = pairing.withElements(form, isMirror: options.isMirror)
        else { return pairing }
        elements[kind.name] = list.present
        if list.removed > 0 { deleted[kind.name, default: 0] += list.removed }
        return list.pairing
    }
}
