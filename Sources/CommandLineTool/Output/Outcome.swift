package import Wire

/// What came of a command, made before anything of it is said: the two forms in which people and scripts get it.
package protocol Outcome {
    var document: JSONValue { get }

    func show(_ console: Console)
}
