"""Answers that no honest service gives, by the seed: to a list or a single thing of a backup, to a write of a run, to a request
for a token."""
import gzip
import json
import zlib

import people
from frame import Failure
from relay import head

TITLE = "malformed answers"
WHOLE = 500
AT_ONCE = 4

LISTS = ("/customVariables", "/bans", "/webhooks", "/customerSegments", "/secureForms", "/campaigns", "/conversionActions")
SINGLES = ("/settings", "/autoDistribution", "/dynamicCampaign", "/mobilePush") + tuple(
    f"/campaigns/{people.CAMPAIGNS[0]}/{part}" for part in ("chatWindow", "chatButton", "preChat", "routing", "language"))


def chunked(body, size=7):
    pieces = [body[index : index + size] for index in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)


def with_head(exchange, lines, body=b""):
    exchange.send(("\r\n".join(["HTTP/1.1 200 OK", "Content-Type: application/json", *lines]) + "\r\n\r\n").encode("latin-1") + body)
    exchange.close()


# Each takes (exchange, good body, random, the stranger's address); it answers and closes, or holds.

def half_head(exchange, body, random, stranger):
    whole = head(200, body)
    exchange.send(whole[: random.randrange(len(whole) - 1)])
    random.choice((exchange.close, exchange.reset))()


def wrong_length(exchange, body, random, stranger):
    length = random.choice((str(len(body) + random.randint(1, 900)), "-1", "99999999999999999999", "0x10", "abc", "", "1e3", "+5",
                            str(1 << 40), str(1 << 63), "4, 5"))
    with_head(exchange, [f"Content-Length: {length}"], body)


def short_length(exchange, body, random, stranger):
    with_head(exchange, [f"Content-Length: {random.randrange(max(1, len(body)))}"], body)


def two_lengths(exchange, body, random, stranger):
    lengths = [f"Content-Length: {len(body) - random.randint(1, len(body))}", f"Content-Length: {len(body)}"]
    random.shuffle(lengths)
    with_head(exchange, lengths, body)


def length_and_chunks(exchange, body, random, stranger):
    with_head(exchange, [f"Content-Length: {random.randrange(len(body) + 9)}", "Transfer-Encoding: chunked"],
              chunked(body) + b"0\r\n\r\n")


def bad_chunks(exchange, body, random, stranger):
    whole = chunked(body)
    broken = random.choice((
        whole, whole[: random.randrange(len(whole))], b"zz\r\n" + whole, b"-5\r\n" + whole, b"\r\n" + whole,
        whole.replace(b"\r\n", b"\n"), b"fffffffffffffffff\r\n" + body, whole + b"0", b"5;" + b"x" * 70000 + b"\r\nhello\r\n0\r\n\r\n",
        b"7fffffff\r\n" + body, b"0\r\n\r\n" + whole))
    with_head(exchange, ["Transfer-Encoding: chunked"], broken)


def trailers(exchange, body, random, stranger):
    trailer = random.choice((b"X-A: 1\r\n", b"X-A: 1\r\n" * 2000, b"Content-Length: 3\r\n", b"no colon\r\n", b"X-A: " + b"y" * 90000 + b"\r\n"))
    with_head(exchange, ["Transfer-Encoding: chunked", "Trailer: X-A"], chunked(body) + b"0\r\n" + trailer + b"\r\n")


def nul(exchange, body, random, stranger):
    place = random.choice(("status", "name", "value", "body"))
    if place == "body":
        at = random.randrange(len(body))
        return exchange.answer(200, body[:at] + b"\0" + body[at:]) or exchange.close()
    whole = {"status": b"HTTP/1.1 200 O\0K\r\n", "name": b"HTTP/1.1 200 OK\r\nX-\0A: b\r\n", "value": b"HTTP/1.1 200 OK\r\nX-A: \0b\r\n"}
    exchange.send(whole[place] + b"Content-Length: %d\r\n\r\n" % len(body) + body)
    exchange.close()


