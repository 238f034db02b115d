/// What is costly to make and many tests begin with: each is made when it is first asked for, and then shared by all tests
/// of the run. For values only, so that no test sees what another one does.
package actor Prepared<Key: Hashable & Sendable, Value: Sendable> {
    private let make: @Sendable (Key) async throws -> Value
    private var made: [Key: Task<Value, any Error>] = [:]

    package init(_ make: @escaping @Sendable (Key) async throws -> Value) { self.make = make }

    package func callAsFunction(_ key: Key) async throws -> Value {
        // Kept before it is done: who comes meanwhile waits for the same one.
        let task = made[key] ?? Task { [make] in try await make(key) }
        made[key] = task
        return try await task.value
    }
}
