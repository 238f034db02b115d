import Applying
import Catalog
import Diffing
import Planning
import Simulator
import Store
import TestSupport
import Testing
import Wire

/// Two sites of one and the same spelling, whichever it is: nothing is renamed, nothing left out, whatever the documents say.
struct SpellingTests {
    enum Spelling: Hashable, CaseIterable {
        case draft, final
        /// The one document in webhooks, bots and forms, the other in segments and invitations, both in windows and buttons.
        case mix
    }

    /// The shop as a service of that spelling has it, with members that no document knows in every object.
    private static func source(_ spelling: Spelling) async throws -> PlainSite {
        PlainSite(try await sources(spelling))
    }

    private static let sources = Prepared<Spelling, PlainSite.Content> { spelling in
        try await content(spelling, SampleSite.shop(.draft), SampleSite.shop(.final))
    }

    private static func content(
        _ spelling: Spelling, _ draft: SimulatedSite, _ final: SimulatedSite
    ) async throws -> PlainSite.Content {
        var drafted = try PlainSite.Content(try await SiteBehindClosure(draft).state("d", site: "d"))
        var finished = try PlainSite.Content(try await SiteBehindClosure(final).state("f", site: "f"))
        switch spelling {
        case .draft: finished = drafted
        case .final: drafted = finished
        case .mix: break
        }
        var content = finished
        content.collections["/livechat/webhooks"] = drafted.collections["/livechat/webhooks"]
        // The draft has the words one by one, the final document as one object.
        let words = "/livechat/translationExcludedWords"
        if spelling == .mix { content.collections[words] = nil }
        for (path, body) in drafted.singletons {
            let name = path.split(separator: "/").last.map(String.init) ?? ""
            if ["chatbotIntegration", "kbIntegration", "offlineMessage"].contains(name) {
                content.singletons[path] = body
            }
            if ["chatWindow", "chatButton"].contains(name) {
                content.singletons[path] = content.singletons[path].map { body.joined(with: $0) } ?? body
            }
        }
        return content
    }

    /// A site that shows nothing but what a bare campaign shows.
    private static func target(_ spelling: Spelling) async throws -> PlainSite {
        PlainSite(try await targets(spelling))
    }

    private static let targets = Prepared<Spelling, PlainSite.Content> { spelling in
        func fresh(_ dialect: Dialect) throws -> SimulatedSite {
            let site = SiteBehindClosure(try Shop.empty(dialect))
            try site.send(.post, "/campaigns", ["name": "Bare"])
            var copy = try Shop.empty(dialect)
            site.change { copy = $0 }
            return copy
        }
        var content = try await content(spelling, fresh(.draft), fresh(.final))
        let bare = try #require(content.collections["/livechat/campaigns"]?.first?["id"]?.text)
        let prefix = "/livechat/campaigns/\(bare)/"
        for (path, body) in content.singletons where path.hasPrefix(prefix) {
            // What tells the documents apart is not to be seen.
            let silent = body.without([
                "adaptiveButtonIconType", "width", "height", "customCSSOfCircle", "bannerImageType", "isEnable",
                "adaptiveButtonRightOffset", "textLinkButtonText", "teamName", "selectedChatbot", "selectedChatbotId",
                "customCSS", "customCSSOfClassic", "allowedDomains", "logo",
            ])
            content.newSingletons[path.replacing("/\(bare)/", with: "/{new}/")] = silent
            content.singletons[path] = nil
        }
        for (path, items) in content.collections where path.hasPrefix(prefix) {
            content.newCollections[path.replacing("/\(bare)/", with: "/{new}/")] = items
            content.collections[path] = nil
        }
        content.collections["/livechat/campaigns"] = []
        for path in ["/livechat/autoDistribution", "/livechat/dynamicCampaign", "/livechat/mobilePush"] {
            content.singletons[path] = [:]
        }
        return content
    }

    private static let options = PlanOptions(isMirror: true, map: .knowledgeBasesOfTheTwin)