def bare_line_feeds(exchange, body, random, stranger):
    exchange.send(head(200, body).replace(b"\r\n", random.choice((b"\n", b"\r", b"\n\r"))) + body)
    exchange.close()


def odd_head(exchange, body, random, stranger):
    length = b"Content-Length: %d\r\n\r\n" % len(body)
    exchange.send(random.choice((
        b"HTTP/1.1 200\r\n" + length, b"HTTP/0.9 200 OK\r\n" + length, b"HTTP/9.9 200 OK\r\n" + length, b"HTTP/1.1 OK\r\n" + length,
        b"HTTP/1.1  200  OK\r\n" + length, b"http/1.1 200 ok\r\n" + length, b"ICY 200 OK\r\n" + length, b"HTTP/2 200\r\n" + length,
        b"HTTP/1.1 200 OK\r\nContent-Length:%d\r\n\r\n" % len(body), b"HTTP/1.1 200 OK\r\n: nothing\r\n" + length,
        b"HTTP/1.1 200 OK\r\n folded\r\n" + length, b"HTTP/1.1 200 OK\r\nX-A: \xe4\xf6\xff\r\n" + length,
        b"HTTP/1.1 200 OK\r\nno colon here\r\n" + length, b"\r\n\r\nHTTP/1.1 200 OK\r\n" + length,
        b"HTTP/1.1 200 OK\r\nX-A : b\r\n" + length, b"HTTP/1.1 -200 OK\r\n" + length,
        b"HTTP/1.1 200 OK\r\n" + b"Set-Cookie: a=b; Domain=.example\r\n" * 50 + length)) + body)
    exchange.close()


def many_headers(exchange, body, random, stranger):
    count, size = random.choice(((3000, 10), (200, 1000), (1, 100_000), (1, 400_000)))
    with_head(exchange, [f"X-{index}: {'y' * size}" for index in range(count)] + [f"Content-Length: {len(body)}"], body)


def early_answers(exchange, body, random, stranger):
    first = random.choice((
        b"HTTP/1.1 100 Continue\r\n\r\n" * random.choice((1, 3, 300)), b"HTTP/1.1 102 Processing\r\n\r\n",
        b"HTTP/1.1 103 Early Hints\r\nLink: <" + stranger.encode() + b">; rel=preload\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n", b"HTTP/1.1 199 Odd\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\nContent-Length: 5\r\n\r\nhello"))
    exchange.send(first + random.choice((b"", head(200, body) + body)))
    exchange.close()


def bomb(exchange, body, random, stranger):
    squeezer = zlib.compressobj(9, zlib.DEFLATED, 31)
    sent = squeezer.compress(b"[" + b" " * (150 << 20)) + squeezer.flush()
    with_head(exchange, ["Content-Encoding: gzip", f"Content-Length: {len(sent)}"], sent)


def endless(exchange, body, random, stranger):
    lines, piece = random.choice(((["Transfer-Encoding: chunked"], b"4000\r\n" + b" " * 0x4000 + b"\r\n"), ([], b"[" * 0x4000), ([], b" " * 0x4000)))
    with_head(exchange, lines)
    try:
        for _ in range(12_000):
            exchange.send(piece)
    except OSError:
        exchange.close()


def endless_head(exchange, body, random, stranger):
    exchange.send(b"HTTP/1.1 200 OK\r\n")
    try:
        for _ in range(2_000):
            exchange.send(b"X-A: " + b"y" * 8000 + b"\r\n")
    except OSError:
        exchange.close()
    exchange.close()


def gzip_cut(exchange, body, random, stranger):
    sent = gzip.compress(body)
    sent = random.choice((sent[: random.randrange(len(sent))], sent[:-8] + b"\0" * 8, b"\x1f\x8b" + body, sent[:5] + sent[9:]))
    with_head(exchange, ["Content-Encoding: gzip", f"Content-Length: {len(sent)}"], sent)


