import Archive
import Catalog
import Configuring
import Platform
import Store
package import Wire

/// What somebody who mends the program has to know of a place where it went wrong: versions, shapes and counts. Sites are
/// numbers in it and errors are words of ours: no name, address, path or text from a site or a file gets in. Asks no site.
package struct FaultReport: Sendable {
    package let document: JSONValue

    /// - Parameters:
    ///   - workplace: nil where the configuration can't be used, of which a fault may be.
    ///   - version: the program's.
    package init(_ workplace: Workplace?, version: String, at moment: UTCTime) {
        document = [
            "report": 1, "at": .moment(moment),
            "program": [
                "version": .string(version), "system": .string(ThisProcess.system),
                "sqlite": .string(SnapshotReader.libraryVersion), "storeFormat": .integer(SnapshotReader.format),
                "tables": .object(
                    Site.API.allCases.map { api in
                        JSONMember(api.rawValue, .string(Configuration.builtIn(api).fingerprint))
                    }),
            ],
            "configuration": workplace.map(Self.configuration) ?? ["state": "unusable"],
            "store": workplace.flatMap { try? $0.configuration.store }.map {
                StoreShape($0, workplace, moment).document
            }
                ?? .null,
            "archive": workplace.flatMap { try? $0.configuration.archive }.map(Self.archive) ?? .null,
        ]
    }

    private static func configuration(_ workplace: Workplace) -> JSONValue {
        let configuration = workplace.configuration
        let sites = configuration.sites.enumerated().map { number, site in
            shape(of: site, number + 1, try? workplace.session(site).catalog)
        }
        return ["state": configuration.file == nil ? "missing" : "read", "sites": .array(sites)]
    }

    private static func shape(of site: Site, _ number: Int, _ table: Catalog?) -> JSONValue {
        let (login, secrets): (JSONValue, [SecretSource]) =
            switch site.credential {
            case .token(let source): ("token", [source])
            case .password(_, let email, let password): ("password", [email, password])
            case .apiKey(let email, let key, _): ("apiKey", [email, key])
            }
        return [
            "site": .integer(number), "api": .string(site.api.rawValue), "login": login,
            "secrets": .array(secrets.map { .string($0.form) }),
            "protected": .bool(site.isProtected),
            "rate": site.rate.map { ["requests": .integer($0.requests), "seconds": .integer($0.seconds)] } ?? .null,
            "concurrency": .integer(site.concurrency), "timeout": .integer(site.timeout),
            "certificates": .bool(site.route.certificates != nil), "proxy": .bool(site.route.proxy != nil),
            "experimentalWrites": .bool(site.allowsExperiments),
            // A row may be called after what only this account has, so rows of a file are counted.
            "taughtRows": site.kinds == nil ? 0 : table.map { .integer($0.taught.rows.count) } ?? "unusable",
        ]
    }

    private static func archive(_ path: String) -> JSONValue {
        let (format, bytes) = ArchiveReader.shape(of: path)
        var document: JSONValue = [
            "state": "read", "format": format.map(JSONValue.integer) ?? .null, "bytes": .integer(bytes),
        ]
        do throws(ArchiveError) {
            let reader = try ArchiveReader(path)
            document.set("sites", .integer(try reader.sites().count))
            document.set("records", .integer(try reader.count()))
        } catch {
            document.set("state", .string(error.word))
        }
        return document
    }
}

extension SecretSource {
    /// Where it is, without the place.
    fileprivate var form: String {
        switch self {
        case .environment: "env"
        case .file: "file"
        case .command: "command"
        case .address: "address"
        }
    }
}
