package import Wire

/// Which requests fail, and how. Counts the requests that each rule fits, so that "the second POST" can be said.
package struct FaultSchedule: Sendable {
    package struct Rule: Sendable, Hashable {
        /// Nil: any.
        package var method: HTTPMethod?
        /// Fits path and query of the request; `*` stands for any characters, letter case doesn't count.
        package var path: String
        package var occurrence: Occurrence
        package var fault: Fault

        package init(
            _ method: HTTPMethod? = nil, _ path: String = "*", _ occurrence: Occurrence = .all, _ fault: Fault
        ) {
            self.method = method
            self.path = path
            self.occurrence = occurrence
            self.fault = fault
        }
    }

    /// Which of the requests that fit, counted from 1.
    package enum Occurrence: Sendable, Hashable {
        case all
        case nth(Int)
        case first(Int)
        /// All but the first ones.
        case after(Int)
        case every(Int)

        func contains(_ number: Int) -> Bool {
            switch self {
            case .all: true
            case .nth(let wanted): number == wanted
            case .first(let count): number <= count
            case .after(let count): number > count
            case .every(let step): step > 0 && number % step == 0
            }
        }
    }

    package var rules: [Rule] { didSet { counts = Array(repeating: 0, count: rules.count) } }
    private var counts: [Int]

    package init(_ rules: [Rule] = []) {
        self.rules = rules
        counts = Array(repeating: 0, count: rules.count)
    }

    /// The fault of the first rule that wants this request. All rules that fit it count it.
    mutating func next(for request: HTTPRequest) -> Fault? {
        var fault: Fault?
        for (index, rule) in rules.enumerated() where counts.indices.contains(index) {
            guard rule.method == nil || rule.method == request.method, Self.fits(request.target, rule.path) else {
                continue
            }
            counts[index] += 1
            if fault == nil, rule.occurrence.contains(counts[index]) { fault = rule.fault }
        }
        return fault
    }

    /// Greedy matching with one step back, linear in practice whatever the pattern.
    private static func fits(_ text: String, _ pattern: String) -> Bool {
        let text = Array(text.lowercased().utf8)
        let pattern = Array(pattern.lowercased().utf8)
        var (at, mark) = (0, 0)
        var star: (pattern: Int, text: Int)?
        while at < text.count {
            if mark < pattern.count, pattern[mark] == UInt8(ascii: "*") {
                star = (mark, at)
                mark += 1
            } else if mark < pattern.count, pattern[mark] == text[at] {
                at += 1
                mark += 1
            } else if let back = star {
                star = (back.pattern, back.text + 1)
                at = back.text + 1
                mark = back.pattern + 1
            } else {
                return false
            }
        }
        return pattern[mark...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
