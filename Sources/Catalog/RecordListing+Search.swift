package import Wire

extension RecordListing {
    /// A list that is asked for by a POST to the kind's path with `:search` behind it. What its body says of time was seen to be
    /// ignored, so the list is sorted, the newest first, and the program looks at the time itself.
    package struct Search: Hashable, Sendable, Codable {
        /// One condition of the body: `{"name":"departmentId","operator":"ignored","value":[""]}`.
        package struct Filter: Hashable, Sendable, Codable {
            package var name: String
            package var `operator`: String
            package var value: [String]

            package init(_ name: String, _ operator: String, _ value: [String]) {
                self.name = name
                self.operator = `operator`
                self.value = value
            }
        }

        /// The member that the list is sorted by: the one that says when a record happened.
        package var by: String
        /// Together they select every record.
        package var filters: [Filter] = []
        /// The parameter that says which page is asked for, counted from 1.
        package var index = "pageIndex"
        /// The parameters that say what the list is sorted by, and in which order.
        package var sort = "sortBy"
        package var order = "sortOrder"
        /// The order in which the newest comes first.
        package var descending = "desc"

        package init(by member: String) { by = member }

        /// What stands behind the path of every search.
        package static let verb = ":search"

        package var body: JSONValue {
            [
                "filters": .array(
                    filters.map { filter in
                        [
                            "name": .string(filter.name), "operator": .string(filter.operator),
                            "value": .array(filter.value.map { .string($0) }),
                        ]
                    })
            ]
        }
    }
}

extension RecordListing.Search {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        self.init(by: try row.decode(String.self, forKey: .by))
        filters = try row.decodeIfPresent([Filter].self, forKey: .filters) ?? []
        if let said = try row.decodeIfPresent(String.self, forKey: .index) { index = said }
        if let said = try row.decodeIfPresent(String.self, forKey: .sort) { sort = said }
        if let said = try row.decodeIfPresent(String.self, forKey: .order) { order = said }
        if let said = try row.decodeIfPresent(String.self, forKey: .descending) { descending = said }
    }
}

extension RecordListing.Search.Filter {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        name = try row.decode(String.self, forKey: .name)
        self.operator = try row.decode(String.self, forKey: .operator)
        value = try row.decode([String].self, forKey: .value)
    }
}
