"""Secrets that are recognised wherever they turn up, through every command and into every file that it makes, with services that
repeat what they were sent."""
import base64
import html
import json
import string
import urllib.parse

import people
from frame import Failure
from rig import SITE

TITLE = "canaries: secrets through every command"
WHOLE = 60
AT_ONCE = 4
DEADLINE = 600

CREDENTIALS = ("token", "password", "key")
SETTINGS = ("certificate", "certificate password", "push key", "headers", "mail password")
WINDOW = f"/api/v3/livechat/campaigns/{people.CAMPAIGNS[0]}/chatWindow"
PUSH = "/api/v3/livechat/mobilePush"


def secret(random, signs=""):
    letters = string.ascii_letters + string.digits
    text = [random.choice(letters) for _ in range(18)]
    for sign in signs:
        text.insert(random.randrange(1, len(text)), sign)
    return "".join(text)


class Telling:
    """A service that shows its secrets, and on demand repeats what it was sent."""

    def __init__(self, random, secrets):
        self.random, self.shown = random, secrets
        self.repeats = False

    def __call__(self, exchange):
        if self.repeats and (exchange.is_write or self.random.random() < 0.1):
            return self.repeat(exchange)
        if exchange.method != "GET" or exchange.path not in (PUSH, WINDOW):
            return False
        reply = exchange.forward()
        body = reply.json
        if exchange.path == PUSH:
            body.update(
                iosProductionCertificateFileData=self.shown["certificate"], androidGcmAPIKey=self.shown["push key"],
                iosProductionCertificatePassword=self.shown["certificate password"], iosThirdPartyRequestHeaders=self.shown["headers"])
        else:
            body["customSMTPServer"]["password"] = self.shown["mail password"]
        exchange.pass_on(reply, body)

    def repeat(self, exchange):
        said = exchange.body.decode(errors="replace")
        head = " ".join(value for name, value in exchange.headers if name.lower() == "authorization")
        manner = self.random.randrange(8)
        told = {
            0: said, 1: json.dumps(said), 2: urllib.parse.quote(said), 3: base64.b64encode(exchange.body).decode(), 4: html.escape(said), 5: said[:400],
            6: urllib.parse.quote_plus(said), 7: said.replace("\\u", "\\\\u")}[manner]
        body = json.dumps({"code": 40001, "message": f"not accepted: {head} {told}", "errors": [{"message": told}, head]}).encode()
        if manner == 5:
            body = f"<html>{head} {told}</html>".encode()
        exchange.answer(self.random.choice((400, 422, 403, 409)), body)


def say(rig, *words, allow=(), codes=None):
    """Runs a command that may show these canaries and no other."""
    every = rig.canaries
    rig.canaries = {name: spellings for name, spellings in every.items() if not name.startswith(tuple(allow) or "?")}
    try:
        return rig.run(*words, **({"codes": codes} if codes else {}))
    finally:
        rig.canaries = every


def look(rig):
    """Each kind of secret is in the files where the manual says so, and in no other."""
    every = rig.canaries
    places = {
        "login": ("site-", "secret-"), "setting": ("site-", "store.sqlite", "plan.json", "plan-", "back.json", "secret-"),
        "visitor": ("site-", "archive.sqlite", "secret-")}
    try:
        for kind, allowed in places.items():
            rig.canaries = {name: spellings for name, spellings in every.items() if name.startswith(kind)}
            rig.search(*allowed)
    finally:
        rig.canaries = every


