package import Wire

/// How the service can fail on purpose. "Before" means that nothing was done, "after" that the request took effect and only
/// its answer is lost or spoiled.
package enum Fault: Sendable, Hashable {
    /// This answer instead of doing anything.
    case status(Int, headers: [HTTPHeader] = [], body: [UInt8] = [])
    /// The request takes effect, the answer claims otherwise: what a gateway does that gives up too early.
    case statusAfter(Int)
    /// 302 to that address, before.
    case redirect(to: String)
    case dropBefore
    case dropAfter
    /// No answer, and the connection stays open until the client leaves.
    case hangBefore
    case hangAfter
    /// Part of the status line and headers, then the end. After.
    case halfHead
    /// Less body than `Content-Length` says. After.
    case truncatedBody
    /// A `Content-Length` that covers half of the body. After.
    case wrongLength
    /// The answer in small pieces with that many milliseconds between them. After.
    case slow(milliseconds: Int)
    /// Bytes that are no HTTP. After.
    case garbage
}

/// What comes out of a request: an answer, or one of the ways to spoil it.
package enum Outcome: Sendable, Hashable {
    case answer(HTTPResponse)
    case dropped
    case hang
    case halfHead(HTTPResponse)
    case truncatedBody(HTTPResponse)
    case wrongLength(HTTPResponse)
    case slow(HTTPResponse, milliseconds: Int)
    case garbage

    /// The answer if it arrives whole, though perhaps late.
    package var response: HTTPResponse? {
        switch self {
        case .answer(let response), .slow(let response, _): response
        case .dropped, .hang, .halfHead, .truncatedBody, .wrongLength, .garbage: nil
        }
    }
}
