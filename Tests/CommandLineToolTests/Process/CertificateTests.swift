import Foundation
import Platform
import Simulator
import TestSupport
import Testing

private let hasTools = ["openssl", "python3"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/" + $0)
}

/// The real program behind a company's network: certificates of an authority of its own, a proxy. Needs `openssl` and `python3`.
@Suite(.enabled(if: hasTools))
struct CertificateTests {
    /// What is wrong with a certificate, and the words that have to name it.
    enum Flaw: String, CaseIterable, Sendable {
        case none, name, unknown, itself, expired, early, purpose

        var words: String {
            switch self {
            case .none: "accepted"
            case .name: "is for another host"
            case .unknown: "does not trust who has signed"
            case .itself: "is signed by itself"
            case .expired: "has expired"
            case .early: "is not valid yet"
            case .purpose: "is not one for servers"
            }
        }
    }

    /// Makes `ca.pem`, and `FLAW.pem` with `FLAW.key` for each flaw.
    private static let makeCertificates = """
        set -e
        request() { openssl req -newkey rsa:2048 -nodes -keyout $1.key -out $1.csr -subj /CN=localhost 2>/dev/null; }
        sign() { openssl ca -batch -notext -config ca.cnf -cert $1.pem -keyfile $1.key -in $2.csr -out $2.pem \\
          -startdate $3 -enddate $4 -extfile $2.ext 2>/dev/null; }
        authority() { openssl req -x509 -newkey rsa:2048 -nodes -keyout $1.key -out $1.pem -days 30 -subj "/CN=$1" \\
          -addext basicConstraints=critical,CA:TRUE 2>/dev/null; }
        mkdir -p db/new && : >db/index.txt && echo 1000 >db/serial
        printf '[ca]\\ndefault_ca=c\\n[c]\\ndir=db\\ndatabase=db/index.txt\\nnew_certs_dir=db/new\\nserial=db/serial\\n' >ca.cnf
        printf 'default_md=sha256\\npolicy=p\\nunique_subject=no\\n[p]\\ncommonName=supplied\\n' >>ca.cnf
        authority ca
        authority other
        for name in none name unknown expired early purpose; do
          request $name
          echo subjectAltName=DNS:localhost >$name.ext
        done
        echo subjectAltName=DNS:elsewhere.example >name.ext
        echo extendedKeyUsage=clientAuth >>purpose.ext
        sign ca none 20200101000000Z 20990101000000Z
        sign ca name 20200101000000Z 20990101000000Z
        sign other unknown 20200101000000Z 20990101000000Z
        sign ca expired 20200101000000Z 20200201000000Z
        sign ca early 20980101000000Z 20990101000000Z
        sign ca purpose 20200101000000Z 20990101000000Z
        openssl req -x509 -newkey rsa:2048 -nodes -keyout itself.key -out itself.pem -days 30 -subj /CN=localhost \\
          -addext subjectAltName=DNS:localhost 2>/dev/null
        """

    /// Passes bytes on: `tls CERTIFICATE KEY PORT` ends TLS before that port, `proxy LOGIN` is a proxy that wants a log-in. Prints
    /// the port that it listens on.
    private static let relay = """
        import base64, socket, ssl, sys, threading
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        listener.listen(50)
        print(listener.getsockname()[1], flush=True)
        def pump(a, b):
            try:
                while data := a.recv(65536):
                    b.sendall(data)
            except Exception:
                pass
            for end in (a, b):
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except Exception:
                    pass
        def join(a, port):
            b = socket.create_connection(("127.0.0.1", port))
            threading.Thread(target=pump, args=(a, b), daemon=True).start()
            pump(b, a)
        def tls(connection):
            try:
                join(context.wrap_socket(connection, server_side=True), int(sys.argv[4]))
            except Exception:
                connection.close()
        def proxy(connection):
            head = b""
            while b"\\r\\n\\r\\n" not in head:
                data = connection.recv(4096)
                if not data:
                    return
                head += data
            if base64.b64encode(sys.argv[2].encode()) not in head:
                connection.sendall(b"HTTP/1.1 407 Log in\\r\\nContent-Length: 0\\r\\n\\r\\n")
                connection.close()
                return
            connection.sendall(b"HTTP/1.1 200 OK\\r\\n\\r\\n")
            join(connection, int(head.split(b" ")[1].split(b":")[1]))
        if sys.argv[1] == "tls":
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(sys.argv[2], sys.argv[3])
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=tls if sys.argv[1] == "tls" else proxy, args=(connection,), daemon=True).start()
        """

    /// A folder with certificates, made once.
    private static let made = Prepared<Int, ConfigurationFolder> { _ in
        let folder = try ConfigurationFolder()
        let shell = try ChildProcess(
            "/bin/sh", ["-c", "cd \"$0\" && \(makeCertificates)", folder.path],
            environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path], isSilent: true)
        _ = try shell.wholeOutput()
        #expect(shell.wait() == .exited(0))
        return folder
    }

    private static func relaying(_ words: [String]) throws -> (process: ChildProcess, port: String) {
        let process = try ChildProcess(
            "/usr/bin/python3", ["-c", relay] + words, environment: ["PATH": "/usr/bin:/bin"], isSilent: true)
        let port = String(decoding: try process.output.read(atMost: 100), as: UTF8.self)
        return (process, port.trimmingCharacters(in: .newlines))
    }

    @Test(arguments: Flaw.allCases) func `a certificate is accepted, or refused in words that name what is wrong`(
        flaw: Flaw
    ) async throws {
        let certificates = try await Self.made(0)
        let folder = try ConfigurationFolder()
        let service = SharedService(SimulatedService(sites: [try SampleSite.shop(.final)]))
        let server = try SimulatorServer(service)
        defer { server.stop() }
        let behind = server.origin.split(separator: ":").last.map(String.init) ?? ""
        let name = certificates.path + "/" + flaw.rawValue
        let tls = try Self.relaying(["tls", name + ".pem", name + ".key", behind])
        let proxy = try Self.relaying(["proxy", "user:pass word"])
        try folder.write(
            """
            {"store": "store.sqlite", "sites": {"shop": {
              "url": "https://localhost:\(tls.port)/api/v3", "token": "env:TOKEN", "ca": "\(certificates.path)/ca.pem",
              "proxy": {"url": "http://127.0.0.1:\(proxy.port)", "credentials": "env:PROXY"}}}}
            """)
        let environment = ["TOKEN": "shop-token", "PROXY": "user:pass word"]
        let doctor = try BuiltProgram.run(["doctor", "shop"], in: folder.path, environment)
        let said = doctor.output + (try String(contentsOfFile: folder.path + "/stderr.txt", encoding: .utf8))
        #expect(said.contains(flaw.words), "\(said)")
        let backup = try BuiltProgram.run(["backup", "shop", "--quiet"], in: folder.path, environment)
        #expect((backup.ending == .exited(0)) == (flaw == .none))
        #expect(service.withService { $0.log.entries.isEmpty } == (flaw != .none))
        if flaw == .none {
            let wrong = try BuiltProgram.run(
                ["backup", "shop"], in: folder.path, ["TOKEN": "shop-token", "PROXY": "user:no"])
            #expect(wrong.ending != .exited(0))
        }
    }
}
