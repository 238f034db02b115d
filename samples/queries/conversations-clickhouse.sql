-- Questions to conversations, for ClickHouse (tried with 26.9). Where the export lies:
--   livechat-sync export prod conversations --records --partition day
--   clickhouse local --multiquery < samples/queries/conversations-clickhouse.sql
-- Moments are UTC. One week only: 'conversations/chats/date=2026-11-2{0..6}/part.ndjson'.

CREATE TABLE chat ENGINE = Memory AS
SELECT id, date, parseDateTimeBestEffort(at, 'UTC') AS moment, body
FROM file('conversations/chats/*/part.ndjson', 'JSONEachRow', 'id String, at String, body String')
SETTINGS input_format_json_read_objects_as_strings = 1, input_format_skip_unknown_fields = 1;

CREATE TABLE message ENGINE = Memory AS
SELECT chat, date, parseDateTimeBestEffortOrNull(JSON_VALUE(said, '$.time'), 'UTC') AS moment,
    JSON_VALUE(said, '$.sender') AS sender, JSON_VALUE(said, '$.text') AS text
FROM (SELECT id AS chat, date, arrayJoin(JSONExtractArrayRaw(JSON_QUERY(body, '$.messages'), 1)) AS said FROM chat);

-- How many chats a day?
SELECT date, count() AS chats FROM chat GROUP BY date ORDER BY date;

-- How many seconds until the first answer, for half of a day's chats and for nine of ten?
-- It is the first message after a visitor's that somebody else wrote.
WITH asked AS (
    SELECT chat, date, min(moment) AS since, argMin(sender, moment) AS visitor
    FROM message WHERE sender NOT IN ('agent', 'system') GROUP BY chat, date),
answered AS (
    SELECT a.chat AS chat, a.date AS date, dateDiff('second', a.since, min(m.moment)) AS seconds
    FROM asked AS a JOIN message AS m ON m.chat = a.chat
    WHERE m.moment > a.since AND m.sender <> a.visitor AND m.sender <> 'system'
    GROUP BY a.chat, a.date, a.since)
SELECT date, count() AS answered, quantileExactInclusive(0.5)(seconds) AS half,
    quantileExactInclusive(0.9)(seconds) AS nine_of_ten
FROM answered GROUP BY date ORDER BY date;

-- How are chats rated, by campaign?
SELECT campaign, count() AS chats, count(level) AS rated, round(avg(level), 2) AS average
FROM (
    SELECT JSON_VALUE(body, '$.campaignId') AS campaign,
        toInt32OrNull(extract(JSON_VALUE(body, '$.postChat.ratingGrade'), '^level([1-5])$')) AS level
    FROM chat)
GROUP BY campaign ORDER BY campaign;

-- At which hours are chats missed?
SELECT toHour(moment) AS hour, count() AS chats, countIf(JSON_VALUE(body, '$.status') = 'missed') AS missed
FROM chat GROUP BY hour ORDER BY hour;

-- Which words did visitors write in most chats of the last seven days?
-- Of four letters and more; Chinese and Japanese come as they stand between two signs.
SELECT word, uniqExact(chat) AS chats
FROM (
    SELECT chat, arrayJoin(extractAll(lowerUTF8(text), '[\\p{L}\\p{M}]{4,}')) AS word
    FROM message WHERE sender <> 'agent' AND date > (SELECT max(date) FROM chat) - 7)
GROUP BY word ORDER BY chats DESC, word LIMIT 20;
