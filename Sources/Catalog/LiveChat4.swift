/// A stand-in for the table of version 4 of the API, until that is here.
extension Catalog {
    package static let liveChat4 = Catalog(
        [
            .lookup("agents", at: "/agents", base: "/globalSettings", key: ["email"], keeps: ["id", "email"]),
            .collection("campaigns", at: "/campaigns", key: ["name"]) {
                $0.evidence = .init(.B, tier: 1)
            },
            .collection("webhooks", at: "/webhooks", key: ["event", "targetUrl"]) {
                $0.evidence = .init(.A, tier: 1)
            },
        ], api: .v4)
}
