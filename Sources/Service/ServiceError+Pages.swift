extension ServiceError {
    /// What it means that a page behind a list's first one could not be had: the list is there, so it is never absent.
    func onPage(_ number: Int) -> ServiceError {
        switch reason {
        case .absent, .unsupported:
            ServiceError(request: request, reason: .unreadable("page \(number) of this list is missing: \(words)"))
        default: self
        }
    }
}
