import Jobs
import Reporting
import Store
import Wire

extension UnreadVersions {
    var reported: [Report.Unread] { snapshots.map { Report.Unread(at: $0.info.at, reason: $0.reason) } }

    var document: JSONValue {
        .array(
            snapshots.map {
                ["snapshot": .integer($0.info.number), "at": .moment($0.info.at), "reason": .string($0.reason)]
            })
    }
}
