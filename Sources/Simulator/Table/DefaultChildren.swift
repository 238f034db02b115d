import Wire

/// The form fields and invitations that exist in a campaign from its first moment.
enum DefaultChildren {
    /// A form's built-in fields in their order: name and type. They can't be made or deleted.
    static let systemFields: [(form: String, fields: [(name: String, type: String)])] = [
        (
            "preChat",
            [
                ("Name", "textBox"), ("Email", "textBox"), ("Phone", "textBox"), ("Company", "textBox"),
                ("Product Service", "dropdownList"), ("Department", "dropdownList"), ("Ticket Id", "textBox"),
            ]
        ),
        ("postChat", [("Rating", "rating"), ("Rating Comment", "textArea")]),
        (
            "offlineMessage",
            [
                ("Name", "textBox"), ("Email", "textBox"), ("Phone", "textBox"), ("Company", "textBox"),
                ("Product Service", "dropdownList"), ("Department", "dropdownList"), ("Ticket Id", "textBox"),
                ("Subject", "textBox"), ("Message", "textArea"), ("Attachment", "file"),
            ]
        ),
        ("agentWrapup", [("Category", "checkboxListwithOptionGroups"), ("Wrap-up Comment", "textArea")]),
    ]

    /// Forms that show a field of those names from the start.
    static let visible = [
        "Name", "Email", "Rating", "Rating Comment", "Subject", "Message", "Category", "Wrap-up Comment",
    ]

    /// All lists of a new campaign with what is in them.
    static func lists(of owner: String, _ guids: GUIDSource) -> [Place: [JSONValue]] {
        var lists: [Place: [JSONValue]] = [Place(kind: "customRules", owner: owner): []]
        for (form, fields) in systemFields {
            let place = Place(kind: "campaignFormFields", owner: "\(owner)/\(form)")
            lists[place] = fields.enumerated().map { index, field in
                self.field(
                    field.name, type: field.type, order: index + 1,
                    id: guids.guid(for: "\(owner)/\(form)/\(field.name)"))
            }
        }
        lists[Place(kind: "autoInvitations", owner: owner)] = invitations.enumerated().map { index, invitation in
            let id = guids.guid(for: "\(owner)/autoInvitations/\(invitation.name)")
            return JSONValue.object([JSONMember("id", .string(id))]).overlaid(with: DefaultObjects.autoInvitation)
                .with("name", .string(invitation.name)).with("text", .string(invitation.text))
                .with("order", .integer(index + 1)).with("conditions", [invitation.condition])
        }
        return lists
    }

    private static func field(_ name: String, type: String, order: Int, id: String) -> JSONValue {
        var definition: JSONValue = ["isSystem": true, "name": .string(name), "type": .string(type)]
        if name == "Product Service" {
            definition = definition.with("options", [["value": "General", "order": 1]])
        }
        let grades: [JSONValue] = ["Very poor", "Poor", "Fair", "Good", "Excellent"].enumerated().map { index, label in
            ["grade": .integer(index + 1), "label": .string(label), "isVisible": true]
        }
        return [
            "id": .string(id), "field": definition, "isVisible": .bool(visible.contains(name)),
            "isRequired": .bool(name == "Subject"), "order": .integer(order),
            "ratingGrades": .array(type == "rating" ? grades : []),
        ]
    }

    /// The invitations every campaign starts with, all of them switched off.
    static let invitations: [(name: String, text: String, condition: JSONValue)] = [
        (
            "Built-in: returning visitor", "Welcome back! May we help you?",
            ["field": "Numberofvisits", "operator": "isMoreThan", "value": "1", "order": 1]
        ),
        (
            "Built-in: long stay", "Have you found what you were looking for?",
            ["field": "CurrentPageURL", "operator": "contains", "value": "/", "order": 1]
        ),
    ]
}
