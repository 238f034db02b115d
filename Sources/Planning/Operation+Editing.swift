import Diffing

// What the planner does to writes that it has drafted.
extension Operation.Write {
    mutating func editContent(_ edit: (inout Operation.Content) -> Void) {
        switch self {
        case .creation(var creation):
            edit(&creation.content)
            self = .creation(creation)
        case .adoption(var adoption):
            edit(&adoption.content)
            self = .adoption(adoption)
        case .update(var update):
            edit(&update.content)
            self = .update(update)
        case .companion(var companion):
            edit(&companion.content)
            self = .companion(companion)
        case .completion(var completion):
            edit(&completion.creation.content)
            self = .completion(completion)
        case .toggle, .deletion, .batchDeletion: break
        }
    }

    mutating func editFields(_ edit: (inout [FieldChange]) -> Void) {
        switch self {
        case .update(var update):
            edit(&update.fields)
            self = .update(update)
        case .companion(var companion):
            edit(&companion.fields)
            self = .companion(companion)
        case .creation, .adoption, .completion, .toggle, .deletion, .batchDeletion: break
        }
    }

    /// The second write of what this one makes; nil where it makes nothing.
    var completion: Operation.Completion? {
        switch self {
        case .creation(let creation): .init(of: creation, over: .init())
        case .adoption(let adoption): .init(of: .init(adoption.content), over: adoption.over)
        case .update, .companion, .completion, .toggle, .deletion, .batchDeletion: nil
        }
    }

    /// It was to change something, and nothing is left of that.
    var changesNothing: Bool {
        switch self {
        case .update(let update): update.fields.isEmpty
        case .companion(let companion): companion.fields.isEmpty
        case .creation, .adoption, .completion, .toggle, .deletion, .batchDeletion: false
        }
    }
}
