extension String {
    /// 8-4-4-4-12 hexadecimal digits?
    package var isGuid: Bool {
        guard utf8.count == 36 else { return false }
        for (index, byte) in utf8.enumerated() {
            switch index {
            case 8, 13, 18, 23: if byte != UInt8(ascii: "-") { return false }
            default:
                switch byte {
                case 0x30...0x39, 0x41...0x46, 0x61...0x66: continue
                default: return false
                }
            }
        }
        return true
    }

    /// A guid in lower case, anything else as it is.
    package var foldedGuid: String { isGuid ? lowercased() : self }
}
