import Catalog
import Testing

struct AddressStepTests {
    @Test(
        arguments: [
            ("", "", [], "", ""),
            ("settings", "", [], "settings", "settings"),
            ("a/b", "a", ["a"], "a", "b"),
            (
                "campaigns/Sales/chatWindow", "campaigns/Sales", ["campaigns", "campaigns/Sales"], "campaigns",
                "chatWindow"
            ),
            ("a%2Fb/c", "a%2Fb", ["a%2Fb"], "a%2Fb", "c"),
            // A slash and a combining accent are one Character, and no address of ours.
            ("a/\u{301}b", "a", ["a"], "a", "\u{301}b"),
        ] as [(Address, Address, [Address], String, String)])
    func `an address is taken apart at its slashes`(
        address: Address, parent: Address, ancestors: [Address], first: String, last: String
    ) {
        #expect(address.parent == parent)
        #expect(address.ancestors == ancestors)
        #expect(address.lineage == ancestors + [address])
        #expect(address.depth == ancestors.count)
        #expect(address.firstStep == first)
        #expect(address.lastStep.utf8.elementsEqual(last.utf8))
        #expect(address.steps.count == (address.isSite ? 0 : ancestors.count + 1))
    }

    /// Whatever is near `a` in the order of addresses, in that order.
    static let neighbours: [Address] = [
        "", "A", "a", "a!", "a%2Fb", "a-", "a.b/c", "a/", "a/b", "a/b/c", "a/~", "a0", "aa", "a~1", "a~1/b", "b", "b/a",
    ]

    @Test func `addresses are in the order of their bytes`() {
        #expect(Self.neighbours.shuffled().sorted() == Self.neighbours)
    }

    @Test(
        arguments: [
            ("a", ["a/b", "a/b/c", "a/~"]), ("a/b", ["a/b/c"]), ("a~1", ["a~1/b"]), ("a%2Fb", []), ("aa", []),
            ("b", ["b/a"]),
        ] as [(Address, [Address])])
    func `below an address is what has it and a slash in front`(address: Address, below: [Address]) {
        let others = Self.neighbours.filter { $0 != "a/" }
        #expect(others.filter { $0.isBelow(address) } == below)
        #expect(others.filter { $0.isBelow(oneOf: [address, "nowhere"]) } == below)
        #expect(others.filter { address.rangeBelow.contains($0) } == below)
        #expect(others.filter { $0.isAtOrBelow(address) } == [address] + below)
        #expect(others.filter { $0.ancestors.contains(address) } == below)
    }

    @Test func `everything is below the site, but for the site`() {
        let others = Self.neighbours.filter { !$0.isSite }
        #expect(Self.neighbours.filter { $0.isBelow(.site) } == others)
        #expect(Self.neighbours.allSatisfy { $0.isAtOrBelow(.site) && Address.site.rangeBelow.contains($0) })
        #expect(!Address("a").isBelow(oneOf: [.site]))
    }

    @Test(
        arguments: [
            ("", "settings", "settings"), ("campaigns", "Shop", "campaigns/Shop"),
            ("campaigns", "B2B / Trade", "campaigns/B2B%20%2F%20Trade"), ("a/b", "~", "a/b/%7E"),
            ("a", "é", "a/%C3%A9"),
        ] as [(Address, String, Address)])
    func `a name becomes a step`(parent: Address, name: String, item: Address) {
        #expect(parent.item(named: name) == item)
        #expect(item.parent == parent)
        #expect(Percent.decoded(item.lastStep) == name)
        #expect(parent.child(item.lastStep) == item)
    }

    @Test(
        arguments: [
            ("a/b~12", "a/b"), ("a~1/b", nil), ("a/b", nil), ("a/b~1~2", "a/b~1"), ("~1", ""), ("a/b%7E1", nil),
        ] as [(Address, Address?)])
    func `a twin says what it would be called without the other`(address: Address, base: Address?) {
        #expect(address.untwinned == base)
    }

    @Test(
        arguments: [
            ("a/b/c", "a/b", "a/x", "a/x/c"), ("a/b", "a/b", "x", "x"), ("a/b/c/d", "a", "b/e", "b/e/b/c/d"),
        ] as [(Address, Address, Address, Address)])
    func `what is below moves along`(address: Address, ancestor: Address, other: Address, moved: Address) {
        #expect(address.moved(with: ancestor, to: other) == moved)
    }

    @Test func `two addresses are one only if their bytes are`() {
        #expect(Address("caf\u{E9}") != Address("cafe\u{301}"))
        #expect(Address("a") != "A")
        #expect(Set<Address>(["a", "a", "A", "a/b"]).count == 3)
        #expect("\(Address("a/b"))" == "a/b")
    }

    @Test(arguments: [
        ("/campaigns/1/chatButton", "/campaigns/1", true), ("/Campaigns/1/x", "/campaigns/1", true),
        ("/campaigns/1", "/campaigns/1", false), ("/campaigns/12", "/campaigns/1", false), ("/a", "/a/b", false),
        ("/a%2Fb", "/a", false),
    ])
    func `paths that differ in case are one`(path: String, other: String, isBelow: Bool) {
        #expect(ResourcePath.isBelow(path, other) == isBelow)
        #expect(ResourcePath.isAtOrBelow(path, other) == (isBelow || path == other))
        #expect(ResourcePath.isBelow(path.lowercased(), oneOf: [other.lowercased(), "/z"]) == isBelow)
        #expect(ResourcePath.isAtOrBelow(path, path.uppercased()))
    }
}
