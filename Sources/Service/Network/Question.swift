package import Wire

/// What the program asks its network worker.
package struct Question: Hashable, Sendable {
    package var id: UInt32
    /// Seconds without a byte after which the worker gives up.
    package var idleSeconds: UInt32
    package var request: HTTPRequest

    package init(id: UInt32, idleSeconds: UInt32, request: HTTPRequest) {
        self.id = id
        self.idleSeconds = idleSeconds
        self.request = request
    }

    /// Asks the worker itself whether all is in order with its connections.
    package static let rollCall = HTTPRequest(.get, origin: "", target: "")
    var isRollCall: Bool { request.origin.isEmpty }

    /// Nil for a frame that holds no question.
    package init?(_ frame: Frame) {
        var fields = FieldReader(frame.head)
        guard let id = fields.number(), let idleSeconds = fields.number(),
            let method = fields.text().flatMap(HTTPMethod.init), let origin = fields.text(),
            let target = fields.text(), let headers = fields.headers()
        else { return nil }
        self.init(
            id: id, idleSeconds: idleSeconds,
            request: HTTPRequest(method, origin: origin, target: target, headers: headers, body: frame.body))
    }

    package var frame: Frame {
        var fields = FieldWriter()
        fields.put(id)
        fields.put(idleSeconds)
        fields.put(request.method.rawValue)
        fields.put(request.origin)
        fields.put(request.target)
        fields.put(request.headers)
        return Frame(head: fields.bytes, body: request.body)
    }
}
