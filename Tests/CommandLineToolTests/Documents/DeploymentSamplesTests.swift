import CommandLineTool
import Configuring
import Foundation
import Testing
import TestSupport
import Wire

/// The samples that other programs run: pipelines, a cluster, a replica.
struct DeploymentSamplesTests {
    private static func documents(_ name: String) throws -> [JSONValue] {
        try PlainYAML.documents(Samples.text(name))
    }

    /// Every value of that member, however deep.
    private static func values(of name: String, in document: JSONValue) -> [JSONValue] {
        (document.members ?? []).flatMap { ($0.name == name ? [$0.value] : []) + values(of: name, in: $0.value) }
            + (document.elements ?? []).flatMap { values(of: name, in: $0) }
    }

    /// What a pipeline gives to the shell.
    private static func scripts(in document: JSONValue) -> [String] {
        values(of: "run", in: document).compactMap(\.text)
            + values(of: "script", in: document).flatMap { $0.elements ?? [] }.compactMap(\.text)
    }

    private static let pipelines = ["ci/github-actions.yml", "ci/gitlab-ci.yml"]

    @Test func `what is no YAML is found out`() throws {
        let wrong = [
            "a: 1\n   b: 2", "a:\n\tb: 1", "a: 1\na: 2", "a: [1, 2", "a: \"x", "a:\nb: 1", "- a\nb: 1", "a b c",
        ]
        for text in wrong { #expect(throws: PlainYAML.Failure.self, "\(text)") { try PlainYAML.documents(text) } }
        let right = "# c\na:\n  - b: \"x # y\" # z\n    c: [1, \"2, 3\"]\n  - |\n    d\n\n      e\nf: g:h\n---\ni: {}\n"
        #expect(
            try PlainYAML.documents(right) == [
                ["a": [["b": "x # y", "c": ["1", "2, 3"]], "d\n\n  e\n"], "f": "g:h"], ["i": [:]],
            ])
    }

    @Test(arguments: pipelines) func `each command line of a pipeline is one that the program takes`(
        file: String
    ) throws {
        let document = try #require(try Self.documents(file).first)
        let lines = Self.scripts(in: document).flatMap { $0.components(separatedBy: "\n") }.compactMap(ShellLine.init)
        #expect(lines.map { $0.words.first } == ["plan", "apply"])
        for line in lines { #expect(throws: Never.self, "\(line.words)") { try DocumentsTests.check(line.words) } }
        // The plan that is carried out is the one that was saved.
        #expect(lines[0].words.contains("--output") && lines[0].words.contains("plan.json"))
        #expect(lines[1].words[1] == "plan.json")
    }

    @Test(arguments: pipelines) func `a pipeline knows what the exit codes mean`(file: String) throws {
        let document = try #require(try Self.documents(file).first)
        let handled = Self.scripts(in: document).filter { $0.contains("livechat-sync ") }.map { script in
            script.components(separatedBy: "\n").compactMap { line in
                line.split(separator: ")").first.flatMap { Int32($0.trimmingCharacters(in: .whitespaces)) }
            }.compactMap(ExitCode.init)
        }
        #expect(
            handled == [
                [.done, .differences, .incomplete],
                [.done, .incomplete, .stale, .guarded, .locked, .unknownOutcome],
            ])
    }

    @Test(arguments: pipelines) func `a plan leaves the runner encrypted only, and not for long`(file: String) throws {
        let document = try #require(try Self.documents(file).first)
        for script in Self.scripts(in: document) where script.contains(" -out ") {
            #expect(script.hasPrefix("umask 077\n"))
        }
        let uploads = Self.values(of: "upload", in: document) + Self.values(of: "artifacts", in: document)
        let paths =
            uploads.flatMap { $0["paths"]?.elements ?? [] }
            + Self.values(of: "with", in: document).compactMap { $0["path"] }
        #expect(paths == ["plan.json.enc"])
        let keeping = Self.values(of: "expire_in", in: document) + Self.values(of: "retention-days", in: document)
        #expect(keeping == [file.contains("gitlab") ? "5 days" : "5"])
    }

    @Test func `two runs of a pipeline do not meet, and the one that writes waits for a person`() throws {
        let github = try #require(try Self.documents(Self.pipelines[0]).first?["jobs"])
        #expect(github["apply"]?["concurrency"] == ["group": "livechat-prod", "cancel-in-progress": "false"])
        #expect(github["plan"]?["concurrency"]?["group"] != nil)
        let names = [github["plan"]?["environment"], github["apply"]?["environment"]]
        #expect(names == ["livechat-plan", "livechat-prod"])
        let tokens = ["plan", "apply"].map { Self.values(of: "PROD_TOKEN", in: github[$0] ?? [:]) }
        #expect(tokens == [["${{ secrets.PROD_READ_TOKEN }}"], ["${{ secrets.PROD_WRITE_TOKEN }}"]])
        let gitlab = try #require(try Self.documents(Self.pipelines[1]).first)
        #expect(gitlab["apply"]?["resource_group"] == "livechat-prod")
        #expect(gitlab["apply"]?["environment"]?["name"] == "livechat-prod")
        #expect(gitlab["plan"]?["environment"]?["name"] == "livechat-plan")
    }

