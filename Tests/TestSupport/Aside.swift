import Foundation

/// Does what waits for another process on a thread of its own, so that other tests have the few that all tests share.
package func aside<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result(catching: body)) }.start()
    }
}