    @Test(arguments: Spelling.allCases)
    func `a clone between sites of one spelling carries every member as it is spelt`(spelling: Spelling) async throws {
        let (source, target) = (try await Self.source(spelling), try await Self.target(spelling))
        source.change { $0.decorate() }
        let wanted = try await source.state("a")
        let plan = try Shop.plan(from: wanted, to: try await target.state("b"), Self.options)
        #expect(plan.notCarried.filter { !$0.reason.contains("image file") && !$0.reason.contains("a secret") } == [])
        #expect(plan.operations.flatMap(\.translations) == [])
        let journal = MemoryJournal([], [])
        let report = try await target.apply(plan, journal)
        #expect(report.steps.filter { $0.state != .done }.map { "\($0.address): \($0.error ?? "")" } == [])
        #expect(report.differing.map { "\($0)" } == [])
        #expect(report.findings == [])
        let after = try await target.state("b")
        let pairs = journal.pairs.map {
            IdentityMap.Pair(kind: $0.kind, wantedID: $0.source, presentID: $0.target, how: .created)
        }
        let map = IdentityMap(IdentityMap.knowledgeBasesOfTheTwin.pairs + pairs)
        let comparison = try Differ.compare(present: after, wanted: wanted, map: map, book: RuleBook(.liveChat))
        #expect(comparison.added.map(\.address) == [])
        #expect(comparison.removed.map(\.address) == [])
        #expect(comparison.changed.map { "\($0.resource.address) \($0.fields)" } == [])
        let second = try Shop.plan(from: wanted, to: after, PlanOptions(isMirror: true, map: map))
        #expect(second.operations.map(\.address) == [])
        // To the letter: the same names of members in every object.
        for resource in try wanted.resources(below: nil) {
            guard let kind = Catalog.liveChat[resource.kind], kind.putTakesOnly.isEmpty,
                let twin = try after.resource(at: resource.address)
            else { continue }
            let ignored = Set((kind.readOnly + kind.images + kind.secrets).map(\.description) + ["id"])
            let names = Set((try resource.body().members ?? []).map(\.name)).subtracting(ignored)
            let found = Set((try twin.body().members ?? []).map(\.name))
            #expect(names.isSubset(of: found), "\(resource.address)")
        }
    }

    @Test func `only another spelling that the target shows is translated to, and said`() async throws {
        let source = try await Self.source(.draft)
        let target = try await Self.target(.final)
        let shown: JSONValue = ["id": "w1", "event": "chatStarts", "targetUrl": "https://a.example/"]
        target.change { $0.collections["/livechat/webhooks"] = [shown] }
        source.change {
            $0.collections["/livechat/webhooks"]?.append(
                ["id": "w9", "event": "chatStarted", "targetUrl": "https://b.example/"])
        }
        let plan = try Shop.plan(
            from: try await source.state("a"), to: try await target.state("b"),
            PlanOptions(selection: .init(only: [.init("webhooks")], except: [])))
        let steps = plan.operations.flatMap(\.translations)
        #expect(steps.contains { $0.from == "chatStarted" && $0.to == "chatStarts" && $0.isShown })
        #expect(steps.contains { $0.from == "chatEnded" && $0.to == "chatEnds" && !$0.isShown })
        let again = try Plan(document: plan.document)
        #expect(again == plan)
    }

    @Test(arguments: ["width", "zz_own", "greetingMessage"])
    func `a member that the service drops is found out, and not sent in vain again`(member: String) async throws {
        let (source, target) = (try await Self.source(.draft), try await Self.target(.draft))
        source.change { $0.decorate() }
        target.change { $0.dropped = ["chatWindow \(member)"] }
        let wanted = try await source.state("a")
        var options = Self.options
        let plan = try Shop.plan(from: wanted, to: try await target.state("b"), options)
        let journal = MemoryJournal([], [])
        let report = try await target.apply(plan, journal)
        let windows = try wanted.resources(below: nil).filter { $0.kind == "chatWindow" }
        #expect(report.findings.count == windows.count)
        #expect(report.findings.allSatisfy { $0.pointer.description == "/" + member && $0.finding == .dropped })
        #expect(report.verified == report.steps.count - windows.count)
        let sent = target.writes.count
        options.evidence = TargetEvidence(report.findings.map { $0.evidence(at: "2026-11-28T00:00:00Z") })
        let pairs = journal.pairs.map {
            IdentityMap.Pair(kind: $0.kind, wantedID: $0.source, presentID: $0.target, how: .created)
        }
        options.map = IdentityMap(IdentityMap.knowledgeBasesOfTheTwin.pairs + pairs)
        let second = try Shop.plan(from: wanted, to: try await target.state("b"), options)
        #expect(second.operations.map(\.address) == [])
        #expect(second.notCarried.filter { $0.pointer.description == "/" + member }.count == windows.count)
        #expect(
            second.notCarried.allSatisfy {
                $0.reason.contains("2026-11-28") || !$0.pointer.description.contains(member)
            })
        #expect(target.writes.count == sent)
        // A body of the kind that shows the member counts for more than what was found at another one.
        let window = try #require(windows.first)
        let path = "/livechat" + (try #require(try await target.state("b").resource(at: window.address))).path
        target.change {
            $0.dropped = []
            $0.singletons[path]?.set(member, "1")
        }
        let third = try Shop.plan(from: wanted, to: try await target.state("b"), options)
        #expect(third.operations.map(\.address) == [window.address])
        // Found at the very resource, it holds until somebody clears it.
        #expect(third.notCarried.filter { $0.pointer.description == "/" + member }.count == windows.count - 1)
    }

