import Catalog
import Diffing
import Wire

extension Report {
    /// Where chats went and where they are to go, where a change is of a rule and what it says differs: a word for when, and the
    /// sentence. Nothing where neither state is known.
    func sentences(of change: Change) -> [(when: String, sentence: String)] {
        let address = Address(change.address)
        let before = RuleSentence(scenery.present.shown[address], scenery.present.names)?.text
        let after =
            change.action == .delete
            ? nil : RuleSentence(scenery.wanted.shown[wanted(change)], scenery.wanted.names)?.text
        if let before, let after, before.isIdentical(to: after) { return [] }
        return [before.map { ("was", $0) }, after.map { ("is to be", $0) }].compactMap(\.self)
    }

    /// Where the wanted state has it.
    private func wanted(_ change: Change) -> Address {
        if case .paired(let address, _) = change.circumstance { return Address(address) }
        return Address(change.address)
    }
}
