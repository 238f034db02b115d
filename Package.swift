// swift-tools-version: 6.2
import PackageDescription

// Read from top to bottom this is the way of the data: a module may import only what its line names.
// `swift build --explicit-target-dependency-import-check error` holds the sources to it.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// The tests run all of it some thousand times over: built with the optimizer in debug, too, they take half as long.
let optimized = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A module that speaks to C. Unsafe code is an error in every other one.
func bridge(_ name: String, _ dependencies: Target.Dependency..., resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: optimized)
}

func module(_ name: String, _ dependencies: Target.Dependency...) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: optimized + [.strictMemorySafety()])
}

func tests(_ name: String, _ dependencies: Target.Dependency...) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: dependencies + [.byName(name: name), "TestSupport"], swiftSettings: strict)
}

let package = Package(
    name: "livechat-sync",
    platforms: [.macOS(.v15)],
    targets: [
        // Leaves: know nothing of the service.
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        bridge("SQLite", "CSQLite"),
        bridge("Platform"),
        module("Wire"),
        // A file of ours, whatever is in it.
        module("Keeping", "Platform", "SQLite", "Wire"),
        // What the service is made of.
        module("Catalog", "Wire"),
        // site -> crawl -> store
        module("Service", "Catalog", "Platform", "Wire"),
        // site -> what the table does not know of it
        module("Probing", "Catalog", "Service", "Wire"),
        module("Store", "Catalog", "Keeping", "SQLite", "Wire"),
        module("Crawling", "Catalog", "Service", "Wire"),
        // site -> windows of time -> archive
        module("Archive", "Catalog", "Keeping", "SQLite", "Wire"),
        module("Archiving", "Catalog", "Service", "Wire"),
        // store -> diff -> plan -> site
        module("Diffing", "Catalog", "Wire"),
        module("Planning", "Catalog", "Diffing", "Wire"),
        module("Applying", "Archiving", "Catalog", "Diffing", "Planning", "Service", "Store", "Wire"),
        module("Exchange", "Catalog", "Platform", "Wire"),
        module("Reporting", "Catalog", "Diffing", "Planning", "Wire"),
        // The service's stand-in: may not see Service, nor the table of kinds.
        bridge("Simulator", "Platform", "Wire", resources: [.embedInCode("Samples")]),
        // Whole jobs, from site to store to site, without a word.
        module("Configuring", "Platform", "Wire"),
        // What was found, for people and programs elsewhere.
        module("Telling", "Catalog", "Configuring", "Diffing", "Service", "Wire"),
        module(
            "Jobs", "Applying", "Archive", "Archiving", "Catalog", "Configuring", "Crawling", "Diffing", "Exchange",
            "Planning", "Platform", "Probing",
            "Service", "Store", "Telling", "Wire"),
        // Words: the only module that sees them all.
        module(
            "CommandLineTool", "Applying", "Archive", "Archiving", "Catalog", "Configuring", "Crawling", "Diffing",
            "Exchange", "Jobs",
            "Keeping", "Planning", "Platform", "Probing", "Reporting", "SQLite", "Service", "Simulator", "Store",
            "Telling", "Wire"
        ),
        .executableTarget(name: "livechat-sync", dependencies: ["CommandLineTool"], swiftSettings: strict),

        .target(
            name: "TestSupport",
            dependencies: ["Catalog", "Crawling", "Diffing", "Platform", "Service", "Simulator", "Wire"],
            path: "Tests/TestSupport", swiftSettings: strict),
        tests("Wire"),
        tests("SQLite"),
        tests("Keeping", "Platform", "SQLite", "Store", "Wire"),
        tests("Catalog", "Wire"),
        tests("Service", "Catalog", "Wire"),
        tests("Store", "Catalog", "Keeping", "SQLite", "Wire"),
        tests("Crawling", "Catalog", "Service", "Simulator", "Wire"),
        tests("Archive", "Catalog", "Keeping", "SQLite", "Wire"),
        tests("Archiving", "Catalog", "Service", "Wire"),
        tests("Diffing", "Catalog", "Simulator", "Wire"),
        tests("Planning", "Catalog", "Diffing", "Simulator", "Wire"),
        tests("Exchange", "Catalog", "Wire"),
        tests("Reporting", "Catalog", "Diffing", "Planning", "Platform", "Simulator", "Wire"),
        tests("Telling", "Catalog", "Configuring", "Diffing", "Service", "Wire"),
        tests("Simulator", "Platform", "Wire"),
        tests("Applying", "Catalog", "Diffing", "Planning", "Service", "Simulator", "Store", "Wire"),
        tests(
            "CommandLineTool", "Archiving", "Catalog", "Configuring", "Diffing", "Exchange", "Jobs", "Keeping",
            "Planning", "Platform", "Reporting", "SQLite", "Service", "Simulator", "Store", "Telling", "Wire"),
    ],
    swiftLanguageModes: [.v6]
)
