import Catalog
package import Diffing
import Planning
import Wire

/// What must be known beside the changes, in lines.
package struct NoticeText: Sendable {
    /// What an address is called.
    let naming: @Sendable (String) -> String
    /// Whether fields are told as they are typed.
    let isTyped: Bool

    /// Things by their addresses.
    package static let byAddress = NoticeText(naming: { $0 }, isTyped: true)

    private func label(_ pointer: JSONPointer) -> String {
        isTyped ? pointer.description : KnownNames.label(of: pointer)
    }

    /// What is told one by one; nil for what is told together, or not at all.
    func line(_ notice: Report.Notice) -> Shown? {
        switch notice {
        case .judged(let item):
            let mark: Shown = item.stops ? "\("stop", .removed)" : "\("note", .changed)"
            return "  \(mark)  \(item.message)\(item.way.map { "  (\($0))" } ?? "")"
        case .loss(let loss): return "  deletes \(loss.deleted) of \(loss.present) \(loss.kind) (\(loss.percent) %)"
        case .unresolved(let item):
            let id = item.id.map { " " + FieldText.short($0) } ?? ""
            return
                "  \("!", .changed) \(naming(item.address.text)) \(label(item.pointer))  \(item.kind)\(id): \(item.reason)"
        case .ambiguous(let item): return "  \("!", .changed) \(naming(item.address.text))  \(item.reason)"
        case .warning(let item): return "  \("!", .changed) \(naming(item.address.text))  \(item.message)"
        case .translated(let address, let step):
            let line: Shown = "  \("translated", .changed)  \(naming(address)) \(label(step.pointer)): "
            let doubt = "only a document says that the two are one"
            return line + "'\(step.from)' is written as '\(step.to)'  \(doubt, .faint)"
        case .byHand(let item):
            return "    \(naming(item.address.text))\(item.field.map { " " + field($0) } ?? ""): \(item.reason)"
        case .unread(let item): return "  \("?", .faint) not read  \(item.at)  \(item.reason, .faint)"
        case .note(let text): return "  \("note", .changed)  \(text)"
        case .cascaded, .kept, .unknown, .notCarried, .gap: return nil
        }
    }

    private func field(_ path: String) -> String {
        isTyped ? path : KnownNames.label(of: JSONPointer(path.split(separator: ".").map(String.init)))
    }

    func unknown(_ notices: [Report.Notice]) -> [Shown] {
        unknown(notices.compactMap { if case .unknown(let item) = $0 { item } else { nil } })
    }

    /// What nobody can tell: one line a reason, however many places share it.
    func unknown(_ items: [Difference.Unknown]) -> [Shown] {
        Self.grouped(items, by: \.reason).map { group in
            // Up to four, since three and one more would be no shorter.
            let named = group.count > 4 ? group.prefix(3) : group[...]
            return
                "  \("?", .faint) \(places(named.map { naming($0.address.text) }, of: group.count))  \(group[0].reason, .faint)"
        }
    }

    /// Records that stay: one line a reason.
    func kept(_ notices: [Report.Notice]) -> [Shown] {
        let items = notices.compactMap { if case .kept(let item) = $0 { item } else { nil } }
        return Self.grouped(items, by: \.reason).map { group in
            "  \("stays", .changed)  \(Wording.few(group.map { naming($0.address.text) }))  \(group[0].reason, .faint)"
        } + notices.compactMap { if case .note = $0 { line($0) } else { nil } }
    }

    /// What no plan can do, below one line that says who can.
    func byHand(_ notices: [Report.Notice]) -> [Shown] {
        notices.isEmpty
            ? [] : ["  \("do this yourself in the control panel", .changed)"] + notices.compactMap { line($0) }
    }

    func notCarried(_ notices: [Report.Notice]) -> [Shown] {
        notCarried(notices.compactMap { if case .notCarried(let item) = $0 { item } else { nil } })
    }

    /// Members that stay otherwise than they should be: one line for each kind of place and reason.
    package func notCarried(_ items: [NotCarried]) -> [Shown] {
        Self.grouped(items) { "\(MemberPlace($0.pointer))\u{0}\($0.reason)" }.map { group in
            let named = group.count > 4 ? group.prefix(3) : group[...]
            // Without a pointer it is the whole resource.
            let pointer = group[0].pointer.tokens.isEmpty ? "" : " " + label(group[0].pointer)
            let places = places(named.map { naming($0.address.text) }, of: group.count)
            return "  \("not carried", .changed)  \(places)\(pointer): \(group[0].reason, .faint)"
        }
    }

    /// `a, b, c and 4 others`
    private func places(_ named: [String], of count: Int) -> String {
        let rest = count - named.count
        return rest > 0 ? named.joined(separator: ", ") + " and \(rest) others" : Wording.list(named)
    }

    /// Each group in the order of its first.
    private static func grouped<Item>(_ items: [Item], by key: (Item) -> String) -> [[Item]] {
        var groups: [[Item]] = []
        var known: [String: Int] = [:]
        for item in items {
            let key = key(item)
            if let index = known[key] {
                groups[index].append(item)
            } else {
                known[key] = groups.count
                groups.append([item])
            }
        }
        return groups
    }
}
