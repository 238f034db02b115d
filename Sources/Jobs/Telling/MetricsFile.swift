import Catalog
package import Configuring
import Diffing
import Foundation
import Platform
import Store
package import Telling
package import Wire

/// The file of numbers that the configuration names: read, brought up to date and put in its place as a whole, or left as it was.
package struct MetricsFile: Sendable {
    /// Why the numbers are not in the file.
    package enum Failure: Error, Hashable {
        case system(String)
        /// Something else stands in it.
        case foreign(line: Int)
        /// Another run has held it all the time.
        case held
    }

    private let path: String

    /// Nil where the configuration names none.
    package init?(_ configuration: Configuration) {
        guard let path = configuration.metrics else { return nil }
        self.path = path
    }

    /// Changes what the file says, while nobody else does.
    package func update(at moment: UTCTime, _ change: (inout Metrics) -> Void) async throws(Failure) {
        let lock = try await lock(at: moment)
        defer { withExtendedLifetime(lock) {} }
        var metrics = try read()
        change(&metrics)
        do throws(SystemError) {
            // Read by a collector that is another user.
            let file = try ReplacedFile(path, isForAll: true)
            try file.write(Array(metrics.text.utf8))
            try file.commit()
        } catch {
            throw .system("\(error)")
        }
    }

    private func read() throws(Failure) -> Metrics {
        guard let data = FileManager.default.contents(atPath: path) else {
            if FileManager.default.fileExists(atPath: path) { throw .system("\(path) can't be read") }
            return Metrics()
        }
        do throws(Metrics.Foreign) {
            return try Metrics(String(decoding: data, as: UTF8.self))
        } catch {
            throw .foreign(line: error.line)
        }
    }

    /// Others hold it for a moment only.
    private func lock(at moment: UTCTime) async throws(Failure) -> FileLock {
        for _ in 0..<100 {
            do throws(FileLock.Failure) {
                return try FileLock(path + ".lock", command: "metrics", since: "\(moment)")
            } catch {
                if case .system(let error) = error { throw .system("\(error)") }
            }
            do { try await Task.sleep(for: .milliseconds(50)) } catch { throw .held }
        }
        throw .held
    }
}

extension Session {
    /// What a backup found, as numbers.
    package func samples(of result: SiteCrawl.Outcome) -> [Metrics.Sample] {
        let site = Metrics.Label("site", name)
        func sample(_ family: Metrics.Family, _ value: Double, _ labels: [Metrics.Label] = []) -> Metrics.Sample {
            Metrics.Sample(family, [site] + labels, value)
        }
        let snapshot = result.outcome.snapshot
        var resources: [String: Int] = [:]
        for place in result.coverage { resources[place.kind, default: 0] += place.count }
        var samples = [
            sample(.gaps, Double(result.coverage.count(where: \.state.isGap))),
            sample(.requests, Double(result.requests)), sample(.duration, (result.seconds * 1000).rounded() / 1000),
        ]
        samples += resources.map { sample(.resources, Double($0.value), [.init("kind", $0.key)]) }
        let changes = result.comparison.map(Self.byKind) ?? [:]
        // A kind that changes now and then is a line that is always there, and 0 most of the time.
        for kind in Set(resources.keys).union(changes.keys) {
            for change in Drift.Change.allCases {
                let labels = [Metrics.Label("kind", kind), .init("change", change.rawValue)]
                samples.append(sample(.changes, Double(changes[kind]?[change] ?? 0), labels))
            }
        }
        // What is too much to be told apart by kinds.
        if result.comparison == nil, result.before != nil {
            let counts = snapshot.changes
            for (change, count) in [
                (Drift.Change.added, counts.added), (.changed, counts.changed), (.removed, counts.removed),
            ] {
                samples.append(sample(.changes, Double(count), [.init("kind", ""), .init("change", change.rawValue)]))
            }
        }
        return samples
    }

    /// What has drifted, as numbers.
    package func samples(of drift: SiteDrift) -> [Metrics.Sample] {
        let site = Metrics.Label("site", name)
        var samples = [Metrics.Sample(.driftUnread, [site], Double(drift.comparison.unknown.count))]
        let counts = Self.byKind(drift.comparison)
        let kinds = catalog.configuration.filter(\.isWritable).map(\.name)
        for kind in Set(kinds).union(counts.keys) {
            for change in Drift.Change.allCases {
                let labels = [site, .init("kind", kind), .init("change", change.rawValue)]
                samples.append(Metrics.Sample(.drift, labels, Double(counts[kind]?[change] ?? 0)))
            }
        }
        return samples
    }

    private static func byKind(_ comparison: Comparison) -> [String: [Drift.Change: Int]] {
        var counts: [String: [Drift.Change: Int]] = [:]
        for resource in comparison.added { counts[resource.kind, default: [:]][.added, default: 0] += 1 }
        for resource in comparison.removed { counts[resource.kind, default: [:]][.removed, default: 0] += 1 }
        for change in comparison.changed { counts[change.resource.kind, default: [:]][.changed, default: 0] += 1 }
        return counts
    }
}
