-- Questions to an export, for ClickHouse (tried with 26.9). Where the export lies:
--   livechat-sync export prod@latest export.ndjson
--   clickhouse local --multiquery < samples/queries/clickhouse.sql
-- Several sites, or nights, at once: file('exports/*.ndjson', ...), and group by _file.

CREATE TABLE resource ENGINE = Memory AS
SELECT kind, address, path, id, body
FROM file('export.ndjson', 'JSONEachRow',
    'kind String, address String, path String, id Nullable(String), body String')
SETTINGS input_format_json_read_objects_as_strings = 1, input_format_skip_unknown_fields = 1;

-- Everything below a campaign, with the campaign's name.
CREATE TABLE below ENGINE = Memory AS
SELECT JSONExtractString(c.body, 'name') AS campaign, r.kind AS kind, r.path AS path, r.body AS body
FROM resource AS r JOIN (SELECT path, body FROM resource WHERE kind = 'campaigns') AS c
    ON c.path = arrayStringConcat(arraySlice(splitByChar('/', r.path), 1, 3), '/')
WHERE r.path <> c.path;

-- How much of what is there?
SELECT kind, count() AS resources, sum(length(body)) AS bytes
FROM resource GROUP BY kind ORDER BY resources DESC, kind;

-- Which campaigns ask for an e-mail address when nobody is online, and must it be given?
SELECT campaign, JSONExtractBool(body, 'isRequired') AS required
FROM below
WHERE kind = 'campaignFormFields' AND path LIKE '%/offlineMessage/%'
    AND lower(JSONExtractString(body, 'field', 'name')) = 'email' AND JSONExtractBool(body, 'isVisible')
ORDER BY campaign;

-- Which fields did we make ourselves, and where?
SELECT JSONExtractString(body, 'field', 'name') AS field,
    arraySort(groupArray(concat(campaign, ', ', splitByChar('/', path)[4]))) AS forms
FROM below
WHERE kind = 'campaignFormFields' AND NOT JSONExtractBool(body, 'field', 'isSystem')
GROUP BY field ORDER BY field;

-- Which hosts do webhooks call, and at which events?
SELECT domain(JSONExtractString(body, 'targetUrl')) AS host, arraySort(groupArray(JSONExtractString(body, 'event'))) AS events
FROM resource WHERE kind = 'webhooks' GROUP BY host ORDER BY host;

-- In how many ways is one window set up? One line a greeting, with the campaigns that have it.
SELECT JSONExtractString(body, 'greetingMessage') AS greeting, arraySort(groupArray(campaign)) AS campaigns
FROM below WHERE kind = 'chatWindow' GROUP BY greeting ORDER BY greeting;
