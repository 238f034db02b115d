package import Foundation
package import Wire

/// Files of the folder `samples`, found from where this source file stands.
package enum Samples {
    package static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("samples")

    package static func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }

    package static func document(_ name: String) throws -> JSONValue { try JSONValue(parsing: text(name)) }
}
