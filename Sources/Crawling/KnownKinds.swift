/// What a site is known to have had, so that a 404 can be told from a feature that is off.
package struct KnownKinds: Hashable, Sendable {
    /// Names of kinds of which the last complete snapshot has something.
    package var present: Set<String>
    /// Names of kinds that it found absent, or of which a person says that they are gone.
    package var gone: Set<String>

    package init(present: Set<String> = [], gone: Set<String> = []) {
        self.present = present
        self.gone = gone
    }
}
