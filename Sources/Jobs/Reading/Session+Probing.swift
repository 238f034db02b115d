import Catalog
import Configuring
package import Probing
import Service
import Wire

extension Session {
    /// Asks the site what of its table is where, and what the table lacks.
    /// - Parameter mostRequests: it sends no more than these, GET alone.
    package func probe(mostRequests: Int) async throws -> ProbeFindings {
        try await connected { connection in
            let (tell, name) = (workplace.tell, name)
            var probe = SiteProbe(
                catalog, connection.reader, others: Configuration.otherTable(than: catalog).kinds,
                mostRequests: mostRequests
            ) { asked, most in tell(.reading(site: name, .sample, done: asked, of: most)) }
            defer { tell(.workEnded) }
            return try await probe.run()
        }
    }
}
