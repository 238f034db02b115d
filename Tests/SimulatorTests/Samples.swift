import Foundation
import Wire

/// The files in the samples folder.
enum Samples {
    static func bank() throws -> JSONValue { try site("bank") }
    static func shop() throws -> JSONValue { try site("shop") }

    private static func site(_ name: String) throws -> JSONValue {
        try JSONValue(parsing: Array(Data(contentsOf: folder.appending(path: "sites/\(name).json"))))
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../samples")
}
