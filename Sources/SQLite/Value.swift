/// One value of a column or of a `?` in a statement.
package enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    /// Bound and read with its length, so U+0000 inside is kept.
    case text(String)
    case blob([UInt8])

    /// Text, or null for nil.
    package static func text(optional text: String?) -> Value { text.map(Value.text) ?? .null }

    /// A number, or null for nil.
    package static func integer(optional number: Int64?) -> Value { number.map(Value.integer) ?? .null }

    /// 1 or 0, the way tables keep a truth value.
    package static func flag(_ value: Bool) -> Value { .integer(value ? 1 : 0) }
}

extension Value: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(stringLiteral value: String) { self = .text(value) }
    package init(nilLiteral: ()) { self = .null }
}
