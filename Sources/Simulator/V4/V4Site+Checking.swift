import Wire

extension V4Site {
    /// Refuses a body that names what doesn't exist, or takes a name that is taken. What an object names already may be gone:
    /// references between modules may dangle (rule fifteen).
    func check(_ bound: JSONValue, old: JSONValue?, _ kind: V4Kind) throws(V4Problem) {
        for reference in kind.references where table.named[reference.kind] != nil {
            let known = Set((old.map { reference.targets(in: $0) } ?? []).compactMap { $0.reference })
            for target in reference.targets(in: bound) {
                guard let id = target.reference, !known.contains(id), self.target(target, of: reference.kind) == nil
                else { continue }
                if reference.status == 404 { throw .notFound(reference.kind, id) }
                throw V4Problem(400, "ParameterInvalid", "\"\(reference.path.path)\" names no \(reference.kind).")
            }
        }
        for name in kind.addresses {
            guard let text = bound[name]?.text else { continue }
            guard text.hasPrefix("https://") || text.hasPrefix("http://") else {
                throw V4Problem(400, "ParameterFormatIncorrect", "\"\(name)\" must be a URL.")
            }
        }
        let isUnique = visit.options.isNameUnique && kind.defaults["name"] != nil
        for name in isUnique ? ["name"] : kind.unique { try checkUnique(name, bound, old: old, kind) }
    }

    /// Names of campaigns are unique; for the other kinds nobody knows (rules fifteen and twenty-seven).
    private func checkUnique(_ name: String, _ bound: JSONValue, old: JSONValue?, _ kind: V4Kind) throws(V4Problem) {
        guard let value = bound[name]?.text else { return }
        let whole = (old ?? [:]).overlaid(with: bound)
        let twin = all(kind.name).first { item in
            item["id"] != old?["id"] && item[name]?.text?.lowercased() == value.lowercased()
                && (kind.parent.map { item[$0.member]?.reference == whole[$0.member]?.reference } ?? true)
        }
        guard twin != nil else { return }
        throw V4Problem(
            400, "EntityDuplicated", "\"\(name)\" is duplicated.",
            details: [
                "entity": .string(kind.name), "field": .string(name), "fieldLabel": .string(name),
                "value": .string(value),
            ])
    }

    /// What can be judged of the object as it would be.
    func checkWhole(_ value: JSONValue, _ kind: V4Kind) throws(V4Problem) {
        let choosing = ["dropdownList", "radioBox", "checkboxList", "checkboxListOptionGroups"]
        if kind.rules.contains(.library), let options = kind.children.first?.member,
            choosing.contains(value["type"]?.text ?? ""),
            value[options]?.elements?.isEmpty ?? true
        {
            throw .missing(options)
        }
        guard value["conditionMetType"]?.text == "logicalExpression" else { return }
        let count = kind.children.compactMap { value[$0.member]?.elements?.count }.max() ?? 0
        let words = (value["logicalExpression"]?.text ?? "").lowercased()
            .split { " ()".contains($0) }.filter { !["and", "or"].contains($0) }
        guard !words.isEmpty, words.allSatisfy({ Int($0).map { (1...max(1, count)).contains($0) } ?? false }) else {
            throw V4Problem(400, "LogicExpressionInvalid", "\"logicalExpression\" is not valid.")
        }
    }
}
