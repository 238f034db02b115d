import Service

/// The first requests of a crawl, under way.
package struct CrawlOpening: Sendable {
    typealias Answer = Task<Result<Frontier.Answer, ServiceError>, Never>

    var answers: [(job: CrawlJob, answer: Answer)] = []

    func answer(to job: CrawlJob) -> Answer? {
        answers.first { $0.job.path == job.path && $0.job == job }?.answer
    }

    /// Where no crawl comes after it, or one that has ended.
    package func cancel() {
        for (_, answer) in answers { answer.cancel() }
    }
}

extension CrawlOpening.Answer {
    /// Whoever stops waiting ends it.
    var cancellableValue: Success {
        get async {
            await withTaskCancellationHandler {
                await value
            } onCancel: {
                cancel()
            }
        }
    }
}
