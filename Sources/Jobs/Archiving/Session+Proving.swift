import Archive
import Catalog
import Configuring
import Planning
import Wire

extension Session {
    /// Nobody can make a record anew: what a plan deletes has to be in the archive when it is carried out, not only when the plan
    /// was made.
    /// - Throws: `JobRefusal.notArchived` for the first record that the archive does not hold as it was reviewed; `ArchiveError` for
    ///   an archive that is not there or can't be read.
    func proveArchived(_ plan: Plan) throws {
        guard plan.purge != nil else { return }
        let archive = try ArchiveReader(workplace.configuration.archive)
        let series = try archive.series(of: name, catalog)
        for operation in plan.operations {
            guard case .batchDeletion(let batch) = operation.write else { continue }
            let own = series.first { $0.kind.name.isIdentical(to: operation.kind) }
            for record in batch.records {
                let known = try own.flatMap { try archive.record(record.id, of: $0) }
                guard known?.digest.hex.isIdentical(to: record.digest) == true else {
                    throw JobRefusal.notArchived(kind: operation.kind, id: record.id)
                }
            }
        }
    }
}
