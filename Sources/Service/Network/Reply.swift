package import Wire

/// What the network worker answers to the question of that number.
package struct Reply: Hashable, Sendable {
    package var id: UInt32
    package var outcome: Result<HTTPResponse, TransportError>
    /// The worker broke down before it was told that this is all; whether it is, the answer itself has to show.
    package var isUnended = false
    /// Stands where the code of an error would.
    private static let unended: UInt32 = 0x6f70656e
    /// In place of a question's number: the worker itself is meant, whose connections bring what nobody asked for.
    static let worker: UInt32 = 0

    package init(id: UInt32, outcome: Result<HTTPResponse, TransportError>, isUnended: Bool = false) {
        self.id = id
        self.outcome = outcome
        self.isUnended = isUnended
    }

    /// Nil for a frame that holds no reply.
    package init?(_ frame: Frame) {
        var fields = FieldReader(frame.head)
        guard let id = fields.number(), let code = fields.number(), let number = fields.number() else { return nil }
        if code == 0 || code == Self.unended {
            guard let headers = fields.headers() else { return nil }
            let response = HTTPResponse(status: Int(number), headers: headers, body: frame.body)
            self.init(id: id, outcome: .success(response), isUnended: code == Self.unended)
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
            fields.put(isUnended ? Self.unended : 0)
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
        case .deadly(let text): (8, 0, text)
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
        case 8: self = .deadly(text)
        default: return nil
        }
    }
}
