#!/usr/bin/env python3
"""What `livechat-sync archive` is measured against: the same pages into an archive with Python's standard library alone.

archive.py ORIGIN TARGETS FILE: TARGETS has a path with its query a line. Each record is kept with every body that it had, told
from the last one by a digest, and put into an index of words; a page is a transaction. It does less: no windows are worked out,
no rows are sealed, and Chinese sentences are single words.
"""

import hashlib
import json
import re
import sqlite3
import sys
import time
import urllib.request

TABLES = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE record (
    id INTEGER PRIMARY KEY, item TEXT NOT NULL UNIQUE, at TEXT NOT NULL, first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL, version INTEGER NOT NULL);
CREATE INDEX record_at ON record (at);
CREATE TABLE version (
    id INTEGER PRIMARY KEY, record INTEGER NOT NULL, seen INTEGER NOT NULL, digest BLOB NOT NULL, body TEXT NOT NULL);
CREATE INDEX version_record ON version (record);
CREATE TABLE wanted (item TEXT PRIMARY KEY, at TEXT NOT NULL);
CREATE VIRTUAL TABLE word USING fts5 (
    words, facets, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');
"""
NOT_FOR_PEOPLE = re.compile(r"[0-9a-f-]{36}|\d{4}-\d\d-\d\d(T[\d:.]+Z?)?|https?://\S*", re.IGNORECASE)


def texts(value):
    if isinstance(value, str):
        if value and not NOT_FOR_PEOPLE.fullmatch(value):
            yield value
    elif isinstance(value, list):
        for element in value:
            yield from texts(element)
    elif isinstance(value, dict):
        for member in value.values():
            yield from texts(member)


def words(body):
    found = [text for name in ("messages", "preChat", "postChat", "agentWrapUp", "name") for text in texts(body.get(name))]
    facets = ["a" + str(agent).replace("-", "") for agent in body.get("agentIds") or []]
    facets.append("c" + str(body.get("campaignId")).replace("-", ""))
    return " \u00b6 ".join(found), " ".join(facets)


def take(database, body, now):
    item, at = body["id"], body["startTime"]
    digest = hashlib.sha256(
        json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).digest()
    known = database.execute(
        "SELECT r.id, v.digest, v.body FROM record r JOIN version v ON v.id = r.version WHERE r.item = ?", (item,)).fetchone()
    if known and known[1] == digest:
        database.execute("UPDATE record SET last_seen = ? WHERE id = ?", (now, known[0]))
        return
    if known:
        record = known[0]
        database.execute(
            "INSERT INTO word (word, rowid, words, facets) VALUES ('delete', ?, ?, ?)", (record, *words(json.loads(known[2]))))
    else:
        record = database.execute(
            "INSERT INTO record (item, at, first_seen, last_seen, version) VALUES (?, ?, ?, ?, 0)",
            (item, at, now, now)).lastrowid
    version = database.execute(
        "INSERT INTO version (record, seen, digest, body) VALUES (?, ?, ?, ?)",
        (record, now, digest, json.dumps(body, separators=(",", ":"), ensure_ascii=False))).lastrowid
    database.execute("UPDATE record SET at = ?, last_seen = ?, version = ? WHERE id = ?", (at, now, version, record))
    database.execute("INSERT INTO word (rowid, words, facets) VALUES (?, ?, ?)", (record, *words(body)))
    if body.get("sessionId"):
        database.execute(
            "INSERT INTO wanted (item, at) VALUES (?, ?) ON CONFLICT DO UPDATE SET at = max(at, excluded.at)",
            (body["sessionId"], at))


def main():
    origin, targets, file = sys.argv[1:]
    database = sqlite3.connect(file, isolation_level=None)
    database.executescript(TABLES)
    now = int(time.time())
    with open(targets, encoding="utf-8") as lines:
        for target in lines:
            request = urllib.request.Request(origin + target.rstrip("\n"), headers={"Authorization": "Bearer bench-token"})
            with urllib.request.urlopen(request) as answer:
                page = json.load(answer)
            database.execute("BEGIN")
            for body in page["chats"]:
                take(database, body, now)
            database.execute("COMMIT")
    print(database.execute("SELECT count(*) FROM record").fetchone()[0])


main()
