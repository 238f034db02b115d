import Reporting
import Wire

/// What a shell is told to offer.
struct CompletionOffer: Equatable {
    enum Files: String {
        /// No files, only the words.
        case none = "words"
        case files, folders
    }

    struct Word: Equatable {
        let text: String
        let help: String

        init(_ text: String, _ help: String = "") {
            self.text = text
            self.help = help
        }
    }

    var files = Files.none
    var words: [Word] = []

    static let nothing = CompletionOffer()

    /// One line that says where files come in, then a line a word: the word, a tab, what it is.
    ///
    /// Whatever reaches this point, no word has a character that a shell could take for more than a letter.
    var lines: String {
        ([files.rawValue] + words.filter(\.isSafe).map { "\($0.text)\t\(Shown.escaped($0.help))" })
            .map { $0 + "\n" }.joined()
    }
}

extension CompletionOffer.Word {
    var isSafe: Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { scalar in
                if scalar.value < 0x80 {
                    return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                        || "-._~%@/=:+,".unicodeScalars.contains(scalar)
                }
                return !scalar.isInvisible && !scalar.properties.isWhitespace
            }
    }
}
