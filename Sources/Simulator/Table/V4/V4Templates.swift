import Wire

/// What a new site and a new campaign have without anybody having made it (rule sixteen). Names are inventions but for rating
/// and comment, which the notes saw on the form after a chat.
enum V4Templates {
    struct SystemField {
        let name: String
        let type: String
        var options: [String] = []
    }

    /// The member that holds what people put into their pages.
    static let code = "installationCode"

    static let fields = [
        SystemField(name: "Name", type: "text"), SystemField(name: "Email", type: "text"),
        SystemField(name: "Phone", type: "text"), SystemField(name: "Company", type: "text"),
        SystemField(name: "ProductService", type: "dropdownList", options: ["Product", "Service"]),
        SystemField(name: "Subject", type: "text"), SystemField(name: "Content", type: "textArea"),
        SystemField(name: "Rating", type: "rating"), SystemField(name: "Rating Comment", type: "textArea"),
        SystemField(name: "Category", type: "category"), SystemField(name: "Comment", type: "comment"),
    ]

    /// The fields that a new form shows, by the list that holds its rows.
    static let forms = [
        "preChatFormFields": ["Name", "Email"], "postChatFormFields": ["Rating", "Rating Comment"],
        "offlineMessageFormFields": ["Name", "Email", "Subject", "Content"],
    ]

    static let rows: [(kind: String, bodies: [JSONValue])] = [
        (
            "autoInvitations",
            ["Welcome back", "Long on one page", "Leaving soon"].map { ["name": .string($0), "text": "Hello!"] }
        ),
        ("wrapupFormFields", ["Category", "Comment"].map { ["fieldId": .string($0), "label": .string($0)] }),
    ]
}
