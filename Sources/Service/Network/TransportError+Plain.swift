extension TransportError {
    /// What Foundation and the libraries below it say of a connection, in words that a person can do something with. Theirs
    /// name functions and source lines, differ from machine to machine, and are in no language that a user speaks.
    static func plain(_ words: String, isAboutSecurity: Bool) -> String {
        let lowered = words.lowercased()
        let known =
            isAboutSecurity
            ? [
                ("expired", "the certificate of the server has expired"),
                ("not yet valid", "the certificate of the server is not valid yet; is this machine's clock right?"),
                ("host name", "the certificate of the server is for another host"),
                ("subject name", "the certificate of the server is for another host"),
                ("in certificate chain", "this machine does not trust who has signed the certificate of the server"),
                ("self-signed", "the certificate of the server is signed by itself, not by anybody trusted here"),
                ("self signed", "the certificate of the server is signed by itself, not by anybody trusted here"),
                ("purpose", "the certificate of the server is not one for servers"),
                ("issuer", "this machine does not trust who has signed the certificate of the server"),
                ("verify", "this machine does not trust who has signed the certificate of the server"),
                ("untrusted", "this machine does not trust who has signed the certificate of the server"),
                ("certificate", "this machine does not accept the certificate of the server"),
                ("wrong version", "the other side does not speak TLS; is the address one of http?"),
                ("unknown protocol", "the other side does not speak TLS; is the address one of http?"),
            ]
            : [
                ("reset", "the other side broke the connection"),
                ("unexpected eof", "the other side broke the connection"),
                ("empty reply", "the other side ended the connection without an answer"),
                ("returned nothing", "the other side ended the connection without an answer"),
                ("closed with outstanding", "the connection ended before the answer was whole"),
                ("transfer closed", "the connection ended before the answer was whole"),
            ]
        return known.first { lowered.contains($0.0) }?.1
            ?? (isAboutSecurity
                ? "the two sides found no common way" : "the connection broke, or what came was no HTTP")
    }
}
