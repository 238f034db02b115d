package import Keeping
package import SQLite

/// Why the store can't do what it was asked to.
package enum StoreError: Error, Hashable, Sendable {
    /// The file, or what is held beside it.
    case file(KeepingError)
    case unknownSnapshot(Int)
    /// A number that a plan's reading of its target has.
    case readForPlan(Int)
    case unknownRun(Int)
    /// A plan is carried out once.
    case planUsed(String, run: Int)
}

extension StoreError {
    package init(_ error: SQLiteError, path: String) { self = .file(KeepingError(error, path: path)) }

    /// There is no store yet.
    package static func missing(path: String) -> StoreError { .file(.missing(path: path)) }
    static func damaged(path: String, reason: String) -> StoreError { .file(.damaged(path: path, reason: reason)) }
    static func misused(_ reason: String) -> StoreError { .file(.misused(reason)) }

    package var isReplaced: Bool { if case .file(.replaced) = self { true } else { false } }

    package var isMissing: Bool { if case .file(.missing) = self { true } else { false } }

    /// Runs `body` and turns what SQLite throws into what it means for the store.
    static func about<T>(_ path: String, _ body: () throws(SQLiteError) -> T) throws(StoreError) -> T {
        do throws(SQLiteError) {
            return try body()
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// The same for what goes wrong with its file.
    static func about<T>(file body: () throws(KeepingError) -> T) throws(StoreError) -> T {
        do throws(KeepingError) {
            return try body()
        } catch {
            throw .file(error)
        }
    }
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .file(let error): error.words(calling: "store", madeBy: "backup")
        case .unknownSnapshot(let number): "the store has no snapshot \(number); 'snapshots' lists them"
        case .readForPlan(let number):
            "\(number) is what a plan read of its target, which no name stands for; 'snapshots' lists the snapshots"
        case .unknownRun(let number): "the store has no run \(number); 'runs' lists them"
        case .planUsed(let plan, let run):
            "the plan \(plan) was carried out before, in run \(run); a plan is used once, so make a new one"
        }
    }
}
