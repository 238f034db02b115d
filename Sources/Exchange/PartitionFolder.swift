import Foundation
package import Platform
package import Wire

/// The folder of one kind in an export that has a file a day: `date=2026-11-20/part.ndjson`. What is in it besides is none of its
/// concern.
package struct PartitionFolder {
    private let path: String
    /// So many bytes hold all of a record but its body.
    private static let startLength = 65_536

    package init(_ path: String) { self.path = path }

    /// The days that have a folder, in their order. A link to a folder is none.
    package func days() throws(SystemError) -> [CalendarDay] {
        guard try PrivateFile.kind(of: path) != .missing else { return [] }
        return try WholeFile.names(in: path).compactMap { name in
            guard name.hasPrefix("date="), let day = CalendarDay(String(name.dropFirst(5))),
                Self.type(of: folder(of: day)) == .typeDirectory
            else { return nil }
            return day
        }.sorted()
    }

    /// Removes the part files of a day whose first record is of that kind and site, and the day's folder if nothing else is in it.
    /// - Returns: how many files that were.
    package func remove(_ day: CalendarDay, kind: String, site: String) throws(SystemError) -> Int {
        var count = 0
        for form in RecordText.Form.allCases {
            let file = folder(of: day) + "/" + form.partName
            guard Self.type(of: file) == .typeRegular, let origin = RecordText.origin(of: Self.start(of: file), form),
                origin.kind.isIdentical(to: kind), origin.site.isIdentical(to: site)
            else { continue }
            try Folder.removeFile(file)
            count += 1
        }
        if count > 0 { Folder.removeIfEmpty(folder(of: day)) }
        return count
    }

    private func folder(of day: CalendarDay) -> String { "\(path)/date=\(day)" }

    private static func type(of path: String) -> FileAttributeType? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.type] as? FileAttributeType
    }

    private static func start(of path: String) -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path) else { return [] }
        defer { try? file.close() }
        return (try? file.read(upToCount: startLength)).map { Array($0) } ?? []
    }
}
