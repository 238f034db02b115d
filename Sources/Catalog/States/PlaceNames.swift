/// The addresses of a state's places, by their paths.
package struct PlaceNames {
    private var addresses: [String: Address] = [:]

    package init() {}

    package init(_ state: any State) throws {
        var cursor = try state.cursor(below: nil, withBodies: false)
        while let next = try cursor.next() {
            add(next.path, next.id, next.address)
        }
    }

    /// One more resource; only what has an id has anything below it whose path does not say its name.
    package mutating func add(_ path: String, _ id: String?, _ address: Address) {
        if id != nil { addresses[path] = address }
    }

    package func address(of path: String) -> Address {
        var item = ResourcePath.parent(of: path)
        while !item.isEmpty {
            if let address = addresses[item] { return Address(address.text + path.dropFirst(item.count)) }
            item = ResourcePath.parent(of: item)
        }
        return Address(String(path.dropFirst()))
    }
}