def unknown_encoding(exchange, body, random, stranger):
    name = random.choice(("zz", "br", "compress", "gzip, gzip", "deflate", "identity, zz", "zstd"))
    with_head(exchange, [f"Content-Encoding: {name}", f"Content-Length: {len(body)}"], body)


def wrong_status(exchange, body, random, stranger):
    status = random.choice((204, 205, 206, 202, 203, 207, 226, 304, 300, 305, 400, 402, 405, 406, 409, 410, 412, 413, 418, 422, 451, 500, 501, 505,
                            511, 520, 599, 600, 999, 20, 0))
    exchange.send(head(status, body) + (b"" if status in (204, 304) else body))
    exchange.close()


def redirect(exchange, body, random, stranger):
    status = random.choice((301, 302, 303, 307, 308))
    place = random.choice((stranger + exchange.target, "//" + stranger.split("//")[1] + "/", "https://127.0.0.1:1/", "/api/v3/livechat/bans",
                           exchange.target, "file:///etc/passwd", "//[::1]:99999/", "", "javascript:1", "ftp://127.0.0.1/"))
    exchange.send(head(status, body, [("Location", place)] * random.choice((1, 1, 2))) + body)
    exchange.close()


def html(exchange, body, random, stranger):
    page = random.choice((b"<!DOCTYPE html><title>Sign in</title><form action=/login>", b"<html><meta http-equiv=refresh content='0;url=%s'>" % stranger.encode(),
                          b"\xef\xbb\xbf<html></html>", b"<?xml version='1.0'?><error/>"))
    exchange.answer(random.choice((200, 200, 502, 403)), page, [("Content-Type", "text/html")])
    exchange.close()


def no_json(exchange, body, random, stranger):
    at = random.randrange(1, max(2, len(body)))
    exchange.answer(200, random.choice((
        b"", b" ", body[:at], body + body, body + b"]", b"\xef\xbb\xbf" + body, body.decode().encode("utf-16"), b"[" * 100_000, b"{\"a\":" * 20_000,
        b"null", b"nul", b"[1,]", b"{'a':1}", b"/*x*/" + body[:at], b"NaN", b"[1e999999999999]"[:-1], b"\"" + b"x" * 100_000, b"[\"\xff\xfe\"]", b"[\"\\ud800\"",
        body.replace(b"\"", b"'"), body.replace(b":", b"=") if b":" in body else b"[")))
    exchange.close()


def wrong_types(exchange, body, random, stranger):
    exchange.answer(200, random.choice((
        b"true", b"1", b"\"[]\"", b"[1, 2]", b"[null]", b"[[]]", b"[\"a\"]", b"{}", b"{\"list\": {}}", b"{\"error\": \"no\"}",
        b"{\"success\": false, \"data\": []}", b"{\"code\": 500000, \"message\": \"Internal error\", \"errors\": []}", b"[{\"id\": {\"a\": 1}}]",
        b"[{\"id\": \"\"}]", b"[{\"name\": \"x\"}]", b"[{\"id\": \"../../x\"}]", b"[{\"id\": null}]", b"{\"total\": 5, \"list\": []}",
        b"[{\"id\": \"1\", \"name\": \"a\"}, {\"id\": \"1\", \"name\": \"b\"}]")))
    exchange.close()


def second_answer(exchange, body, random, stranger):
    """Another one behind the one that was asked for, which nobody may take for that to the next request."""
    other = b"[]" if body[:1] == b"[" else b"{\"isZendeskEnabled\": true}"
    exchange.send(head(200, body) + body + random.choice((head(200, other) + other, head(500, other) + other, b"HTTP/1.1 200 OK\r\n\r\n")))


