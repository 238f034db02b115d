import Keeping

extension Schema.View {
    /// Views for people with `sqlite3`. Stores that are out there have these texts to the letter, so they are not put together
    /// from what the program's own questions have in common; `migrate` gives an older one those of the present version.
    static let snapshots = Schema.View(
        "snapshots",
        """
        SELECT s.number AS snapshot, site.name AS site, s.at,
            (SELECT max(k.at) FROM checked k WHERE k.snapshot = s.number) AS checked_at,
            s.complete, s.partial, s.resources, s.added, s.changed, s.removed, s.requests, s.seconds
        FROM snapshot s JOIN site ON site.id = s.site
        WHERE s.state = 'finished' AND site.purpose = 'backup'
        """)

    static let resources = Schema.View(
        "resources",
        """
        WITH latest AS MATERIALIZED (
            SELECT site.id AS site, site.name,
                (SELECT s.number FROM snapshot s
                 WHERE s.site = site.id AND s.state = 'finished' AND s.complete
                 ORDER BY s.partial, s.number DESC LIMIT 1) AS number
            FROM site
            WHERE site.purpose = 'backup')
        SELECT l.name AS site, p.kind, v.address, p.path || v.item AS path, v.resource AS id,
            CASE WHEN c.base IS NULL THEN c.body ELSE (
                SELECT substr(b.body, 1, c.head) || c.body || substr(b.body, c.tail)
                FROM content b WHERE b.id = c.base) END AS body,
            l.number AS snapshot, v.first AS since
        FROM latest l
        JOIN version v ON v.site = l.site AND v.first <= l.number AND (v.last IS NULL OR v.last >= l.number)
        JOIN place p ON p.id = v.place
        JOIN content c ON c.id = v.content
        WHERE EXISTS (SELECT 1 FROM coverage q WHERE q.place = v.place AND q.state = 'complete'
                AND q.first <= l.number AND (q.last IS NULL OR q.last >= l.number))
            OR EXISTS (SELECT 1 FROM sighting g
                WHERE g.snapshot = l.number AND g.place = v.place AND g.version = v.id)
        """)

    static let history = Schema.View(
        "history",
        """
        SELECT site.name AS site, p.kind, v.address, p.path || v.item AS path, v.resource AS id,
            v.first AS first_snapshot, f.at AS first_at, v.last AS last_snapshot, l.at AS last_at,
            CASE WHEN c.base IS NULL THEN c.body ELSE (
                SELECT substr(b.body, 1, c.head) || c.body || substr(b.body, c.tail)
                FROM content b WHERE b.id = c.base) END AS body
        FROM version v
        JOIN site ON site.id = v.site AND site.purpose = 'backup'
        JOIN place p ON p.id = v.place
        JOIN content c ON c.id = v.content
        JOIN snapshot f ON f.number = v.first AND f.state = 'finished'
        LEFT JOIN snapshot l ON l.number = v.last
        """)

    static let lookups = Schema.View(
        "lookups",
        """
        SELECT site.name AS site, k.kind, k.id, k.body, k.seen, k.changed
        FROM lookup k JOIN site ON site.id = k.site AND site.purpose = 'backup'
        """)
}
