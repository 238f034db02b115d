/// Moments as services write them.
extension UTCTime {
    /// Reads `2026-11-20`, `2026-11-20T08:30`, `2026-11-20 08:30:00.1234567`, with `Z`, `+02:00`, `-0800` or no zone behind it.
    /// - Parameter offset: seconds that a moment without a zone is ahead of UTC.
    package init?(reported text: String, offset: Int) {
        guard let moment = Self.reported(Array(text.utf8), offset) else { return nil }
        self = moment
    }

    private static func reported(_ bytes: [UInt8], _ offset: Int) -> UTCTime? {
        guard bytes.count >= 10, bytes.count <= 40,
            let day = CalendarDay(bytes[..<10])
        else { return nil }
        var seconds = day.start.seconds
        var zone = offset
        var rest = bytes[10...]
        if !rest.isEmpty {
            guard let mark = rest.popFirst(), mark == 0x54 || mark == 0x74 || mark == 0x20,
                let hour = number(&rest, below: 24), rest.popFirst() == 0x3A, let minute = number(&rest, below: 60)
            else { return nil }
            seconds += hour * 3600 + minute * 60
            if rest.first == 0x3A {
                rest.removeFirst()
                guard let second = number(&rest, below: 61) else { return nil }
                seconds += min(second, 59)
                if rest.first == 0x2E || rest.first == 0x2C {
                    rest.removeFirst()
                    guard rest.first.map(isDigit) == true else { return nil }
                    rest = rest.drop(while: isDigit)
                }
            }
            guard let said = self.zone(rest, offset) else { return nil }
            zone = said
        }
        return UTCTime(seconds: Double(seconds - zone))
    }

    private static func zone(_ text: ArraySlice<UInt8>, _ standard: Int) -> Int? {
        var rest = text
        guard let sign = rest.popFirst() else { return standard }
        if sign == 0x5A || sign == 0x7A { return rest.isEmpty ? 0 : nil }
        guard sign == 0x2B || sign == 0x2D, let hours = number(&rest, below: 24) else { return nil }
        if rest.first == 0x3A { rest.removeFirst() }
        let minutes = rest.isEmpty ? 0 : number(&rest, below: 60)
        guard let minutes, rest.isEmpty else { return nil }
        return (hours * 3600 + minutes * 60) * (sign == 0x2D ? -1 : 1)
    }

    /// Two digits.
    private static func number(_ rest: inout ArraySlice<UInt8>, below limit: Int) -> Int? {
        guard let tens = rest.popFirst(), let ones = rest.popFirst(), isDigit(tens), isDigit(ones) else { return nil }
        let number = Int(tens - 0x30) * 10 + Int(ones - 0x30)
        return number < limit ? number : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
