import Wire

extension SimulatedSite {
    /// Answers the requests that are none of reading, writing or listing an object.
    mutating func performSpecial(_ exchange: Exchange) throws(Refusal) -> HTTPResponse? {
        for rule in exchange.kind.rules {
            switch rule {
            case .wordList: return try excludedWords(exchange)
            case .achieved: return try achieve(exchange)
            case .visitorVariables: return try changeVariables(exchange)
            case .installationCode: return .json(200, installationCode(exchange))
            case .currentAgent:
                guard let me = state.target(.string(agent), of: exchange.kind.parent ?? "", key: .id) else {
                    throw Refusal(404, "the agent of this credential is gone")
                }
                return .json(200, me)
            default: continue
            }
        }
        return nil
    }

    /// The final dialect shows all excluded words as one list of texts.
    private mutating func excludedWords(_ exchange: Exchange) throws(Refusal) -> HTTPResponse {
        let place = Place(kind: exchange.kind.parent ?? "")
        let old = state.collections[place] ?? []
        if exchange.request.method == .put {
            let body = try BodyBinder.body(of: exchange.request)
            guard let words = body["excludedWords"]?.elements else {
                throw Refusal(400, "parameter 'excludedWords' is missing")
            }
            var new: [JSONValue] = []
            for word in words {
                guard word.text != nil else { throw Refusal(400, "'excludedWords' must hold texts") }
                new.append(old.first { $0["word"] == word } ?? ["id": .string(nextID()), "word": word])
            }
            state.collections[place] = new
        }
        let words = (state.collections[place] ?? []).map { $0["word"] ?? "" }
        return .json(200, ["excludedWords": .array(words)])
    }

    /// Codes as drafts of the document had them: 1 no such action, 2 no such visitor.
    private func achieve(_ exchange: Exchange) throws(Refusal) -> HTTPResponse {
        let body = try BodyBinder.body(of: exchange.request)
        let name = body["conversionName"] ?? body["conversion_name"] ?? nil
        guard state.target(name, of: exchange.kind.parent ?? "", key: .name) != nil else {
            return .json(200, ["code": 1, "message": "no such conversion action"])
        }
        let visitors = exchange.kind.references.first { $0.path == "visitorId" }?.kind ?? ""
        guard state.target(body["visitorId"] ?? nil, of: visitors, key: .id) != nil else {
            return .json(200, ["code": 2, "message": "no such visitor"])
        }
        return .json(200, ["code": 0, "message": "ok"])
    }

    private mutating func changeVariables(_ exchange: Exchange) throws(Refusal) -> HTTPResponse {
        let kind = exchange.kind.parent ?? ""
        guard let found = state.find(exchange.id, of: kind, owners: [""]) else {
            throw Refusal(404, "no such object: \(kind) \(exchange.id)")
        }
        guard let values = try BodyBinder.body(of: exchange.request).elements else {
            throw Refusal(400, "the body must be a list of variables")
        }
        let changed = item(at: found).with("customVariableResults", .array(values))
        state.collections[found.place]?[found.index] = changed
        return .json(200, changed)
    }

    /// An object in the final document; the draft says only that there is a code.
    private func installationCode(_ exchange: Exchange) -> JSONValue {
        let host = exchange.request.origin
        let code = """
            <!--begin chat code--><div id="chat-\(exchange.owner ?? "")"></div>\
            <script src="\(host)/chat.js?siteId=\(siteID)&amp;planId=\(exchange.owner ?? "")" async></script>\
            <!--end chat code-->
            """
        return options.dialect == .draft ? .string(code) : ["code": .string(code)]
    }
}
