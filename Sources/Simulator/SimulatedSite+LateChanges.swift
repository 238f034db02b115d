package import Wire

extension SimulatedSite {
    /// What an agent does to a record after it happened, in a console of which no document speaks: a rating comes in, a chat gets its
    /// category.
    /// - Returns: whether there is one of that id.
    package mutating func amend(_ kind: String, _ id: String, _ change: (inout JSONValue) -> Void) -> Bool {
        let place = Place(kind: kind)
        guard let index = state.collections[place]?.firstIndex(where: { $0["id"]?.reference == id }) else {
            return false
        }
        guard var record = state.collections[place]?[index] else { return false }
        change(&record)
        state.collections[place]?[index] = record
        return true
    }
}
