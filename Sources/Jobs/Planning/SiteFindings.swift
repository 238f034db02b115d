import Applying
import Catalog
import Diffing
import Store
import Wire

/// What writes to a site have shown of the members that it takes, as the store remembers it.
enum SiteFindings {
    static func read(_ reader: SnapshotReader, of site: String?) throws -> TargetEvidence {
        guard let site else { return TargetEvidence() }
        return TargetEvidence(
            try reader.findings(of: site).compactMap { item in
                guard let place = MemberPlace(item.place),
                    let finding = TargetEvidence.Finding(rawValue: item.finding)
                else { return nil }
                return .init(
                    kind: item.kind, place: place, finding: finding, address: Address(item.address), at: item.at)
            })
    }

    static func keep(_ findings: [WriteFinding], of site: String, run: Int, at moment: UTCTime, in store: Store)
        async throws
    {
        try await store.remember(
            findings.map { found in
                let item = found.evidence(at: moment)
                return RememberedFinding(
                    kind: item.kind, place: item.place.description, finding: item.finding.rawValue,
                    address: item.address.text, run: run, at: moment)
            }, of: site)
    }
}
