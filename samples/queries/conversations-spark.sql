-- Questions to conversations, for Spark (tried with 3.5). Where the export lies:
--   livechat-sync export prod conversations --records --partition day
--   spark-sql -f samples/queries/conversations-spark.sql
-- Moments are UTC. Spark knows each folder's date and reads no others: WHERE date >= DATE'2026-11-20'.

SET TIME ZONE 'UTC';

CREATE TEMPORARY VIEW chat (id STRING, at TIMESTAMP, body STRING, date DATE)
USING json OPTIONS (path 'conversations/chats');

CREATE TEMPORARY VIEW message AS
SELECT chat, date, try_to_timestamp(get_json_object(said, '$.time')) AS moment,
    get_json_object(said, '$.sender') AS sender, get_json_object(said, '$.text') AS text
FROM (
    SELECT id AS chat, date, explode(from_json(get_json_object(body, '$.messages'), 'ARRAY<STRING>')) AS said
    FROM chat);

-- How many chats a day?
SELECT date, count(*) AS chats FROM chat GROUP BY date ORDER BY date;

-- How many seconds until the first answer, for half of a day's chats and for nine of ten?
-- It is the first message after a visitor's that somebody else wrote.
WITH asked AS (
    SELECT chat, date, min(moment) AS moment, min_by(sender, moment) AS sender
    FROM message WHERE sender NOT IN ('agent', 'system') GROUP BY chat, date),
answered AS (
    SELECT a.chat, a.date, timestampdiff(SECOND, a.moment, min(m.moment)) AS seconds
    FROM asked a JOIN message m ON m.chat = a.chat AND m.moment > a.moment AND m.sender NOT IN (a.sender, 'system')
    GROUP BY a.chat, a.date, a.moment)
SELECT date, count(*) AS answered, percentile(seconds, 0.5) AS half, percentile(seconds, 0.9) AS nine_of_ten
FROM answered GROUP BY date ORDER BY date;

-- How are chats rated, by campaign?
SELECT campaign, count(*) AS chats, count(level) AS rated, round(avg(level), 2) AS average
FROM (
    SELECT get_json_object(body, '$.campaignId') AS campaign,
        CAST(nullif(regexp_extract(get_json_object(body, '$.postChat.ratingGrade'), '^level([1-5])$', 1), '') AS INT)
            AS level
    FROM chat)
GROUP BY campaign ORDER BY campaign;

-- At which hours are chats missed?
SELECT hour(at) AS hour, count(*) AS chats, count_if(get_json_object(body, '$.status') = 'missed') AS missed
FROM chat GROUP BY hour(at) ORDER BY hour;

-- Which words did visitors write in most chats of the last seven days?
-- Of four letters and more; Chinese and Japanese come as they stand between two signs.
SELECT word, count(DISTINCT chat) AS chats
FROM (
    SELECT chat, explode(regexp_extract_all(lower(text), '[\\p{L}\\p{M}]{4,}', 0)) AS word
    FROM message WHERE sender <> 'agent' AND date > (SELECT max(date) FROM chat) - INTERVAL 7 DAYS)
GROUP BY word ORDER BY chats DESC, word LIMIT 20;
