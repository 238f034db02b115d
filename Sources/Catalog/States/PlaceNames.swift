/// The addresses of a state's places, by their paths.
package struct PlaceNames {
    private var addresses: [String: String] = [:]

    package init() {}

    package init(_ state: any State) throws {
        var cursor = try state.cursor(below: nil, withBodies: false)
        while let next = try cursor.next() {
            add(next.path, next.id, next.address)
        }
    }

    /// One more resource; only what has an id has anything below it whose path does not say its name.
    package mutating func add(_ path: String, _ id: String?, _ address: String) {
        if id != nil { addresses[path] = address }
    }

    package func address(of path: String) -> String {
        var item = path
        while let slash = item.utf8.lastIndex(of: UInt8(ascii: "/")), slash > item.startIndex {
            item = String(item[..<slash])
            if let address = addresses[item] { return address + path.dropFirst(item.count) }
        }
        return String(path.dropFirst())
    }
}
