package import Platform
package import SQLite

/// Why the store can't do what it was asked to.
package enum StoreError: Error, Hashable, Sendable {
    /// There is no store yet.
    case missing(path: String)
    /// Another program's file, or no file at all but a folder or a link.
    case notOurs(path: String, reason: String)
    /// Made by a version of this program that keeps things in another way.
    case newer(path: String, version: Int64, known: Int64)
    /// The file contradicts itself.
    case damaged(path: String, reason: String)
    /// This machine does not let us: no space, no permission, no memory, a disk that fails.
    case unusable(path: String, reason: String)
    /// This user may not: another one may.
    case forbidden(Forbidden)
    /// An earlier version of this program made it, and it can't be brought up to date by this user.
    case older(path: String, owner: String?)
    /// Another process has the file and went on having it.
    case busy(path: String)
    /// Another run holds the site.
    case held(site: String, by: FileLock.Holder?)
    case unknownSnapshot(Int)
    /// A number that a plan's reading of its target has.
    case readForPlan(Int)
    case unknownRun(Int)
    /// A plan is carried out once.
    case planUsed(String, run: Int)
    /// A call that does not fit: a mistake in this program.
    case misused(String)
}

extension StoreError {
    /// Decides by SQLite's result code, never by its words.
    package init(_ error: SQLiteError, path: String) {
        self =
            switch error.cause {
            case .damaged: .damaged(path: path, reason: error.reason)
            case .notDatabase: .notOurs(path: path, reason: "it is not a SQLite database")
            case .busy: .busy(path: path)
            case .diskFull: .unusable(path: path, reason: "the disk is full")
            case .readOnly: .unusable(path: path, reason: "it may not be written")
            case .unopenable: .unusable(path: path, reason: "it can't be opened or made")
            case .inputOutput: .unusable(path: path, reason: error.reason)
            case .outOfMemory: .unusable(path: path, reason: "out of memory")
            case .other: .misused(error.reason)
            }
    }

    package init(_ error: SystemError, path: String) {
        self =
            if error.isForbidden {
                .forbidden(.of(path, store: path))
            } else {
                .unusable(path: path, reason: error.isDiskFull ? "the disk is full" : error.reason)
            }
    }

    /// Runs `body` and turns what SQLite throws into what it means for the file.
    static func about<T>(_ path: String, _ body: () throws(SQLiteError) -> T) throws(StoreError) -> T {
        do throws(SQLiteError) {
            return try body()
        } catch {
            throw StoreError(error, path: path)
        }
    }
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let path): "there is no store at '\(path)' yet; 'backup' makes one"
        case .notOurs(let path, let reason): "'\(path)' is not a store of this program: \(reason)"
        case .newer(let path, let version, let known):
            "the store '\(path)' has format \(version), this program knows up to \(known); use the newer program"
        case .damaged(let path, let reason):
            "the store '\(path)' is damaged: \(reason); keep the file, see what 'check' says, go back to a copy"
        case .unusable(let path, let reason): "the store '\(path)' can't be used: \(reason)"
        case .forbidden(let forbidden): "\(forbidden)"
        case .older(let path, let owner):
            "the store '\(path)' was made by an earlier version of this program, and whoever may write it has to bring it up "
                + "to date first: run 'livechat-sync check' as \(owner ?? "its owner") once"
        case .busy(let path): "the store '\(path)' is in use by another process; try again when that is done"
        case .held(let site, let holder?):
            "another run holds the site '\(site)': process \(holder.process), '\(holder.command)', since \(holder.since)"
        case .held(let site, nil): "another run holds the site '\(site)'"
        case .unknownSnapshot(let number): "the store has no snapshot \(number); 'snapshots' lists them"
        case .readForPlan(let number):
            "\(number) is what a plan read of its target, which no name stands for; 'snapshots' lists the snapshots"
        case .unknownRun(let number): "the store has no run \(number); 'runs' lists them"
        case .planUsed(let plan, let run):
            "the plan \(plan) was carried out before, in run \(run); a plan is used once, so make a new one"
        case .misused(let reason): "the store was used in a way it does not allow: \(reason)"
        }
    }
}
