package import Catalog
import Wire

extension Operation {
    /// Records that go in one request: never none, since a service might take that for all of them.
    package struct BatchDeletion: Hashable, Sendable {
        /// A record as it was reviewed.
        package struct Record: Hashable, Sendable {
            package let id: String
            /// The SHA-256 of its body with members sorted, as hexadecimal digits.
            package let digest: String

            package init(id: String, digest: String) {
                self.id = id
                self.digest = digest
            }
        }

        /// The most that the service is asked to delete at once.
        package static let most = 100

        package let records: [Record]
        /// When they happened: the list of this time shows what is still there.
        package let window: TimeWindow

        /// Nil for no record, more than `most`, or two of one id.
        package init?(_ records: [Record], in window: TimeWindow) {
            guard (1...Self.most).contains(records.count),
                Set(records.map { $0.id.lowercased() }).count == records.count
            else { return nil }
            self.records = records
            self.window = window
        }

        package var ids: [String] { records.map(\.id) }
    }
}