def furnish(rig, random):
    """A site with secrets that nobody else has, and the relay that shows them."""
    with open(SITE, encoding="utf-8") as file:
        told = json.load(file)
    login = {"token": secret(random, "-_.~"), "password": secret(random, "&+ %é\"/"), "key": secret(random, "+/=")}
    settings = {name: secret(random, "" if name == "certificate" else "\"&+/ü<") for name in SETTINGS}
    later = {name: secret(random, "" if name == "certificate" else "'%=>ß") for name in SETTINGS}
    email = f"{secret(random).lower()}@mail.example"
    told["agents"][0]["access"] = {"token": login["token"], "password": login["password"], "apiKey": login["key"]}
    told["offlineMessages"] = [{
        "id": "0ff10001-a77a-4c0b-9a31-000000001101", "createdTime": "2026-11-06T22:10:00Z", "name": "Mo", "email": email,
        "departmentId": told["departments"][0]["id"], "agentId": 2, "subject": "Speichenbruch", "message": f"write to {email}"}]
    for name, value in login.items():
        rig.canary(f"login {name}", value)
    for name in SETTINGS:
        rig.canary(f"setting {name}", settings[name])
        rig.canary(f"setting {name}, later", later[name])
    rig.canary("visitor", email)
    service = rig.simulate(told)
    relay = rig.relay(service)
    relay.rule = Telling(random, settings)
    configure(rig, random, relay, login)
    return service, relay, login, later


def configure(rig, random, relay, login):
    rig.secrets = {"EMAIL": "ida@speiche.example"}
    manner = random.choice(CREDENTIALS)
    source = random.choice(("env", "file", "command"))
    rig.write("secret-login", login[manner] + "\n")
    rig.secrets["LOGIN"] = login[manner]
    named = {"env": "env:LOGIN", "file": "file:secret-login", "command": "command:cat secret-login"}[source]
    site = {"url": relay.url}
    if manner == "token":
        site["token"] = named
    elif manner == "key":
        site["auth"] = {"type": "apiKey", "email": "env:EMAIL", "key": named, "siteId": 10042}
    else:
        site["auth"] = {"type": "password", "tokenURL": relay.origin + "/oauth/token", "email": "env:EMAIL", "password": named}
    rig.configure(
        {"shop": site}, metrics="shop.prom",
        notify=[{"command": "cat >> told.json"}, {"url": relay.origin + "/hook", "form": "slack"}])
    # What people do by mistake.
    pasted = random.choice(("", "env:", "file:")) + login["token"]
    rig.write("secret-pasted.json", {"sites": {"shop": {"url": relay.url, "token": pasted}}})


def case(rig, random, number):
    service, relay, login, later = furnish(rig, random)
    say(rig, "backup", "shop", *random.choice(((), ("--verbose",), ("--json",), ("--thorough",))), codes=(0,))
    say(rig, "backup", "shop", "--config", "secret-pasted.json", codes=(1, 6, 9, 64))
    reading(rig)
    relay.rule.shown = later
    writing(rig, random, service, relay, login)
    conversations(rig, relay)
    tending(rig, random, relay)
    look(rig)
    return "kept"


def reading(rig):
    for words in (
        ("snapshots",), ("show", "shop@1"), ("show", "shop@1", "mobilePush"), ("show", "shop@1", "mobilePush", "--json"), ("show", "shop", "campaigns/Bicycles/chatWindow"),
        ("history", "shop"), ("history", "shop", "mobilePush"), ("export", "shop@1", "folder"), ("export", "shop@1", "lines.ndjson"),
        ("export", "shop@1", "tables", "--format", "csv"), ("export", "shop@1", "-"), ("import", "folder", "--as", "copy"), ("diff", "shop@1", "./lines.ndjson"),
        ("uses", "shop@1", "campaigns/Bicycles"), ("grep", "shop@1", "e"), ("grep", "shop", "e", "--all-snapshots", "--json"), ("show", "shop@1:mobilePush", "--json"),
        ("doctor", "--report"), ("init", "other", "--url", "https://portal1.comm100.io", "--token", "env:LOGIN", "--offline", "--config", "new.json"),
        ("kinds", "--site", "shop"), ("doctor", "shop"), ("doctor", "shop", "--probe", "--output", "rows.json"), ("call", "GET", "/livechat/agents", "--site", "shop"),
    ):
        say(rig, *words)
    say(rig, "export", "shop@1", "secret-lines.ndjson", "--secrets", codes=(0,))
    say(rig, "show", "shop@1", "mobilePush", "--secrets", allow=("setting",))


