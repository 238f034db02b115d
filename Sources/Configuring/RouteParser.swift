import Wire

/// Reads `"ca"` and `"proxy"`, which stand at the top of the configuration, in a site, and with whoever is told.
struct RouteParser {
    /// Makes a path from the file absolute.
    private let absolute: (String) -> String

    init(_ absolute: @escaping (String) -> String) { self.absolute = absolute }

    /// - Parameter fallback: what holds where the node says nothing; `null` says that there is none.
    func route(_ node: ConfigurationNode, default fallback: Route) throws(ConfigurationError) -> Route {
        var route = fallback
        if let file = node.member("ca") { route.certificates = file.value.isNull ? nil : absolute(try file.text()) }
        if let proxy = node.member("proxy") { route.proxy = proxy.value.isNull ? nil : try self.proxy(proxy) }
        return route
    }

    /// `"http://host:port"`, or an object with that as `url` and the source of `user:password` as `credentials`.
    private func proxy(_ node: ConfigurationNode) throws(ConfigurationError) -> Route.Proxy {
        var (address, credentials): (ConfigurationNode, SecretSource?) = (node, nil)
        if node.value.members != nil {
            try node.allow(only: ["url", "credentials"])
            address = try node.required("url")
            credentials = try node.member("credentials").map { node throws(ConfigurationError) in
                try SecretSource(node.text(), at: node.description, absolute)
            }
        }
        let text = try address.text()
        let rest = text.hasPrefix("http://") ? text.dropFirst(7) : ""
        let parts = (rest.hasSuffix("/") ? rest.dropLast() : rest).split(
            separator: ":", omittingEmptySubsequences: false)
        let isHost =
            parts.first?.isEmpty == false
            && parts[0].utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || [UInt8(ascii: "-"), UInt8(ascii: ".")].contains(byte)
            }
        guard isHost, parts.count == 2, let port = Int(parts[1]), (1...65_535).contains(port) else {
            throw .file(
                "\(address.description) must be the address of a proxy, like \"http://proxy.example:3128\"",
                hint:
                    "a name and a password for it stand beside it: {\"url\": ..., \"credentials\": \"env:PROXY_LOGIN\"}, "
                    + "whose value is user:password")
        }
        return Route.Proxy(host: String(parts[0]), port: port, credentials: credentials)
    }
}
