import Configuring
package import Telling
import Wire

extension Session {
    /// Brings the file of numbers up to date, where the configuration names one. That it can't be done is an event like others.
    /// - Parameters:
    ///   - families: that the command has counted anew; empty where nothing came of it.
    ///   - exitCode: of the command, for this site.
    package func count(
        _ command: String, _ families: Set<Metrics.Family>, _ samples: [Metrics.Sample], exitCode: Int32
    ) async {
        guard !Task.isCancelled, let file = MetricsFile(workplace.configuration) else { return }
        let labels = [Metrics.Label("site", name), .init("command", command)]
        var (families, samples) = (families.union([.lastRun, .lastExit]), samples)
        samples.append(.init(.lastRun, labels, outside.now().rounded(.down)))
        samples.append(.init(.lastExit, labels, Double(exitCode)))
        // A store that can't be read says nothing of it, and neither does the file then.
        if let newest = try? newestCheck() {
            families.insert(.lastComplete)
            samples.append(.init(.lastComplete, [.init("site", name)], Double(newest.seconds)))
        } else if (try? workplace.readerIfThere()) != nil {
            families.insert(.lastComplete)
            samples.append(.init(.lastComplete, [.init("site", name)], 0))
        }
        do throws(MetricsFile.Failure) {
            try await file.update(at: outside.moment) { metrics in
                metrics.replace(families, of: name, command: command, by: samples)
            }
        } catch {
            workplace.tell(.uncounted(error))
        }
    }
}

extension Metrics.Family {
    /// What a backup counts.
    package static let ofBackup: Set<Self> = [.resources, .changes, .gaps, .requests, .duration]
    /// What a look at the drift counts.
    package static let ofDrift: Set<Self> = [.drift, .driftUnread]
}
