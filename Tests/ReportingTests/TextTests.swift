import Catalog
import Diffing
import Planning
import Reporting
import TestSupport
import Testing
import Wire

/// What a terminal is told of values that are made here.
struct TextTests {
    private static func state(_ label: String, _ resources: [Resource], unread: [String] = []) -> MemoryState {
        let coverage = Hostile.coverage.map { place in
            guard unread.contains(place.kind) else { return place }
            return Coverage(kind: place.kind, path: place.path, state: .forbidden, reason: "no right")
        }
        return MemoryState(origin: Origin(label: label, site: "shop"), resources: resources, coverage: coverage)
    }

    private static func ban(_ ip: String, _ comment: String) -> Resource {
        Resource(
            kind: "bans", path: "/bans/\(ip)", id: ip, address: "bans/\(ip)",
            body: ["id": .string(ip), "type": "ip", "ip": .string(ip), "comment": .string(comment)])
    }

    private static func variable(_ name: String, _ value: String) -> Resource {
        Resource(
            kind: "customVariables", path: "/customVariables/\(name)", id: name, address: "customVariables/\(name)",
            body: ["id": .string(name), "name": .string(name), "value": .string(value)])
    }

    private static let present = state(
        "shop", [ban("1.1.1.1", "one"), ban("2.2.2.2", "two"), variable("a", "x"), variable("b", "y")],
        unread: ["webhooks"])
    private static let wanted = state(
        "shop@1", [ban("1.1.1.1", "one more"), ban("3.3.3.3", "three"), variable("a", "x"), variable("b", "z")])

    static func comparison() throws -> Comparison {
        try Differ.compare(present: present, wanted: wanted, book: RuleBook(.liveChat))
    }

    private static func plan(isMirror: Bool = true) throws -> Plan {
        var plan = try Planner.plan(
            from: wanted, to: present, target: .init(site: "shop", url: "https://shop.example"),
            options: PlanOptions(isMirror: isMirror), created: "2026-11-20T03:00:00Z",
            circumstances: Circumstances(
                isProtected: true, site: .init(site: "shop", url: "https://shop.example")),
            book: RuleBook(.liveChat))
        plan.id = "0123456789ab"
        return plan
    }

    private static func lines(
        _ report: Report, _ glyphs: Glyphs = .unicode, width: Int? = nil, _ extent: ReportText.Extent = .whole
    ) -> [String] {
        ReportText(report, on: Screen(glyphs, width: width), extent).lines.map(\.plain)
    }