def garbage(exchange, body, random, stranger):
    exchange.send(random.choice((b"", b"\0", random.randbytes(random.randrange(1, 5000)), b"SSH-2.0-OpenSSH_9.9\r\n", b"\x15\x03\x01\x00\x02\x02\x28",
                                 b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"220 smtp.speiche.example ESMTP\r\n", b"GET / HTTP/1.1\r\n\r\n")))
    random.choice((exchange.close, exchange.reset))()


def silence(exchange, body, random, stranger):
    whole = head(200, body) + body
    exchange.send(whole[: random.randrange(len(whole))])
    exchange.wait_for_client()


FORMS = (half_head, wrong_length, short_length, two_lengths, length_and_chunks, bad_chunks, trailers, nul, bare_line_feeds, odd_head,
         many_headers, early_answers, bomb, endless, endless_head, gzip_cut, unknown_encoding, wrong_status, redirect, html, no_json,
         wrong_types, second_answer, garbage, silence)
TARGETS = ("list", "single", "write", "token")


def prepare(rig):
    service = rig.simulate()
    rig.configure({"shop": service.url})
    rig.run("backup", "shop", "--quiet", codes=(0,))
    rig.run("export", "shop@1", "before.ndjson", "--quiet", "--secrets", codes=(0,))
    return rig.read("store.sqlite"), rig.read("before.ndjson")


class Spoiled:
    """The rule of a case: so many answers to one request take this form."""

    def __init__(self, form, random, stranger, is_meant, times, is_done=True):
        self.form, self.random, self.stranger, self.is_meant, self.times = form, random, stranger, is_meant, times
        self.is_done = is_done
        self.spoiled = 0

    def __call__(self, exchange):
        if self.times <= 0 or not self.is_meant(exchange):
            return False
        self.times -= 1
        self.spoiled += 1
        if exchange.is_write and not self.is_done and "token" not in exchange.path:
            body = b"{\"id\": \"c0ffee00-a77a-4c0b-9a31-00000000beef\", \"name\": \"x\"}"
        else:
            body = exchange.forward().body or b"{}"
        self.form(exchange, body, self.random, self.stranger.origin)


