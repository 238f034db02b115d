import CommandLineTool
import Foundation
import TestSupport
import Testing

struct VersionTests {
    @Test(arguments: [
        ("0123456789abcdef0123456789abcdef01234567 2026-11-28", "(0123456789ab, 2026-11-28)"),
        ("$Format:" + "%H %cs$", "(built from source)"), ("", "(built from source)"),
        ("0123456789ab 2026-11-28", "(built from source)"),
        ("0123456789abcdef0123456789abcdef01234567", "(built from source)"),
    ])
    func `a version says which commit it was built from, where an archive of git says so`(archived: String, end: String)
    {
        #expect(Version(archived: archived).description == "\(Version.number) \(end)")
    }

    @Test func `git archive writes the commit into the file that the version stands in`() throws {
        let attributes = Samples.folder.deletingLastPathComponent().appendingPathComponent(".gitattributes")
        let lines = String(decoding: try Data(contentsOf: attributes), as: UTF8.self).components(separatedBy: "\n")
        let file = try #require(lines.first { $0.hasSuffix(" export-subst") }?.split(separator: " ").first)
        let source = Samples.folder.deletingLastPathComponent().appendingPathComponent(String(file))
        #expect(String(decoding: try Data(contentsOf: source), as: UTF8.self).contains("$Format:" + "%H %cs$"))
    }

    @Test func `the newest version of the changelog is the program's`() throws {
        let changes = try Samples.text("manual/changes.md").components(separatedBy: "\n")
        let newest = try #require(changes.first { $0.hasPrefix("## ") && $0.dropFirst(3).first?.isNumber == true })
        #expect(newest.hasPrefix("## \(Version.number), "))
    }
}
