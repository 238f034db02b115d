import Wire

/// An answer that should be a list: held, or only looked through where it is too long for that.
enum ListDocument {
    case held(JSONValue)
    case outlined(JSONOutline)

    /// All but the elements of long lists.
    var head: JSONValue {
        switch self {
        case .held(let value): value
        case .outlined(let outline): outline.head
        }
    }

    /// The items, if the document is a bare list.
    var items: ListItems? {
        switch self {
        case .held(let value): value.elements.map { ListItems($0) }
        case .outlined(let outline): outline.list.map { ListItems($0) }
        }
    }

    /// The items under that name, whatever the case of its letters.
    func items(anyCase name: String) -> ListItems? {
        switch self {
        case .held(let value): value[anyCase: name]?.elements.map { ListItems($0) }
        case .outlined(let outline): outline.list(anyCase: name).map { ListItems($0) }
        }
    }
}
