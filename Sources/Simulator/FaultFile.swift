package import Wire

extension FaultSchedule {
    /// Rules written down, for people who rehearse:
    /// `[{"method": "POST", "path": "*/campaigns", "nth": 1, "fault": "dropAfter"}, {"fault": {"status": 503}}]`.
    /// The occurrence is one of `nth`, `first`, `after`, `every` with a number; without one the rule always holds.
    package init(file: JSONValue) throws(SiteFileError) {
        guard let elements = file.elements else { throw SiteFileError(place: "faults", reason: "a list expected") }
        var rules: [Rule] = []
        for (index, element) in elements.enumerated() {
            let place = "faults[\(index)]"
            let method = element["method"]?.text
            if let method, HTTPMethod(rawValue: method) == nil {
                throw SiteFileError(place: "\(place).method", reason: "GET, POST, PUT or DELETE expected")
            }
            rules.append(
                Rule(
                    method.flatMap { HTTPMethod(rawValue: $0) }, element["path"]?.text ?? "*",
                    Self.occurrence(element), try Self.fault(element["fault"] ?? nil, at: "\(place).fault")))
        }
        self.init(rules)
    }

    private static func occurrence(_ value: JSONValue) -> Occurrence {
        if let number = value["nth"]?.integer { return .nth(number) }
        if let number = value["first"]?.integer { return .first(number) }
        if let number = value["after"]?.integer { return .after(number) }
        if let number = value["every"]?.integer { return .every(number) }
        return .all
    }

    private static let plain: [String: Fault] = [
        "dropBefore": .dropBefore, "dropAfter": .dropAfter, "hangBefore": .hangBefore, "hangAfter": .hangAfter,
        "halfHead": .halfHead, "truncatedBody": .truncatedBody, "wrongLength": .wrongLength, "garbage": .garbage,
    ]

    private static func fault(_ value: JSONValue, at place: String) throws(SiteFileError) -> Fault {
        if let fault = value.text.flatMap({ plain[$0] }) { return fault }
        if let address = value["redirect"]?.text { return .redirect(to: address) }
        if let pause = value["slow"]?.integer { return .slow(milliseconds: pause) }
        if let status = value["statusAfter"]?.integer, (200...599).contains(status) { return .statusAfter(status) }
        if let status = value["status"]?.integer, (200...599).contains(status) {
            let wait = value["retryAfter"]?.integer.map { [HTTPHeader("Retry-After", "\($0)")] } ?? []
            return .status(status, headers: wait, body: Array((value["body"]?.text ?? "").utf8))
        }
        let known = plain.keys.sorted().joined(separator: ", ")
        throw SiteFileError(
            place: place, reason: "one of \(known), or an object with status, statusAfter, redirect or slow expected")
    }
}