def writing(rig, random, service, relay, login):
    token = login["token"]
    window = f"/campaigns/{people.CAMPAIGNS[0]}/chatWindow"
    _, body = service.ask("GET", window, token=token)
    service.token = token
    people.done(service, "PUT", window, {**body, "greetingMessage": "Another one"})
    for words in (
        ("diff", "shop@1", "shop"), ("diff", "shop@1", "shop", "--json"), ("diff", "shop@1", "shop", "--format", "html", "--output", "diff.html"),
        ("diff", "shop@1", "shop", "--format", "markdown"), ("plan", "--from", "shop@1", "--to", "shop", "--output", "plan.json"),
        ("plan", "--from", "shop@1", "--to", "shop", "--format", "html", "--output", "plan.html"),
        ("drift", "shop", "--notify"), ("drift", "shop", "--json"), ("diff", "shop@1:mobilePush", "shop:mobilePush"), ("diff", "shop@1", "shop", "--notify", "--only", "mobilePush"),
        ("replace", "--to", "shop", "--text", "Another one", "The other one", "--output", "plan-replace.json"),
        ("clone", "--from", "shop@1", "--to", "shop", "--only", "campaigns/Bicycles", "--as", "Cycles", "--dry-run"),
    ):
        say(rig, *words)
    relay.rule.repeats = True
    say(rig, "apply", "plan.json", "--yes", *random.choice(((), ("--verbose",), ("--json",))))
    say(rig, "runs")
    say(rig, "runs", "1")
    say(rig, "runs", "1", "--json")
    say(rig, "resume", "1", "--yes")
    relay.rule.repeats = False
    say(rig, "resume", "1", "--yes")
    say(rig, "runs", "1", "--json")
    say(rig, "undo", "1", "--output", "back.json")
    say(rig, "apply", "back.json", "--yes", *random.choice(((), ("--verbose",), ("--json",))))


def conversations(rig, relay):
    say(rig, "archive", "shop", "--since", "2026-11-01")
    found = say(rig, "search", "shop", "Speichenbruch", allow=("visitor",))
    say(rig, "export", "shop", "secret-records.ndjson", "--records")
    say(rig, "purge", "shop", "--before", "2026-11-20", "--output", "purge.json", "--confirm", "shop")
    return found


def tending(rig, random, relay):
    say(rig, "check")
    say(rig, "map", "list", "--from", "shop", "--to", "shop")
    say(rig, "forget", "shop", "--keep-last", "1")
    say(rig, "completions", "bash")
    relay.rule.repeats = True
    for words in (("backup", "shop"), ("backup", "shop", "--verbose"), ("doctor", "shop"), ("archive", "shop"), ("backup", "shop", "--json")):
        say(rig, *words)


def a_secret_in_a_file(rig, random):
    """the canary 'login token' in notes.txt"""
    _, _, login, _ = furnish(rig, random)
    rig.write("notes.txt", "what was typed: " + urllib.parse.quote(login["token"]))
    look(rig)


def a_command_that_shows_secrets(rig, random):
    """the canary 'setting"""
    furnish(rig, random)
    rig.run("backup", "shop", "--quiet")
    say(rig, "show", "shop@1", "mobilePush", "--secrets")


def a_plan_where_none_should_be(rig, random):
    """the canary 'setting"""
    _, relay, _, later = furnish(rig, random)
    rig.run("backup", "shop", "--quiet")
    rig.run("export", "shop@1", "unmarked.ndjson", "--secrets")
    look(rig)


PROOFS = [a_secret_in_a_file, a_command_that_shows_secrets, a_plan_where_none_should_be]
