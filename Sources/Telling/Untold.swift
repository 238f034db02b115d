/// Why somebody was not told. The words hold nothing of the address.
package enum Untold: Error, Hashable, Sendable {
    /// The address, the way there or the network can't be had.
    case unreachable(String)
    case answer(status: Int, message: String)
    case command(status: Int32)
    case tooLate(seconds: Int)
    case unstartable(String)
    /// It was tried before in this run, in vain.
    case givenUp

    package var words: String {
        switch self {
        case .unreachable(let reason): reason
        case .answer(let status, _) where (300..<400).contains(status):
            "it answers \(status), and redirects are not followed"
        case .answer(let status, let message): "it answers \(status)" + (message.isEmpty ? "" : ": " + message)
        case .command(let status): "its command ended with exit code \(status)"
        case .tooLate(let seconds): "its command had not ended after \(seconds) seconds and was stopped"
        case .unstartable(let reason): "its command can't be run: \(reason)"
        case .givenUp: "it could not be told before"
        }
    }
}
