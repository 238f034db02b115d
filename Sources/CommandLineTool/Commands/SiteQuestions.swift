import Configuring
import Platform
import Reporting
import Wire

/// Asks a person for what options have not said of a site.
struct SiteQuestions {
    let wishes: SiteWishes
    let choice: ConfigurationChoice
    let surroundings: Surroundings
    let console: Console

    /// The site as it is to be written.
    /// - Parameter mayMakeFiles: for a secret that is typed.
    /// - Throws: `UsageError` where something is missing and nobody can be asked, `CancellationError` at the end of the input.
    func entry(mayMakeFiles: Bool) throws -> SiteEntry {
        if let entry = wishes.entry { return entry }
        guard console.canAsk else {
            throw UsageError(
                "nobody can be asked: this is not a terminal; missing: \(Wording.list(wishes.missing))",
                hint: "usage: \(InitCommand.declaration.usage)")
        }
        let file = surroundings.outside.shown(try ConfigurationChange.place(surroundings.outside, choice))
        console.note(
            "a new site for \(file); ^C ends this, and nothing is written before the last question is answered")
        var wishes = wishes
        if wishes.name == nil { wishes.name = try name() }
        try checkName(wishes.name ?? "", file)
        if wishes.address == nil { wishes.address = try address() }
        try askLogIn(&wishes, mayMakeFiles)
        guard let entry = wishes.entry else { throw UsageError("missing: \(Wording.list(wishes.missing))") }
        return entry
    }

    /// What a person says instead, after it did not work; nil if nobody can be asked or it is to stay as it is.
    func other(than entry: SiteEntry, after error: any Error) throws -> SiteEntry? {
        guard console.canAsk, wishes.entry == nil, !Task.isCancelled, !(error is CancellationError) else { return nil }
        let explanation = Tool.explanation(of: error, FailureText.explanation)
        console.failure(explanation, of: entry.name)
        console.note("nothing is written yet")
        guard try console.ask("Try other answers? yes or no", usual: "yes").lowercased().hasPrefix("y") else {
            return nil
        }
        var wishes = wishes
        wishes.name = entry.name
        if explanation.exitCode != .refused { wishes.address = nil }
        if wishes.address == nil { wishes.address = try address(usual: entry.url.description) }
        (wishes.token, wishes.email, wishes.password, wishes.key) = (nil, nil, nil, nil)
        try askLogIn(&wishes, true)
        return wishes.entry
    }

    private func name() throws -> String {
        while true {
            let name = try console.ask("A short name for the site, to type in commands", usual: "prod")
            guard let flaw = SiteName.flaw(of: name) else { return name }
            console.note("'\(name)' \(flaw)")
        }
    }

    /// Before anything else is asked in vain.
    private func checkName(_ name: String, _ file: String) throws {
        let present = try? Configuration(in: surroundings.outside, choice)
        guard let present, present.sites.contains(where: { $0.name.isIdentical(to: name) }) else { return }
        throw ConfigurationError.siteIsThere(name, file: file)
    }

    private func address(usual: String? = nil) throws -> SiteAddress {
        while true {
            let text = try console.ask(
                "The address of its control panel (as in the browser) or API", usual: usual)
            do throws(UsageError) {
                let address = try SiteWishes.address(text, "that")
                console.note("the API is version \(address.api == .v3 ? 3 : 4), at \(address.url.description)")
                return address
            } catch {
                console.note("\(error.message)")
                if let hint = error.hint { console.hint("\(hint)") }
            }
        }
    }
}

// How the program logs in.
extension SiteQuestions {
    private enum Way: String, CaseIterable {
        case key = "1", password = "2", token = "3"
    }

