package import Wire

/// What the network worker answers to the question of that number.
package struct Reply: Hashable, Sendable {
    package var id: UInt32
    package var outcome: Result<HTTPResponse, TransportError>

    package init(id: UInt32, outcome: Result<HTTPResponse, TransportError>) {
        self.id = id
        self.outcome = outcome
    }

    /// Nil for a frame that holds no reply.
    package init?(_ frame: Frame) {
        var fields = FieldReader(frame.head)
        guard let id = fields.number(), let code = fields.number(), let number = fields.number() else { return nil }
        if code == 0 {
            guard let headers = fields.headers() else { return nil }
            let response = HTTPResponse(status: Int(number), headers: headers, body: frame.body)
            self.init(id: id, outcome: .success(response))
        } else {
            guard let text = fields.text(), let error = TransportError(code: code, number: number, text: text) else {
                return nil
            }
            self.init(id: id, outcome: .failure(error))
        }
    }

    package var frame: Frame {
        var fields = FieldWriter()
        fields.put(id)
        switch outcome {
        case .success(let response):
            fields.put(0)
            fields.put(UInt32(clamping: response.status))
            fields.put(response.headers)
            return Frame(head: fields.bytes, body: response.body)
        case .failure(let error):
            let (code, number, text) = error.coded
            fields.put(code)
            fields.put(number)
            fields.put(text)
            return Frame(head: fields.bytes, body: [])
        }
    }
}

extension TransportError {
    fileprivate var coded: (code: UInt32, number: UInt32, text: String) {
        switch self {
        case .unreachable(let text): (1, 0, text)
        case .insecure(let text): (2, 0, text)
        case .timedOut(let seconds): (3, UInt32(clamping: seconds), "")
        case .lost(let text, let alone): (4, alone ? 1 : 0, text)
        case .tooLarge(let limit): (5, UInt32(clamping: limit), "")
        case .noWorker(let text): (6, 0, text)
        case .cancelled: (7, 0, "")
        }
    }

    fileprivate init?(code: UInt32, number: UInt32, text: String) {
        switch code {
        case 1: self = .unreachable(text)
        case 2: self = .insecure(text)
        case 3: self = .timedOut(seconds: Int(number))
        case 4: self = .lost(text, alone: number == 1)
        case 5: self = .tooLarge(limit: Int(number))
        case 6: self = .noWorker(text)
        case 7: self = .cancelled
        default: return nil
        }
    }
}
