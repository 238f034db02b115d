/// Which of many hashes are there more than once. Sorts them, so that a hundred thousand cost no more than themselves.
package struct Doubles: Sendable {
    /// The places of hashes that are equal, in order; groups by the place of their first.
    package let groups: [[Int]]

    package init(_ hashes: [Int]) {
        let order = hashes.indices.sorted { (hashes[$0], $0) < (hashes[$1], $1) }
        var groups: [[Int]] = []
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, hashes[order[end]] == hashes[order[start]] { end += 1 }
            if end - start > 1 { groups.append(Array(order[start..<end])) }
            start = end
        }
        self.groups = groups.sorted { $0[0] < $1[0] }
    }
}