def case(rig, random, number):
    form = FORMS[number % len(FORMS)]
    target = TARGETS[number // len(FORMS) % len(TARGETS)]
    service = rig.simulate()
    relay, stranger = rig.relay(service), rig.relay()
    rig.write("store.sqlite", rig.prepared[0])
    rig.configure({"shop": relay.url})
    spoiled = Spoiled(form, random, stranger, None, random.choice((1, 1, 2, 99)), random.random() < 0.5)
    word = {"list": backup, "single": backup, "token": token, "write": write}[target](rig, random, service, relay, spoiled, target)
    if stranger.connections:
        raise Failure(f"{form.__name__}: another host was asked {stranger.connections} times")
    return word if spoiled.spoiled else "not reached"


def backup(rig, random, service, relay, spoiled, target):
    path = "/api/v3/livechat" + random.choice(LISTS if target == "list" else SINGLES)
    rig.configure({"shop": relay.url}, timeout=16)
    spoiled.is_meant = lambda exchange: exchange.path == path
    return read_under(rig, relay, spoiled, f"{spoiled.form.__name__} at {path}", (0, 3, 7))


def read_under(rig, relay, spoiled, told, codes):
    relay.rule = spoiled
    result = rig.run("backup", "shop", "--json", codes=codes)
    taken = result.json.get("snapshots") or [] if result.code in (0, 3) else []
    if result.code == 0 and not (taken and taken[0]["complete"]):
        raise Failure(f"{told}: exit code 0 and no complete snapshot: {result}")
    if taken and taken[0]["complete"]:
        changes = taken[0]["changes"]
        if not taken[0]["unchanged"] and any(changes.values()):
            raise Failure(f"{told}: a snapshot called complete has other things than the site: {changes}")
    relay.rule = None
    judge(rig, told)
    rig.patient()
    rig.run("backup", "shop", "--quiet", codes=(0,))
    rig.run("diff", "shop@1", "shop@latest", "--exit-code", "--stat", codes=(0,))
    return "survived" if result.code == 0 else "refused"


def judge(rig, told):
    """What was there before is there as it was."""
    rig.run("export", "shop@1", "after.ndjson", "--quiet", "--secrets", codes=(0,))
    if rig.read("after.ndjson") != rig.prepared[1]:
        raise Failure(f"{told}: an earlier snapshot is another one now")
    rig.check()


def token(rig, random, service, relay, spoiled, target):
    rig.secrets["PASSWORD"] = "chain-ring-44"
    rig.configure({"shop": {"url": relay.url, "auth": {
        "type": "password", "tokenURL": relay.origin + "/oauth/token", "email": "env:EMAIL", "password": "env:PASSWORD"}}}, timeout=16)
    rig.secrets["EMAIL"] = "ida@speiche.example"
    spoiled.is_meant = lambda exchange: exchange.path == "/oauth/token"
    return read_under(rig, relay, spoiled, f"{spoiled.form.__name__} at the token endpoint", (0, 1, 3, 6, 7))


def write(rig, random, service, relay, spoiled, target):
    wanted = service.state()[0]
    people.delete(service, random, "/bans/ba000002-a77a-4c0b-9a31-000000000902")
    people.change(service, random, "/settings")
    people.create(service, random, "/customVariables")
    rig.run("plan", "--from", "shop@1", "--to", "shop", "--mirror", "--max-delete", "100%", "--output", "plan.json", "--quiet", codes=(0,))
    method = random.choice(("POST", "PUT", "DELETE"))
    spoiled.is_meant = lambda exchange: exchange.method == method
    spoiled.times = min(spoiled.times, 2)
    rig.configure({"shop": relay.url}, timeout=16)
    relay.rule = spoiled
    told = f"{spoiled.form.__name__} to {method}, which was {'' if spoiled.is_done else 'not '}done"
    first = rig.run("apply", "plan.json", "--yes", "--quiet", codes=(0, 3, 7, 12))
    relay.rule = None
    last = first
    rig.patient()
    if first.code != 0:
        last = rig.run("resume", "1", "--yes", "--quiet", codes=(0, 3, 4, 7, 12))
    end = service.state()[0]
    if found := people.twins(end):
        raise Failure(f"{told}: there twice: {found}")
    if last.code == 0:
        people.hold(wanted, end, told)
    elif last.code == 4 and spoiled.form in (html, wrong_status):
        # Who says no after it did what it was asked is believed, and what stands there then is left alone.
        return "left to a person"
    elif last.code != 12 and not (last.code == 3 and not spoiled.is_done):
        raise Failure(f"{told}: not settled by resume: {first}; {last}")
    judge(rig, told)
    return "survived" if first.code == 0 else "settled by resume" if last.code == 0 else "left to a person"


def another_host_is_asked(rig, random):
    """another host"""
    service = rig.simulate()
    relay, stranger = rig.relay(service), rig.relay()
    rig.configure({"shop": stranger.url})
    rig.run("backup", "shop")
    if stranger.connections:
        raise Failure(f"another host was asked {stranger.connections} times")


def a_list_that_is_short_in_silence(rig, random):
    """a snapshot called complete has other things than the site"""
    service = rig.simulate()
    relay, stranger = rig.relay(service), rig.relay()
    rig.write("store.sqlite", rig.prepared[0])
    rig.configure({"shop": relay.url})
    spoiled = Spoiled(lambda exchange, body, *rest: exchange.answer(200, json.loads(body)[1:]), random, stranger,
                      lambda exchange: exchange.path == "/api/v3/livechat/bans", 99)
    read_under(rig, relay, spoiled, "short", (0, 3, 7))


PROOFS = [another_host_is_asked, a_list_that_is_short_in_silence]