    /// With another field that differs the service has shown that it did not do the whole; without, that it drops the one.
    @Test(arguments: [true, false])
    func `a write that was not done says nothing of its members`(isMore: Bool) async throws {
        let site = try await Self.source(.final)
        site.change { content in
            content.singletons["/livechat/settings"]?.set("zz_own", 7)
            if isMore { content.singletons["/livechat/settings"]?.set("zz_more", "after") }
        }
        let wanted = try await site.state("a")
        site.change { content in
            content.singletons["/livechat/settings"] = content.singletons["/livechat/settings"]?.without(["zz_own"])
            if isMore { content.singletons["/livechat/settings"]?.set("zz_more", "before") }
        }
        let plan = try Shop.plan(from: wanted, to: try await site.state("a"), PlanOptions())
        #expect(plan.operations.map(\.address) == ["settings"])
        site.change { $0.isDeaf = true }
        let report = try await site.apply(plan)
        #expect(report.verified == 0)
        #expect(report.differing.flatMap(\.fields).contains("/zz_own"))
        #expect(report.findings.map(\.pointer.description) == (isMore ? [] : ["/zz_own"]))
    }

    @Test func `a secret that is not shown after it was sent is not taken for dropped`() async throws {
        let site = try await Self.source(.final)
        site.change { $0.singletons["/livechat/mobilePush"]?.set("androidGcmAPIKey", "clear to see") }
        let wanted = try await site.state("a")
        site.change { content in
            content.singletons["/livechat/mobilePush"] = ["androidType": "other"]
            content.dropped = ["mobilePush androidGcmAPIKey"]
        }
        let plan = try Shop.plan(from: wanted, to: try await site.state("a"), PlanOptions())
        #expect(plan.operations.contains { $0.body?["androidGcmAPIKey"] == "clear to see" })
        let report = try await site.apply(plan)
        #expect(!report.findings.contains { $0.pointer.description == "/androidGcmAPIKey" })
    }

    @Test(arguments: [true, false])
    func `what only the target has goes with a mirror, and stays and is listed without`(isMirror: Bool) async throws {
        let site = try await Self.source(.final)
        let wanted = try await site.state("a")
        let list = "/livechat/secureForms"
        site.change { content in
            content.singletons["/livechat/settings"]?.set("extra", ["a": 1])
            content.collections[list]?[0].set("left", ["over"])
        }
        let present = try await site.state("a")
        let options = PlanOptions(isMirror: isMirror)
        let plan = try Shop.plan(from: wanted, to: present, options)
        let comparison = try Differ.compare(present: present, wanted: wanted, book: RuleBook(.liveChat))
        #expect(comparison.changed.flatMap { $0.fields.map(\.pointer.description) }.sorted() == ["/extra", "/left"])
        #expect(plan.operations.count == (isMirror ? 2 : 0))
        #expect(plan.notCarried.map(\.pointer.description).sorted() == (isMirror ? [] : ["/extra", "/left"]))
        guard isMirror else { return }
        site.change { $0.kept = ["settings extra"] }
        let report = try await site.apply(plan)
        #expect(report.findings.map { "\($0.kind) \($0.pointer) \($0.finding)" } == ["settings /extra kept"])
        #expect(report.differing.count == 1)
        var next = options
        next.evidence = TargetEvidence(report.findings.map { $0.evidence(at: "2026-11-28T00:00:00Z") })
        let second = try Shop.plan(from: wanted, to: try await site.state("a"), next)
        #expect(second.operations == [])
        #expect(second.notCarried.map(\.pointer.description) == ["/extra"])
    }

    @Test func `an image that stands as name and address goes over, with a warning`() async throws {
        let (source, target) = (try await Self.source(.draft), try await Self.target(.draft))
        let plan = try Shop.plan(from: try await source.state("a"), to: try await target.state("b"), Self.options)
        let logos = plan.operations.filter { $0.kind == "chatWindow" && $0.body?["logo"]?.isImageObject == true }
        #expect(!logos.isEmpty)
        #expect(logos.allSatisfy { $0.body?["logo"]?["id"] == nil })
        for logo in logos {
            #expect(plan.warnings.contains { $0.address == logo.address && $0.message.contains("logo") })
            #expect(!plan.notRestorable.contains { $0.address == logo.address && $0.field == "logo" })
        }
    }
}

extension PlainSite.Content {
    /// Puts members that no document knows into every object that the site has.
    fileprivate mutating func decorate() {
        func decorated(_ body: JSONValue) -> JSONValue {
            var body = body
            body.set("zz_own", 7)
            body.set("zz_nested", ["deep": ["er": true], "list": [1, 2, "x"]])
            return body
        }
        for path in singletons.keys where singletons[path]?.members != nil && !path.hasSuffix("/invitation") {
            if !path.hasSuffix("/installationCode") { singletons[path] = singletons[path].map(decorated) }
        }
        for path in collections.keys where path.hasPrefix("/livechat") {
            collections[path] = collections[path]?.map(decorated)
        }
    }
}

extension JSONValue {
    fileprivate func without(_ names: [String]) -> JSONValue {
        .object((members ?? []).filter { !names.contains($0.name) })
    }

    fileprivate func joined(with other: JSONValue) -> JSONValue {
        .object((members ?? []) + (other.members ?? []).filter { self[$0.name] == nil })
    }
}