    @Test func `a comparison names what changes, what comes and what goes, then what nobody knows, and counts`() throws
    {
        #expect(
            Self.lines(Report(try Self.comparison(), .liveChat)) == [
                "Adds the ban 3.3.3.3, changes the comment of Bans › 1.1.1.1 and the value of Custom variables › b, "
                    + "deletes the ban 2.2.2.2.", "",
                "  - Bans › 2.2.2.2", "  + Bans › 3.3.3.3",
                "  ~ Bans › 1.1.1.1", "      Comment  \"one\" → \"one more\"",
                "  ~ Custom variables › b", "      Value  \"y\" → \"z\"",
                "  ? Webhooks  shop: forbidden (no right)",
                "shop → shop@1: 1 to add, 2 to change (2 fields), 1 to remove, 1 alike, 1 unknown",
            ])
    }

    @Test func `counts come with what nobody could read, and with nothing else`() throws {
        #expect(
            Self.lines(Report(try Self.comparison(), .liveChat), .plain, .counts) == [
                "  ? Webhooks  shop: forbidden (no right)",
                "shop -> shop@1: 1 to add, 2 to change (2 fields), 1 to remove, 1 alike, 1 unknown",
            ])
    }

    @Test(
        arguments: [
            ([], "nothing differs, 2 alike"),
            (["webhooks"], "nothing differs in what could be compared, 2 alike, 1 unknown"),
        ] as [([String], String)])
    func `that nothing differs is said of what was compared`(unread: [String], words: String) throws {
        let resources = [Self.ban("1.1.1.1", "one"), Self.variable("a", "x")]
        let comparison = try Differ.compare(
            present: Self.state("a", resources, unread: unread), wanted: Self.state("b", resources),
            book: RuleBook(.liveChat))
        #expect(Self.lines(Report(comparison, .liveChat)).last == "a and b: " + words)
    }

    @Test func `a plan says where it goes first, and totals and guards where the eye is`() throws {
        let plan = try Self.plan()
        #expect(
            Self.lines(Report(plan, guards: plan.guards, .liveChat)) == [
                "Plan 0123456789ab  shop@1 → shop  mirror: also deletes what the source lacks",
                "  writes to shop (https://shop.example)",
                "  target read 2026-11-20T03:00:00Z, about 8 requests", "",
                "Adds the ban 3.3.3.3, changes the comment of Bans › 1.1.1.1 and the value of Custom variables › b, "
                    + "deletes the ban 2.2.2.2.", "",
                "  Bans", "    - Bans › 2.2.2.2  deleted", "    + Bans › 3.3.3.3",
                "    ~ Bans › 1.1.1.1", "        Comment  \"one\" → \"one more\"", "",
                "  Custom variables", "    ~ Custom variables › b", "        Value  \"y\" → \"z\"", "",
                "  ? Webhooks  shop: forbidden (no right)", "",
                "1 to create, 2 to update (2 fields), 1 to delete, 1 unchanged, 1 unknown",
                "  deletes 1 of 2 bans (50 %)",
                "  note  1 place was not read completely, so nothing there is deleted",
                "  stop  shop is protected  (--confirm shop lifts this)",
            ])
    }

    @Test func `deletions of a long plan stand together at its end`() throws {
        let many = (10..<25).map { Self.ban("10.0.0.\($0)", "") }
        let plan = try Planner.plan(
            from: Self.state("a", [Self.variable("a", "x")]), to: Self.state("b", many),
            target: .init(site: "b", url: "u"), options: PlanOptions(isMirror: true), created: "2026-11-20T03:00:00Z",
            book: RuleBook(.liveChat))
        let lines = Self.lines(Report(plan, guards: plan.guards, .liveChat))
        #expect(lines.count { $0.hasPrefix("    - Bans › ") && $0.hasSuffix("  deleted") } == 15)
        #expect(
            lines.filter { $0.hasPrefix("  - Bans › ") }
                == plan.operations.suffix(15).map { "  - Bans › \($0.address.lastStep)" })
        #expect(lines.contains("1 to create, 0 to update (0 fields), 15 to delete, 0 unchanged"))
        #expect(lines.contains("  deletes 15 of 15 bans (100 %)"))
    }

    @Test func `what an operation will bring is called by its address, and a secret by no name at all`() throws {
        func state(_ label: String, _ campaigns: [String], _ chosen: String, _ password: String) -> MemoryState {
            let items = campaigns.map { name in
                Resource(
                    kind: "campaigns", path: "/campaigns/\(name)", id: name, address: "campaigns/\(name)",
                    body: ["id": .string(name), "name": .string(name)])
            }
            let window = Resource(
                kind: "chatWindow", path: "/campaigns/Old/chatWindow", id: nil, address: "campaigns/Old/chatWindow",
                body: ["customSMTPServer": ["password": .string(password)]])
            let choice = Resource(
                kind: "dynamicCampaign", path: "/dynamicCampaign", id: nil, address: "dynamicCampaign",
                body: ["defaultCampaignId": .string(chosen)])
            return Self.state(label, items + [window, choice])
        }
        let plan = try Planner.plan(
            from: state("a", ["Old", "New"], "New", "hunter2"), to: state("b", ["Old"], "Old", "hunter3"),
            target: .init(site: "b", url: "u"), options: PlanOptions(), created: "2026-11-20T03:00:00Z",
            book: RuleBook(.liveChat))
        let lines = Self.lines(Report(plan, guards: plan.guards, .liveChat))
        #expect(lines.contains("    + New"))
        #expect(lines.contains("        Default campaign  \"Old\" → {\"$ref\":\"New\"}"))
        #expect(lines.contains("        Custom SMTP server › Password  \"•••\" → \"•••\""))
        #expect(!lines.contains { $0.contains("hunter") })
    }

    private static func night(_ number: Int, _ comparison: Comparison?, unread: [Difference.Unknown] = [])
        -> Timeline.Night
    {
        Timeline.Night(
            snapshot: number, at: "2026-11-2\(number)T03:00:00Z", checkedAt: nil, quietNights: number - 1,
            isComplete: unread.isEmpty, isPartial: number == 3, resources: 4, comparison: comparison, unread: unread)
    }

    private static func timeline() throws -> Timeline {
        let same = try Differ.compare(present: wanted, wanted: wanted, book: RuleBook(.liveChat))
        let gap = Difference.Unknown(address: "webhooks", reason: "no right")
        return Timeline(
            site: "shop", nights: [night(1, nil), night(2, try comparison(), unread: [gap]), night(3, same)])
    }

    @Test func `a timeline is a table with a line a night, and says what was not read`() throws {
        #expect(
            Self.lines(Report(try Self.timeline(), .liveChat)) == [
                "SNAPSHOT  AT (UTC)          QUIET  CHANGES   HOW MUCH  OF WHICH",
                "       1  2026-11-21 03:00         first               4 resources",
                "       2  2026-11-22 03:00      1  +1 ~2 -1  ████████  bans +1 ~1 -1, custom variables ~1, with gaps",
                "       3  2026-11-23 03:00      2  +0 ~0 -0            in part", "  ? Webhooks  no right",
            ])
    }

    @Test func `of a part of a site only the nights that touched it are told, and none says so`() throws {
        let timeline = try Self.timeline()
        let part = Self.lines(Report(timeline, isSelection: true, .liveChat))
        #expect(part.count == 3 && part[1].hasPrefix("       2  "))
        let untouched = Timeline(site: "shop\u{1b}", nights: [Self.night(1, nil)])
        for (nights, words) in [
            (untouched, "none of 1 snapshot of 'shop\\u{1b}' changed any of this"),
            (Timeline(site: "shop", nights: []), "no snapshots of 'shop' in this time"),
        ] {
            let text = ReportText(Report(nights, isSelection: true, .liveChat), on: Screen(.unicode))
            #expect(text.lines.isEmpty && text.aside?.plain == words)
        }
        #expect(ReportText(Report(timeline, .liveChat), on: Screen(.unicode)).aside == nil)
    }

    private static func version(_ first: Int, _ last: Int?, isAnew: Bool = false, _ fields: [FieldChange] = [])
        -> Report.Version
    {
        Report.Version(
            kind: "bans", address: "bans/1",
            span: .init(
                first: .init(snapshot: first, at: "2026-11-2\(first)T03:00:00Z"),
                last: last.map { .init(snapshot: $0, at: "2026-11-2\($0)T03:00:00Z") }, isAnew: isAnew),
            fields: fields)
    }

    @Test func `versions stand with the oldest first, and say when one was made anew`() {
        let change = FieldChange(pointer: JSONPointer(["comment"]), from: "a\u{202e}", to: "b")
        let report = Report(
            versions: [Self.version(1, 2), Self.version(3, nil, isAnew: true, [change])], of: "bans/1", on: "shop",
            unread: [.init(at: "2026-11-24T03:00:00Z", reason: "no right")])
        #expect(
            Self.lines(report) == [
                "snapshot 1  2026-11-21T03:00:00Z  first seen  to snapshot 2 (2026-11-22T03:00:00Z)",
                "snapshot 3  2026-11-23T03:00:00Z  made anew  until now",
                "      Comment  \"a\\u{202e}\" → \"b\"",
                "  ? not read  2026-11-24T03:00:00Z  no right",
            ])
    }

    @Test func `a blame is a table in the order of the members, with what is newest marked`() throws {
        let kind = try #require(Catalog.liveChat["bans"])
        let bodies: [JSONValue] = [
            ["type": "ip", "ip": "1.1.1.1", "comment": "a"], ["type": "ip", "ip": "1.1.1.1", "comment": "b\u{1b}[2J"],
        ]
        let report = Report(
            blame: Blame(bodies, rules: BodyRules(kind)).lines, versions: [Self.version(1, 2), Self.version(3, 4)],
            of: "bans/1", on: "shop")
        let text = ReportText(report, on: Screen(.unicode))
        #expect(
            text.lines.map(\.plain) == [
                "SNAPSHOT  DATE        FIELD    VALUE",
                "       1  2026-11-21  Type     \"ip\"",
                "       1  2026-11-21  IP       \"1.1.1.1\"",
                "       3  2026-11-23  Comment  \"b\\u001b[2J\"",
            ])
        #expect(text.lines.map { $0.spans.contains { $0.style == .changed } } == [false, false, false, true])
        #expect(text.aside?.plain == "bans/1 was last there in snapshot 4 (2026-11-24T03:00:00Z)")
    }
}
