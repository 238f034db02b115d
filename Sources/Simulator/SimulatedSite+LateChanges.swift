package import Wire

extension SimulatedSite {
    /// What an agent does to a record after it happened, in a console of which no document speaks: a rating comes in, a chat gets its
    /// category.
    /// - Returns: whether there is one of that id.
    package mutating func amend(_ kind: String, _ id: String, _ change: (inout JSONValue) -> Void) -> Bool {
        let place = Place(kind: kind)
        let isVersion4 = version4 != nil
        let items = (isVersion4 ? version4?.state.collections[place] : state.collections[place]) ?? []
        guard let index = items.firstIndex(where: { $0["id"]?.reference == id }) else { return false }
        var record = items[index]
        change(&record)
        if isVersion4 {
            version4?.state.collections[place]?[index] = record
        } else {
            state.collections[place]?[index] = record
        }
        return true
    }
}
