package import Catalog
package import Configuring
package import Service
package import Store
package import Wire

/// One request that somebody typed, with the site's credential, throttle and journal.
package struct SiteCall: Sendable {
    /// Why a request is not sent.
    package enum Refusal: Error, Hashable {
        /// It would leave the site.
        case elsewhere(String)
        /// The table of kinds does not know it; what it does know at that path.
        case undocumented(method: String, path: String, others: [String])
        /// A deletion of many that names none: a service might take it for all.
        case emptyDeletion(path: String)
        case bodyOfGET
        case noJSON(String)
    }

    /// The service refused a PUT of a part: it takes the whole resource.
    package struct Partial: Error {
        package let error: ServiceError
        /// What the site has and the body lacks.
        package let lacking: [String]
        package let path: String
        package let site: String
    }

    package let session: Session
    package let site: Site
    package let method: HTTPMethod
    package let target: CallTarget
    package let body: [UInt8]
    /// Nil for what the table does not know.
    package let documented: Catalog.Documented?

    /// The member of a run's document that says that it was a call.
    static let mark = "call"

    /// Was the run one request that somebody typed?
    package static func began(_ run: Run) -> Bool { run.document[mark] != nil }

    /// A search changes nothing, though it is a POST.
    package var isWrite: Bool { method != .get && search == nil }

    private var search: SearchPath? {
        guard method == .post, documented?.endpoint.operation == .list else { return nil }
        return SearchPath(target.path)
    }

    /// A write that the site's configuration does not allow, since no whole document describes what it goes to.
    package var isUnallowedExperiment: Bool {
        let catalog = session.catalog
        let isTaught = documented.map { catalog.taught.rows.contains($0.kind.name) } ?? false
        return isWrite && !site.allowsExperiments && (catalog.isExperimental || isTaught)
    }

    /// - Parameters:
    ///   - path: as it is documented, or below the site's URL.
    ///   - isForced: also what the table does not know.
    package init(_ session: Session, _ method: HTTPMethod, _ path: String, body: [UInt8], isForced: Bool) throws {
        self.session = session
        site = try session.workplace.configuration.site(session.name)
        guard let target = CallTarget(path, at: ServiceURL(site.url)) else { throw Refusal.elsewhere(path) }
        self.method = method
        self.target = target
        self.body = body
        documented = session.catalog.documented(method.rawValue, target.path)
        if documented == nil, !isForced {
            throw Refusal.undocumented(
                method: method.rawValue, path: target.path,
                others: Set(session.catalog.documented(at: target.path).map(\.endpoint.method)).sorted())
        }
        if method == .get, !body.isEmpty { throw Refusal.bodyOfGET }
        let document = try Self.document(body)
        let isList = ["", RecordListing.Search.verb].contains { verb in
            session.catalog.documented(at: target.path + verb).contains { $0.endpoint.operation == .list }
        }
        if method == .delete, Self.mayDeleteAll(document, documented, isList: isList) {
            throw Refusal.emptyDeletion(path: target.path)
        }
    }

    private static func document(_ body: [UInt8]) throws(Refusal) -> JSONValue? {
        guard !body.isEmpty else { return Optional.none }
        do throws(JSONError) { return try JSONValue(parsing: body) } catch {
            throw .noJSON(error.plain(in: body).description)
        }
    }

    /// Is it a DELETE of a list that does not say of what?
    private static func mayDeleteAll(
        _ body: JSONValue?, _ documented: Catalog.Documented?, isList: Bool
    ) -> Bool {
        if let ids = body?.elements { return ids.isEmpty || ids.contains { Resource.id(of: ["id": $0]) == nil } }
        return documented?.endpoint.operation == .deleteMany || isList
    }

    /// Sends it. A write is in the journal before it goes out.
    package func run() async throws -> HTTPResponse {
        try await session.connected { connection in
            if let search {
                return try await connection.searcher.response(search, query: target.query, body: body)
            }
            guard isWrite else { return try await connection.reader.response(target.path, query: target.query) }
            let store = try session.workplace.store()
            let lock = try session.lock("call \(method.rawValue) \(target.path)")
            defer { withExtendedLifetime(lock) {} }
            return try await write(over: connection, store)
        }
    }

    private func write(over connection: SiteConnection, _ store: Store) async throws -> HTTPResponse {
        let moment = session.outside.moment
        let before = await present(connection)
        let run = try await store.beginRun(
            plan: identity(moment), document: document, target: site.name, url: site.url.description, at: moment,
            table: store.keep(session.catalog, at: moment))
        var step = JournalStep(
            operation: "call", ordinal: 1, state: .intent, kind: documented?.kind.name ?? "", path: target.path,
            address: Address(target.path.drop { $0 == "/" }.description), write: journaled(before))
        try await store.write(step, of: run, at: moment)
        let response: HTTPResponse
        do throws(ServiceError) {
            response = try await SiteWriter(connection.line).send(
                method, target.path, query: target.query, body: body, hiding: secrets(before))
        } catch {
            if case .outcomeUnknown = error.reason { step.state = .unknown } else { step.state = .failed }
            step.error = error.words
            // Refused is over: there is nothing to go on with. What nobody knows is left to a person.
            try await end(step, of: run, as: step.state == .unknown ? .incomplete : .done, store)
            let lacking = lacking(of: before)
            if case .refused = error.reason, !lacking.isEmpty {
                throw Partial(error: error, lacking: lacking, path: target.path, site: site.name)
            }
            throw error
        }
        step.state = .done
        step.after = try? JSONValue(parsing: response.body)
        step.created = method == .post ? step.after.flatMap { Resource.id(of: $0) } : Optional.none
        try await end(step, of: run, as: .done, store)
        return response
    }

    /// The members that stand there now and that a PUT does not name.
    private func lacking(of present: JSONValue) -> [String] {
        guard method == .put, let given = (try? JSONValue(parsing: body))?.members else { return [] }
        // What no PUT has to carry.
        let own = ["id"] + (documented?.kind.readOnly.map(\.description) ?? [])
        let names = Set(given.map(\.name) + own)
        return (present.members ?? []).map(\.name).filter { !names.contains($0) }
    }

    /// What the body, and what it is laid over, hold that no message may repeat.
    private func secrets(_ present: JSONValue?) -> [String] {
        guard let kind = documented?.kind else { return [] }
        return [try? JSONValue(parsing: body), present].compactMap { $0 }.flatMap { kind.secretTexts(in: $0) }
    }

    private func end(_ step: JournalStep, of run: Int, as state: Run.State, _ store: Store) async throws {
        let moment = session.outside.moment
        try await store.write(step, of: run, at: moment)
        try await store.setState(state, of: run, at: moment)
    }

    /// What stands there now, where the table knows how to ask: for whoever wants it back.
    private func present(_ connection: SiteConnection) async -> JSONValue {
        guard method == .put || method == .delete, session.catalog.documented("GET", target.path) != nil,
            documented?.endpoint.operation != .deleteMany
        else { return nil }
        do throws(ServiceError) {
            return try await connection.reader.document(target.path)
        } catch {
            // What is not there has nothing to say.
            if error.reason != .absent {
                session.workplace.tell(
                    .doubt(
                        site: site.name,
                        "what stands there now can't be read, so the journal will not have it: \(error.words)"))
            }
            return nil
        }
    }

    private func journaled(_ before: JSONValue) -> JournalStep.Write {
        let document = (try? JSONValue(parsing: body)) ?? nil
        return switch method {
        case .get, .put: .update(body: document, before: before)
        case .post: .creation(body: document, known: [])
        case .delete:
            if let ids = document.elements {
                .batchDeletion(ids: ids.compactMap { Resource.id(of: ["id": $0]) })
            } else {
                .deletion(before: before)
            }
        }
    }

    /// Two calls are never one, however alike.
    private func identity(_ moment: UTCTime) -> String {
        "call-" + SHA256.digest(of: Array("\(moment) \(method.rawValue) \(target.path)".utf8) + body).hex.prefix(12)
    }

    private var document: JSONValue {
        [
            Self.mark: [
                "method": .string(method.rawValue), "path": .string(target.path),
                "query": .object(target.query.map { JSONMember($0.name, .string($0.value)) }),
            ], "source": "call", "operations": [["id": "call"]],
        ]
    }
}
