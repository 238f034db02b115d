package import Catalog
import Configuring
import Wire

extension Selection {
    /// May an id stand in it where a name does?
    package var mayHaveID: Bool { (only + except).contains { Address($0.description).mayHaveID } }

    /// The same, with what the configuration of these sites ignores.
    func ignoring(asOf sites: Site?...) -> Selection {
        ignoring(
            sites.flatMap { $0?.ignored ?? [] }.compactMap { text in
                guard let parts = JSONPointer.parts(of: text), let pointer = JSONPointer(parts.pointer) else {
                    return nil
                }
                return FieldPattern(Selector(Addresses.meant(by: parts.owner)), pointer)
            })
    }

    /// The selection with names in place of the ids that somebody typed: those that the things have in the states.
    package func meant(in states: [any State]) throws -> Selection {
        func meant(_ patterns: [FieldPattern]) throws -> [FieldPattern] {
            try patterns.flatMap { pattern in
                try pattern.selector.meant(in: states).map { FieldPattern($0, pattern.pointer) }
            }
        }
        return Selection(
            only: try only.flatMap { try $0.meant(in: states) },
            except: try except.flatMap { try $0.meant(in: states) }, onlyFields: try meant(onlyFields),
            exceptFields: try meant(exceptFields), ignored: ignored)
    }
}

extension Selector {
    /// One for each address that the thing has. A name that reads like an id is a name wherever a state has it.
    fileprivate func meant(in states: [any State]) throws -> [Selector] {
        let steps = Address(description).steps
        let plain = Address(steps.prefix { !$0.contains("*") }.joined(separator: "/"))
        guard plain.mayHaveID else { return [self] }
        if try states.contains(where: { try !$0.lacks(plain) }) { return [self] }
        let rest = steps.dropFirst(plain.steps.count)
        let found = Set(try states.map { try $0.address(meant: plain) }).subtracting([plain])
        if found.isEmpty { return [self] }
        return found.sorted().map { Selector(([$0.text] + rest).joined(separator: "/")) }
    }
}

extension State {
    /// Is there nothing at an address, nor below it?
    fileprivate func lacks(_ address: Address) throws -> Bool {
        var cursor = try cursor(below: address, withBodies: false)
        return try cursor.next() == nil
    }
}
