import Synchronization

/// How many requests that change something are under way, in the whole process: an end that can wait waits for them.
package enum WritesUnderWay {
    private static let count = Atomic(0)

    package static var areAny: Bool { count.load(ordering: .relaxed) > 0 }

    static func begin() { count.add(1, ordering: .relaxed) }
    static func end() { count.subtract(1, ordering: .relaxed) }
}
