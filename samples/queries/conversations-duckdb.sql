-- Questions to conversations, for DuckDB (tried with 2.0). Where the export lies:
--   livechat-sync export prod conversations --records --partition day
--   duckdb < samples/queries/conversations-duckdb.sql
-- Moments are UTC. One week only: 'conversations/chats/date=2026-11-2[0-6]/part.ndjson'.

CREATE TEMP TABLE chat AS
SELECT id, date, "at" AS moment, body
FROM read_json('conversations/chats/*/part.ndjson', format = 'newline_delimited', hive_partitioning = true,
    hive_types = {date: 'DATE'}, maximum_object_size = 67108864,
    columns = {id: 'VARCHAR', "at": 'TIMESTAMP', body: 'JSON'});

CREATE TEMP VIEW message AS
SELECT chat, date, TRY_CAST(said ->> '$.time' AS TIMESTAMP) AS moment, said ->> '$.sender' AS sender,
    said ->> '$.text' AS text
FROM (SELECT id AS chat, date, unnest(CAST(body -> '$.messages' AS JSON[])) AS said FROM chat);

-- How many chats a day?
SELECT date, count(*) AS chats FROM chat GROUP BY date ORDER BY date;

-- How many seconds until the first answer, for half of a day's chats and for nine of ten?
-- It is the first message after a visitor's that somebody else wrote.
WITH asked AS (
    SELECT chat, date, min(moment) AS moment, arg_min(sender, moment) AS sender
    FROM message WHERE sender NOT IN ('agent', 'system') GROUP BY chat, date),
answered AS (
    SELECT a.chat, a.date, date_diff('second', a.moment, min(m.moment)) AS seconds
    FROM asked a JOIN message m ON m.chat = a.chat AND m.moment > a.moment AND m.sender NOT IN (a.sender, 'system')
    GROUP BY a.chat, a.date, a.moment)
SELECT date, count(*) AS answered, quantile_cont(seconds, 0.5) AS half, quantile_cont(seconds, 0.9) AS nine_of_ten
FROM answered GROUP BY date ORDER BY date;

-- How are chats rated, by campaign?
SELECT campaign, count(*) AS chats, count(level) AS rated, round(avg(level), 2) AS average
FROM (
    SELECT body ->> '$.campaignId' AS campaign,
        TRY_CAST(regexp_extract(body ->> '$.postChat.ratingGrade', '^level([1-5])$', 1) AS INTEGER) AS level
    FROM chat)
GROUP BY campaign ORDER BY campaign;

-- At which hours are chats missed?
SELECT hour(moment) AS hour, count(*) AS chats, count(*) FILTER (body ->> '$.status' = 'missed') AS missed
FROM chat GROUP BY hour ORDER BY hour;

-- Which words did visitors write in most chats of the last seven days?
-- Of four letters and more; Chinese and Japanese come as they stand between two signs.
SELECT word, count(DISTINCT chat) AS chats
FROM (
    SELECT chat, unnest(regexp_extract_all(lower(text), '[\p{L}\p{M}]{4,}')) AS word
    FROM message WHERE sender <> 'agent' AND date > (SELECT max(date) FROM chat) - 7)
GROUP BY word ORDER BY chats DESC, word LIMIT 20;
