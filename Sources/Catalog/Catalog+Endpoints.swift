import Wire

/// What the service documents, looked up by a request.
extension Catalog {
    /// A documented request that a method and a path are.
    package struct Documented: Hashable, Sendable {
        package let kind: Kind
        package let endpoint: Endpoint
    }

    /// - Parameter path: below the site's URL: `/livechat/bans/7`. Letters may be of either case, as the service takes them.
    package func documented(_ method: String, _ path: String) -> Documented? {
        documented(at: path).first { $0.endpoint.method == method }
    }

    /// What can be asked at a path, whatever the method.
    package func documented(at path: String) -> [Documented] {
        let segments = path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
        var exact: [Documented] = []
        var others: [Documented] = []
        for kind in kinds {
            let base = kind.base.split(separator: "/").map(String.init)
            guard segments.count > base.count, zip(segments, base).allSatisfy({ $0.isSameName(as: $1) }) else {
                continue
            }
            let rest = segments.dropFirst(base.count)
            for endpoint in kind.endpoints where endpoint.path.matches(rest) {
                let found = Documented(kind: kind, endpoint: endpoint)
                // A word of the table goes before an id that happens to look like it.
                if endpoint.path.ids.isEmpty { exact.append(found) } else { others.append(found) }
            }
        }
        return exact + others
    }
}

extension PathTemplate {
    fileprivate func matches(_ written: ArraySlice<String>) -> Bool {
        written.count == segments.count
            && zip(segments, written).allSatisfy { segment, text in
                switch segment {
                case .literal(let literal):
                    // A verb stands behind the id of what it is about.
                    if literal.hasPrefix("{"), let verb = literal.split(separator: "}", maxSplits: 1).last {
                        text.utf8.count > verb.utf8.count
                            && String(text.suffix(verb.count)).isSameName(as: String(verb))
                    } else {
                        literal.isSameName(as: text)
                    }
                case .id: !text.isEmpty
                }
            }
    }
}
