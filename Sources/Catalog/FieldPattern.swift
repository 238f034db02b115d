package import Wire

/// A field of resources, as people write it: an address or a glob, and behind `#` a JSON Pointer of members:
/// `campaigns/Sales/chatWindow#/greetingMessage`. It is that resource's alone; a star as the last segment also stands for what is
/// below: `*#/description` is that of everything.
package struct FieldPattern: Hashable, Sendable, CustomStringConvertible {
    package let selector: Selector
    package let pointer: JSONPointer

    package init(_ selector: Selector, _ pointer: JSONPointer) {
        self.selector = selector
        self.pointer = pointer
    }

    package var description: String { "\(selector)#\(pointer)" }

    /// Is that a resource whose field it may be?
    package func concerns(_ address: Address) -> Bool {
        let parts = address.slices
        return selector.endsInStar ? selector.takes(parts) : selector.isExactly(parts)
    }
}

extension FieldPattern {
    /// Is that place the field, or within it, whichever of the dialects spells it?
    package func covers(_ place: JSONPointer, of kind: Kind) -> Bool {
        kind.spellings(of: pointer).contains { $0.isAtOrAbove(place) }
    }
}

/// Which fields of one resource are looked at.
package struct FieldChoice: Hashable, Sendable {
    /// Nil for all.
    package var only: [JSONPointer]?
    package var except: [JSONPointer]

    package static let all = FieldChoice()

    package init(only: [JSONPointer]? = nil, except: [JSONPointer] = []) {
        self.only = only
        self.except = except
    }

    /// Is the field at that place taken, or something in it?
    package func takes(_ place: JSONPointer) -> Bool {
        if except.contains(where: { $0.isAtOrAbove(place) }) { return false }
        return only?.contains { $0.isAtOrAbove(place) || place.isAtOrAbove($0) } ?? true
    }
}
