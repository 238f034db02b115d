package import Store

/// Where a run writes down what it is about to do and what came of it. Each write is on the disk when it returns.
package struct RunJournal: Sendable {
    package let number: Int
    package let write: @Sendable (JournalStep) async throws -> Void
    /// A thing of the source stands for that id on the target from now on.
    package let remember: @Sendable (_ kind: String, _ sourceID: String, _ targetID: String) async throws -> Void

    package init(
        number: Int, write: @escaping @Sendable (JournalStep) async throws -> Void,
        remember: @escaping @Sendable (_ kind: String, _ sourceID: String, _ targetID: String) async throws -> Void
    ) {
        self.number = number
        self.write = write
        self.remember = remember
    }
}
