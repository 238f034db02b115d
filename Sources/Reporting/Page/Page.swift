import Foundation
import Wire

/// A page that is one file: its style and script stand in it, its content security policy lets nothing else in, and it
/// fetches nothing from anywhere.
struct Page {
    let title: String
    let body: HTML

    var written: String {
        let policy =
            "default-src 'none'; style-src 'sha256-\(Self.hash(of: PageStyle.text))'; "
            + "script-src 'sha256-\(Self.hash(of: PageScript.text))'; img-src 'none'; base-uri 'none'; form-action 'none'"
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            \(HTML(.title, text: title).written)
            <style>\(PageStyle.text)</style>
            </head>
            <body>
            \(body.written)
            <script>\(PageScript.text)</script>
            </body>
            </html>

            """
    }

    private static func hash(of text: String) -> String {
        Data(SHA256.digest(of: Array(text.utf8)).bytes).base64EncodedString()
    }
}
