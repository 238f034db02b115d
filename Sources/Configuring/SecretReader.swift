import Wire
import Foundation

/// Fetches secrets from where the configuration says they are.
package struct SecretReader: Sendable {
    /// What a command printed and how it ended.
    package struct CommandResult: Sendable {
        package let output: [UInt8]
        package let status: Int32

        package init(output: [UInt8], status: Int32) {
            self.output = output
            self.status = status
        }
    }

    private let outside: Outside
    private let runCommand: @Sendable (String) async throws -> CommandResult
    /// No credential is longer, and a wrong path may name a disk image.
    package static let limit = 65_536

    /// - Parameter runCommand: hands a line to `/bin/sh -c`, with the terminal's stdin and stderr, so that a password
    ///   manager can ask its owner
    package init(
        _ outside: Outside, runCommand: @escaping @Sendable (String) async throws -> CommandResult
    ) {
        self.outside = outside
        self.runCommand = runCommand
    }

    /// - Parameter use: what the secret is for, as messages name it: `the token of 'prod'`
    package func secret(_ source: SecretSource, for use: String) async throws(ConfigurationError) -> Secret {
        switch source {
        case .address(let text): return Secret(text)
        case .environment(let name):
            guard let value = outside.variable(name) else {
                guard source.isPlain else {
                    throw .secret(
                        "\(use): 'env:' is to name a variable, and none of that name is set", hint: Self.pasted)
                }
                throw .secret(
                    "the environment variable \(name), \(use), is not set",
                    hint:
                        "set it where this program is started; in a shell, without showing it: read -rs \(name) && export \(name)"
                )
            }
            return try checked(value, "the environment variable \(name), \(use),")
        case .file(let path):
            return try checked(contents(of: path, use), "the file \(path), \(use),")
        case .command(let line): return try await checked(output(of: line, use), "what the command printed for \(use)")
        }
    }

    /// What stands there is not repeated: it looks like no name.
    private static let pasted =
        "what stands there is not shown, since it may be the secret itself; " + SecretSource.hint

    private func contents(of path: String, _ use: String) throws(ConfigurationError) -> String {
        let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: real) else {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            guard SecretSource.file(path).isPlain, FileManager.default.fileExists(atPath: folder) else {
                throw .secret("\(use): 'file:' is to name a file, and there is none of that name", hint: Self.pasted)
            }
            throw .secret("there is no file \(path), named for \(use)")
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw .secret("\(path), named for \(use), is not a regular file")
        }
        guard let size = (attributes[.size] as? NSNumber)?.intValue, size <= Self.limit else {
            throw .secret("\(path), named for \(use), is too large for a secret")
        }
        guard let data = FileManager.default.contents(atPath: real) else {
            throw .secret("\(path), named for \(use), can't be read")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw .secret("\(path), named for \(use), is not UTF-8 text")
        }
        return Self.withoutLineEnd(text)
    }

    private func output(of line: String, _ use: String) async throws(ConfigurationError) -> String {
        let result: CommandResult
        do {
            result = try await runCommand(line)
        } catch let failure as SecretCommand.Failure {
            throw .command(failure, use: use)
        } catch {
            throw .secret("the command for \(use) can't be run")
        }
        guard result.status == 0 else {
            throw .secret(
                "the command for \(use) ended with exit code \(result.status)", hint: "try it by itself in a terminal")
        }
        let first = result.output.prefix(Self.limit).prefix { $0 != 0x0A }
        guard let text = String(validating: first, as: UTF8.self) else {
            throw .secret("the command for \(use) printed something that is not UTF-8 text")
        }
        return Self.withoutLineEnd(text)
    }

    private static func withoutLineEnd(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        if scalars.last == "\n" { scalars.removeLast() }
        if scalars.last == "\r" { scalars.removeLast() }
        return String(scalars)
    }

    /// A secret goes into the head of a request, where a line end would begin another header.
    private func checked(_ text: String, _ what: String) throws(ConfigurationError) -> Secret {
        if text.isEmpty { throw .secret("\(what) is empty") }
        if text.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) {
            throw .secret("\(what) has a line end or another control character in it")
        }
        return Secret(text)
    }
}
