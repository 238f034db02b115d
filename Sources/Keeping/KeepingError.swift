package import Platform
package import SQLite

/// Why a file of ours can't be used, whatever is in it.
package enum KeepingError: Error, Hashable, Sendable {
    /// There is no such file yet.
    case missing(path: String)
    /// Another program's file, another kind of file, or no file at all but a folder or a link.
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
    /// Another run holds what must not be done twice at a time: `the site 'prod'`.
    case held(String, by: FileLock.Holder?)
    /// What has its name now is another file than the one that is open, or there is none, or it was cut off.
    case replaced(path: String)
    /// A call that does not fit: a mistake in this program.
    case misused(String)
}

extension KeepingError {
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
                .forbidden(.of(path, file: path))
            } else {
                .unusable(path: path, reason: error.isDiskFull ? "the disk is full" : error.reason)
            }
    }

    /// Runs `body` and turns what SQLite throws into what it means for the file.
    package static func about<T>(
        _ path: String, _ body: () throws(SQLiteError) -> T
    ) throws(KeepingError) -> T {
        do throws(SQLiteError) {
            return try body()
        } catch {
            throw KeepingError(error, path: path)
        }
    }

    /// The same for calls of the system.
    static func about<T>(
        systemCallsOn path: String, _ body: () throws(SystemError) -> T
    ) throws(KeepingError) -> T {
        do throws(SystemError) {
            return try body()
        } catch {
            throw KeepingError(error, path: path)
        }
    }
}

extension KeepingError {
    /// One sentence for people.
    /// - Parameters:
    ///   - noun: what they call such a file: `store`.
    ///   - command: the one that makes it: `backup`.
    package func words(calling noun: String, madeBy command: String) -> String {
        switch self {
        case .missing(let path): "there is no \(noun) at '\(path)' yet; '\(command)' makes one"
        case .notOurs(let path, let reason): "'\(path)' is not a \(noun) of this program: \(reason)"
        case .newer(let path, let version, let known):
            "the \(noun) '\(path)' has format \(version), this program knows up to \(known); use the newer program"
        case .damaged(let path, let reason):
            "the \(noun) '\(path)' is damaged: \(reason); keep the file, see what 'check' says, go back to a copy"
        case .unusable(let path, let reason): "the \(noun) '\(path)' can't be used: \(reason)"
        case .forbidden(let forbidden): forbidden.words(calling: noun)
        case .older(let path, let owner):
            "the \(noun) '\(path)' was made by an earlier version of this program, and whoever may write it has to bring it up "
                + "to date first: run 'livechat-sync check' as \(owner ?? "its owner") once"
        case .busy(let path): "the \(noun) '\(path)' is in use by another process; try again when that is done"
        case .held(let what, let holder?):
            "another run holds \(what): process \(holder.process), '\(holder.command)', since \(holder.since)"
        case .held(let what, nil): "another run holds \(what)"
        case .replaced(let path):
            "somebody deleted, moved or replaced the \(noun) '\(path)' while it was in use, so what is written to it is lost"
        case .misused(let reason): "the \(noun) was used in a way it does not allow: \(reason)"
        }
    }
}
