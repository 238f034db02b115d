/// One request that the service documents.
package struct Endpoint: Hashable, Sendable, Codable {
    package let method: String
    package let path: PathTemplate
    /// Nil for what is none of a row's operations.
    package let operation: Kind.Operation?

    package init(method: String, path: PathTemplate, operation: Kind.Operation?) {
        self.method = method
        self.path = path
        self.operation = operation
    }

    fileprivate init(listedAt path: PathTemplate) { self.init(method: "GET", path: path, operation: .list) }

    fileprivate init(searchedAt path: PathTemplate) {
        let search = PathTemplate(path.description + RecordListing.Search.verb)
        self.init(method: "POST", path: search, operation: .list)
    }

    /// `GET /campaigns/{}/chatButton`: what two spellings of one endpoint have in common, braces blanked, in lower case.
    package var signature: String {
        let blanked = path.segments.map {
            switch $0 {
            case .literal(let text): "/" + text.lowercased()
            case .id: "/{}"
            }
        }
        // A colon verb stands behind the segment it belongs to.
        return method + " " + blanked.joined()
    }
}

extension Kind {
    /// What the row says about the service, spelled out.
    package var endpoints: [Endpoint] {
        let listed = shape != .singleton
        let collections = asked.isEmpty ? paths + (listed || !operations.isEmpty ? otherPaths : []) : asked
        var all: [Endpoint] = []
        for operation in operations {
            switch operation {
            case .list:
                all += collections.map { listing?.search == nil ? .init(listedAt: $0) : .init(searchedAt: $0) }
            case .create:
                all += (asked.isEmpty ? paths : asked).map { Endpoint(method: "POST", path: $0, operation: .create) }
            case .deleteMany:
                all += paths.map { Endpoint(method: "DELETE", path: $0, operation: .deleteMany) }
            case .read:
                all += (listed ? itemPaths : collections).map { Endpoint(method: "GET", path: $0, operation: .read) }
            case .update:
                all += (listed ? itemPaths : collections).map { Endpoint(method: "PUT", path: $0, operation: .update) }
            case .delete:
                all += itemPaths.map { Endpoint(method: "DELETE", path: $0, operation: .delete) }
            }
        }
        if asSingleton != nil {
            all += paths.map { Endpoint(method: "PUT", path: $0, operation: .update) }
        }
        if let toggle {
            // Things of two designs are switched by the one that has the verbs.
            for path in shape == .singleton ? collections : itemPaths {
                all += [toggle.on, toggle.off].map {
                    Endpoint(method: "POST", path: PathTemplate(path.description + $0), operation: nil)
                }
            }
        }
        return all + actions.map { Endpoint(method: $0.method, path: $0.path, operation: nil) }
    }
}