    private func askLogIn(_ wishes: inout SiteWishes, _ mayMakeFiles: Bool) throws {
        let stem = (wishes.name ?? "site").uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        let variable = "env:" + (stem.first?.isNumber == true ? "_" : "") + String(stem)
        switch try way(wishes) {
        case .token:
            if wishes.token == nil { wishes.token = try source("the token", variable + "_TOKEN", mayMakeFiles) }
        case .key:
            if wishes.email == nil { wishes.email = try email() }
            if wishes.siteID == nil, wishes.address?.siteID == nil { wishes.siteID = try siteID() }
            if wishes.key == nil { wishes.key = try source("the API key", variable + "_KEY", mayMakeFiles) }
        case .password:
            if wishes.tokenURL == nil, wishes.address?.tokenURL == nil { wishes.tokenURL = try tokenURL() }
            if wishes.email == nil { wishes.email = try email() }
            if wishes.password == nil {
                wishes.password = try source("the password", variable + "_PASSWORD", mayMakeFiles)
            }
        }
    }

    private func way(_ wishes: SiteWishes) throws -> Way {
        if wishes.token != nil { return .token }
        if wishes.key != nil || wishes.siteID != nil { return .key }
        if wishes.password != nil || wishes.tokenURL != nil { return .password }
        console.note("how does it log in?")
        console.note("  1  an agent's API key (My Profile, More Information)")
        console.note("  2  an agent's e-mail address and password")
        console.note("  3  a token that something else gets")
        while true {
            let answer = try console.ask("1, 2 or 3", usual: "1")
            if let way = Way(rawValue: answer) { return way }
            console.note("that is none of them: type 1, 2 or 3; where the secret is kept is asked next")
        }
    }

    private func email() throws -> String {
        while true {
            let text = try console.ask("The agent's e-mail address")
            if text.contains("@") || (try? SecretSource.check(text, called: "that")) != nil { return text }
            console.note("that is no e-mail address, and not where one is kept (env:NAME)")
        }
    }

    private func siteID() throws -> Int {
        while true {
            let text = try console.ask("The number of the site (siteId in the addresses of the control panel)")
            if let number = Int(digits: text), (1...Int(Int32.max)).contains(number) { return number }
            console.note("that is no number of a site, which is digits alone")
        }
    }

    private func tokenURL() throws -> BaseURL {
        while true {
            let text = try console.ask("Where the password is sent, like https://portal1.comm100.io/oauth/token")
            do throws(BaseURL.Refusal) { return try BaseURL(text) } catch { console.note("that \(error.reason)") }
        }
    }

    /// Where a secret is kept; what is typed in its place is neither shown again nor written anywhere.
    private func source(_ what: String, _ usual: String, _ mayMakeFiles: Bool) throws -> String {
        console.note("\(what) is kept elsewhere: env:NAME, file:PATH or command:LINE")
        while true {
            let text = try console.ask("Where is \(what)?", usual: usual)
            do throws(ConfigurationError) {
                guard case .file(let path) = try SecretSource.check(text, called: "that") else { return text }
                if let source = try? file(path, what, mayMakeFiles) { return source }
                console.note("the file '\(path)' can't be made; see that its folder is there")
            } catch {
                console.note("\(error); nothing of it was kept")
            }
        }
    }
}

// A file with a secret.
extension SiteQuestions {
    /// The source that names the file. One that is not there is made of what is typed.
    private func file(_ path: String, _ what: String, _ mayMake: Bool) throws -> String {
        // Paths in a configuration start from its folder, those that people type from theirs.
        let configuration = try ConfigurationChange.place(surroundings.outside, choice)
        let isSameFolder = PrivateFile.folder(of: configuration) == PrivateFile.folder(of: surroundings.absolute("x"))
        let place = surroundings.absolute(path)
        let source = "file:" + (isSameFolder ? path : place)
        guard mayMake, try PrivateFile.kind(of: place) == .missing else { return source }
        console.note("there is no file \(path) yet; it can be made now, for nobody but you to read")
        let secret = try console.askHidden("Type or paste \(what), which is not shown; Enter alone leaves that to you")
        guard !secret.isEmpty else { return source }
        try PrivateFile.createFolder(of: place)
        let draft = try ReplacedFile(place)
        try draft.write(Array(secret.utf8) + [0x0A])
        try draft.commit()
        console.note("\(what) is in \(path)")
        return source
    }
}
