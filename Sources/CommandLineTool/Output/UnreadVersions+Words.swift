import Jobs
import Store
import Wire

extension UnreadVersions {
    var lines: [Shown] { snapshots.map { "  \("?", .faint) not read  \($0.info.at)  \($0.reason, .faint)" } }

    var words: [String] { snapshots.map { "\($0.info.at.dayAndMinute): \($0.reason)" } }

    var document: JSONValue {
        .array(
            snapshots.map {
                ["snapshot": .integer($0.info.number), "at": .string($0.info.at), "reason": .string($0.reason)]
            })
    }
}
