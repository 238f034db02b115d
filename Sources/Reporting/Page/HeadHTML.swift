import Diffing
import Wire

/// What stands at the head of a page: what happens in a sentence, which states are told, who made it when, what comes next.
struct HeadHTML {
    let report: Report

    var sentence: HTML {
        let sentence = report.sentence
        if sentence.isEmpty { return .nothing }
        return HTML(.p, .style(of: "sentence"), content: [Self.written(sentence)]).line
    }

    static func written(_ sentence: Report.Sentence) -> HTML {
        HTML(
            sentence.pieces.map { piece in
                switch piece {
                case .words(let text): HTML(text)
                case .name(let text): HTML(.strong, .isolated, text: text)
                }
            })
    }

    /// Commands that go on from here, to be copied.
    var next: HTML {
        if report.frame.next.isEmpty { return .nothing }
        return HTML(
            .p, .style(of: "next"),
            content: [HTML(.span, text: "Next: ")] + report.frame.next.map { HTML(.code, text: $0) }
        ).line
    }

    var foot: HTML {
        guard let program = report.frame.program else { return .nothing }
        let when = report.frame.made.map { " on \($0.dayAndMinute) UTC" } ?? ""
        return HTML(.p, .style(of: "made"), text: "Made by \(program)\(when).").line
    }
}

extension Report {
    /// When the states were, and who made the report.
    var frameFacts: [Fact] {
        var facts: [Fact] = []
        if case .comparison(let present, let wanted, _) = subject {
            for (name, side) in [(present, scenery.present), (wanted, scenery.wanted)] {
                guard let at = side.at else { continue }
                facts.append(Fact(name: name, value: "\(at.dayAndMinute) UTC", isName: false))
            }
        }
        if case .plan = subject, let at = scenery.wanted.at {
            facts.append(Fact(name: "source as of", value: "\(at.dayAndMinute) UTC", isOurs: true))
        }
        return facts
    }
}
