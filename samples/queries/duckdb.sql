-- Questions to an export, for DuckDB (tried with 2.0). Where the export lies:
--   livechat-sync export prod@latest export.ndjson
--   duckdb < samples/queries/duckdb.sql
-- Several sites, or nights, at once: read_json('exports/*.ndjson', filename = true, ...), and group by filename.

CREATE TEMP TABLE resource AS
SELECT kind, address, path, id, body
FROM read_json('export.ndjson', format = 'newline_delimited', maximum_object_size = 67108864,
    columns = {kind: 'VARCHAR', address: 'VARCHAR', path: 'VARCHAR', id: 'VARCHAR', body: 'JSON'});

-- Everything below a campaign, with the campaign's name.
CREATE TEMP VIEW below AS
SELECT c.body ->> '$.name' AS campaign, r.*
FROM resource c JOIN resource r ON starts_with(r.path, c.path || '/')
WHERE c.kind = 'campaigns';

-- How much of what is there?
SELECT kind, count(*) AS resources, sum(length(body::VARCHAR)) AS bytes
FROM resource GROUP BY kind ORDER BY resources DESC, kind;

-- Which campaigns ask for an e-mail address when nobody is online, and must it be given?
SELECT campaign, (body ->> '$.isRequired')::BOOLEAN AS required
FROM below
WHERE kind = 'campaignFormFields' AND contains(path, '/offlineMessage/')
    AND lower(body ->> '$.field.name') = 'email' AND (body ->> '$.isVisible')::BOOLEAN
ORDER BY campaign;

-- Which fields did we make ourselves, and where?
SELECT body ->> '$.field.name' AS field, list(campaign || ', ' || split_part(path, '/', 4) ORDER BY campaign) AS forms
FROM below
WHERE kind = 'campaignFormFields' AND NOT (body ->> '$.field.isSystem')::BOOLEAN
GROUP BY field ORDER BY field;

-- Which hosts do webhooks call, and at which events?
SELECT regexp_extract(body ->> '$.targetUrl', '^https?://([^/:?#]+)', 1) AS host, list(body ->> '$.event' ORDER BY address)
    AS events
FROM resource WHERE kind = 'webhooks' GROUP BY host ORDER BY host;

-- In how many ways is one window set up? One line a greeting, with the campaigns that have it.
SELECT body ->> '$.greetingMessage' AS greeting, list(campaign ORDER BY campaign) AS campaigns
FROM below WHERE kind = 'chatWindow' GROUP BY greeting ORDER BY greeting;
