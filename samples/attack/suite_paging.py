"""Lists in pages that are not what they say: pages that come for ever, lead elsewhere, lack, repeat or move their items."""
import json
import threading
import urllib.parse

import people
from frame import Failure

TITLE = "paging faults"
WHOLE = 1000

PLACES = ("/customVariables", "/bans", "/webhooks", "/customerSegments")
FAULTS = (
    "none", "same page", "same page of another number", "other host", "loop", "loop to the second", "null", "missing", "number", "object", "relative",
    "path only", "query only", "outside", "escaping", "total too large", "total too small", "total varies", "total text", "no total", "moving in", "moving out",
    "page lost", "page twice", "item twice in a page", "item over two pages", "403", "404", "500 once", "500", "empty in the middle", "empty at the end", "other list",
    "shuffled", "html in the middle", "never ending", "page size ignored", "cut in the middle", "other member", "bare in the middle")


def prepare(rig):
    service = rig.simulate()
    rig.configure({"shop": service.url})
    rig.run("backup", "shop", "--quiet", codes=(0,))
    return rig.read("store.sqlite")


class Pages:
    """The rule of a case: one list of the service is told in pages, with one fault."""

    def __init__(self, random, fault, place, stranger, times):
        self.random, self.fault, self.place, self.stranger, self.times = random, fault, place, stranger, times
        self.size = random.choice((1, 2, 3, 5))
        self.at = random.randint(1, 3)
        self.name = place[1:]
        self.form = random.choice((self.name, "list", "value", "items"))
        self.counter = random.choice(("total", "totalCount", "count"))
        if fault == "bare in the middle":
            # A bare list at the first page is a whole one.
            self.at = random.randint(2, 3)
        self.lock = threading.Lock()
        self.items = self.truth = None
        self.asked = 0
        self.spent = False
        self.steady = None
        self.gone = []

    def __call__(self, exchange):
        if exchange.method != "GET" or exchange.path.rstrip("/") != "/api/v3/livechat" + self.place:
            return False
        with self.lock:
            self.asked += 1
            if self.items is None:
                self.items = exchange.forward().json
                self.truth = list(self.items)
                self.steady = {item["id"] for item in self.truth}
            query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(exchange.target).query))
            number = int(query.get("pageIndex", "1")) if query.get("pageIndex", "1").isdigit() else 1
            is_on = self.times > 0
            if number == 1 and self.asked > 1 and self.spent:
                self.times -= 1
                self.spent = False
                is_on = self.times > 0
            self.answer(exchange, number, is_on and self.fault)

    def answer(self, exchange, number, fault):
        items, size = list(self.items), self.size
        count = max(1, -(-len(items) // size))
        shown, total, following = number, len(items), number + 1 if number < count else None
        is_here = number == min(self.at, count)
        if fault and is_here:
            self.spent = True
        if fault and fault.startswith("same page"):
            shown, following = 1, number + 1
            self.spent = True
        page = items[(shown - 1) * size : shown * size]
        link = f"{exchange.relay.origin}{exchange.path}?pageIndex={following}" if following else ""
        if is_here and fault:
            if fault in ("403", "404", "500") or fault == "500 once" and self.asked % 2:
                return exchange.answer(int(fault[:3]), {"code": int(fault[:3]), "message": "no"})
            if fault == "html in the middle":
                return exchange.answer(200, b"<html>", [("Content-Type", "text/html")])
            if fault == "bare in the middle":
                return exchange.answer(200, page)
            if fault == "cut in the middle":
                exchange.send(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{\"total\": 3, ")
                return exchange.close()
            page, total, link = self.spoiled(fault, page, total, link, number, exchange)
        if fault == "never ending":
            link = f"{exchange.relay.origin}{exchange.path}?pageIndex={number + 1}"
            self.spent = True
        if fault == "page size ignored":
            page = items
        if fault == "total varies":
            total += number % 2
        body = {self.counter: total, "previousPage": "", "nextPage": link}
        if fault == "no total":
            body.pop(self.counter)
        if fault == "missing" and is_here:
            body.pop("nextPage")
        body[self.form if not (fault == "other member" and is_here) else "things"] = page
        exchange.answer(200, body)
        self.move(fault, is_here)

    def spoiled(self, fault, page, total, link, number, exchange):
        origin, path = exchange.relay.origin, exchange.path
        links = {
            "other host": self.stranger.origin + path + "?pageIndex=2", "loop": f"{origin}{path}?pageIndex={number}",
            "loop to the second": f"{origin}{path}?pageIndex=2", "null": None, "number": 7, "object": {"href": self.stranger.origin},
            "relative": f"{self.place[1:]}?pageIndex={number + 1}", "path only": f"{path}?pageIndex={number + 1}", "query only": f"?pageIndex={number + 1}",
            "outside": f"{origin}/oauth/token?pageIndex=2", "escaping": f"{origin}/api/v3/../../{self.stranger.port}?pageIndex=2",
        }
        if fault in links:
            # What is the last page may well have no link behind it.
            link = links[fault] if link or fault not in ("relative", "path only", "query only") else link
        if fault == "total too large":
            total += self.random.randint(1, 9)
        if fault == "total too small":
            total = max(0, total - self.random.randint(1, 3))
        if fault == "total text":
            total = str(total)
        if fault == "page lost":
            page = self.items[number * self.size : (number + 1) * self.size]
        if fault == "page twice" and number > 1:
            page = self.items[(number - 2) * self.size : (number - 1) * self.size]
        if fault == "item twice in a page" and page:
            page = page + page[:1]
        if fault == "item over two pages" and number > 1:
            page = self.items[(number - 1) * self.size - 1 : number * self.size]
        if fault == "empty in the middle":
            page = []
        if fault == "empty at the end":
            link = link or f"{origin}{path}?pageIndex={number + 1}"
        if fault == "other list":
            # As many as belong there could be anything, and nobody could notice.
            page = [{"id": f"c0ffee00-a77a-4c0b-9a31-{index:012}", "name": "of another kind"} for index in range(len(page) + 1)]
        return page, total, link

    def move(self, fault, is_here):
        """The site itself changes between two pages, once for each reading."""
        if not is_here or not self.items:
            return
        if fault == "moving in":
            made = dict(self.random.choice(self.truth), id=f"c0ffee00-a77a-4c0b-9a31-{self.random.randrange(1 << 40):012x}")
            for member in ("name", "ip", "targetUrl"):
                if made.get(member):
                    made[member] = f"{made[member]}{self.random.randrange(1 << 30)}"
            self.items.insert(0, made)
        if fault == "moving out":
            self.gone.append(self.items.pop(0)["id"])
        if fault == "shuffled":
            self.random.shuffle(self.items)


def case(rig, random, number, judge=None, rule=Pages):
    service = rig.simulate()
    relay, stranger = rig.relay(service), rig.relay()
    place = random.choice(PLACES)
    for _ in range(random.randint(1, 9)):
        people.create(service, random, place)
    rig.write("store.sqlite", rig.prepared)
    rig.configure({"shop": relay.url})
    fault = FAULTS[number % len(FAULTS)]
    relay.rule = pages = rule(random, fault, place, stranger, random.choice((1, 1, 2, 99)))
    result = rig.run("backup", "shop", "--json", codes=(0, 3))
    told = f"{fault} at page {pages.at} of {place}, {pages.size} a page, {pages.form}"
    if stranger.connections:
        raise Failure(f"{told}: another host was asked")
    if relay.broken:
        raise Failure(f"the suite itself broke: {relay.broken}")
    snapshot = result.json["snapshots"][0]
    rig.run("export", "shop@2", "lines.ndjson", "--quiet", "--only", place[1:], codes=(0, 3, 64))
    ids = [json.loads(line)["id"] for line in rig.read("lines.ndjson").splitlines()] if (result.code == 0) else []
    (judge or judged)(told, pages, snapshot, result, ids)
    rig.check()
    relay.rule = None
    rig.run("backup", "shop", "--quiet", codes=(0,))
    rig.run("diff", "shop@latest", "shop", "--exit-code", "--stat", codes=(0,))
    return "whole" if result.code == 0 else "a gap"


def judged(told, pages, snapshot, result, ids):
    """Complete means: all that was there from the first page to the last, and each of it once."""
    if snapshot["complete"] != (result.code == 0):
        raise Failure(f"{told}: complete is {snapshot['complete']} and the exit code {result.code}")
    if not snapshot["complete"]:
        gaps = [entry for entry in snapshot["coverage"] if entry["kind"] == pages.name and entry["state"] != "complete"]
        if not gaps or not gaps[0]["reason"]:
            raise Failure(f"{told}: the gap has no reason")
        return
    lacking = pages.steady - set(pages.gone) - set(ids)
    if lacking:
        raise Failure(f"{told}: a snapshot called complete lacks {len(lacking)} of {len(pages.steady)}")
    if len(ids) != len(set(ids)):
        raise Failure(f"{told}: a snapshot called complete has things twice")
    strange = set(ids) - {item["id"] for item in pages.items} - set(pages.gone) - pages.steady
    if strange and pages.fault != "other list":
        raise Failure(f"{told}: a snapshot called complete has what never was there: {strange}")


class Short(Pages):
    """A list that lacks its last thing and says that it is whole, which nobody can notice but this suite."""

    def answer(self, exchange, number, fault):
        exchange.answer(200, self.items[:-1])


def a_bare_list_without_its_end(rig, random):
    """a snapshot called complete lacks"""
    case(rig, random, 0, rule=Short)


def a_reader_that_takes_the_first_page_for_all(rig, random):
    """a snapshot called complete lacks"""
    case(rig, random, 0, lambda told, pages, snapshot, result, ids: judged(told, pages, snapshot, result, ids[:1]))


PROOFS = [a_bare_list_without_its_end, a_reader_that_takes_the_first_page_for_all]