    @Test func `the cluster's jobs are command lines that the program takes, confined, one at a time`() throws {
        let documents = try Self.documents("kubernetes/cronjob.yml")
        #expect(
            documents.compactMap { $0["kind"]?.text } == [
                "ConfigMap", "Secret", "PersistentVolumeClaim", "CronJob", "CronJob",
            ])
        let jobs = documents.filter { $0["kind"] == "CronJob" }
        for job in jobs {
            #expect(job["spec"]?["concurrencyPolicy"] == "Forbid")
            #expect(Self.values(of: "runAsNonRoot", in: job) == ["true"])
            #expect(Self.values(of: "automountServiceAccountToken", in: job) == ["false"])
        }
        let pods = jobs.compactMap { $0["spec"]?["jobTemplate"]?["spec"]?["template"]?["spec"] }
        let containers = pods.flatMap { pod in
            ["initContainers", "containers"].flatMap { pod[$0]?.elements ?? [] }
        }
        #expect(containers.map { $0["args"]?.elements?.first } == ["backup", "forget", "check"])
        for container in containers {
            let words = container["args"]?.elements?.compactMap(\.text) ?? []
            #expect(throws: Never.self, "\(words)") { try DocumentsTests.check(words) }
            #expect(container["command"] == ["livechat-sync"])
            let context = container["securityContext"]
            #expect(context?["readOnlyRootFilesystem"] == "true")
            #expect(context?["allowPrivilegeEscalation"] == "false")
            #expect(context?["capabilities"]?["drop"] == ["ALL"])
            #expect(container["resources"]?["limits"]?["memory"] != nil)
            // All that is mounted is there, and what has to be written is not read-only.
            let mounts = container["volumeMounts"]?.elements ?? []
            let volumes = pods.flatMap { $0["volumes"]?.elements ?? [] }.compactMap { $0["name"] }
            #expect(mounts.allSatisfy { mount in mount["name"].map { volumes.contains($0) } ?? false })
            let writable = mounts.filter { $0["readOnly"] == nil }.compactMap { $0["mountPath"]?.text }
            #expect(writable == ["/var/lib/livechat-sync", "/tmp"])
        }
    }

    @Test func `the cluster's configuration names the store and the secrets where they are mounted`() throws {
        let documents = try Self.documents("kubernetes/cronjob.yml")
        let folder = try ConfigurationFolder()
        let text = try #require(documents[0]["data"]?["config.json"]?.text)
        let configuration = try folder.configuration(text)
        #expect(try configuration.store == "/var/lib/livechat-sync/livechat.sqlite")
        #expect(configuration.sites.count == 3)
        let keys = documents[1]["stringData"]?.members?.map(\.name) ?? []
        let secrets = text.components(separatedBy: "\"file:").dropFirst().map { $0.components(separatedBy: "\"")[0] }
        #expect(secrets == keys.map { "/run/secrets/livechat-sync/" + $0 })
    }

    /// The same that the sample for systemd tries again, or does not.
    @Test func `a job that fails for good is not tried again, one that may pass is`() throws {
        let job = try Self.documents("kubernetes/cronjob.yml")[3]
        let rules = Self.values(of: "onExitCodes", in: job)
        #expect(rules.count == 1)
        let codes = Set(
            rules[0]["values"]?.elements?.compactMap(\.text).compactMap { Int32($0).flatMap(ExitCode.init) } ?? [])
        #expect(codes == [.failed, .incomplete, .refused, .damaged, .machine, .usage])
    }

    @Test func `litestream is given the store of the sample for systemd`() throws {
        let document = try #require(try Self.documents("litestream.yml").first)
        let database = try #require(document["dbs"]?.elements?.first)
        #expect(database["path"] == "/var/lib/livechat-sync/livechat.sqlite")
        #expect(database["replica"]?["type"] == "s3")
    }

    @Test(
        arguments: ["litestream.yml"]
            + ["", "conversations-"].flatMap { set in ["duckdb", "clickhouse"].map { "queries/\(set)\($0).sql" } }
            + ["queries/conversations-spark.sql"])
    func `command lines in the comments of a sample are such that the program takes`(file: String) throws {
        let lines = try Samples.text(file).components(separatedBy: "\n").map { $0.drop { "#- ".contains($0) } }
            .filter { $0.hasPrefix("livechat-sync ") }.compactMap { ShellLine(String($0)) }
        #expect(lines.count == 1)
        for line in lines { #expect(throws: Never.self, "\(line.words)") { try DocumentsTests.check(line.words) } }
    }
}
