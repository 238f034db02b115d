"""What several suites begin with: a site that was backed up, was changed since, and has a reviewed plan that brings it back; an
archive, a plan that purges, and exports. It is made once a worker; each case gets a copy of the files and a service of its own."""
import datetime
import json
import os
import re
import shutil
import socket
import tempfile

from frame import Failure
from rig import SITE

# What changes from one run to the next without being a difference.
IDENTITY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*Z?")
LITTER = re.compile(r"\.partial|-journal$|-wal$|-shm$|\.tmp$|\.old$|~$")


def today():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d")


def free_port():
    """One that stays free between two services: below those that the system gives out."""
    start = 20000 + os.getpid() * 37 % 10000
    for port in range(start, start + 2000):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                pass
    raise Failure("no free port below 32000")


def shape(state):
    """What a site holds, without ids and times: two sites of one shape have nothing twice and nothing lost."""
    def plain(value):
        if isinstance(value, dict):
            return {key: plain(part) for key, part in sorted(value.items()) if key not in ("ids", "seed")}
        if isinstance(value, list):
            return sorted((plain(part) for part in value), key=lambda part: json.dumps(part, sort_keys=True))
        if isinstance(value, str):
            return MOMENT.sub("TIME", IDENTITY.sub("ID", value))
        return value
    return plain(state)


def difference(expected, seen, path=""):
    """The first place where two shapes differ, in words."""
    if type(expected) is not type(seen):
        return f"{path}: {json.dumps(expected)[:120]} expected, {json.dumps(seen)[:120]} seen"
    if isinstance(expected, dict):
        for key in sorted(set(expected) | set(seen)):
            if key not in expected or key not in seen:
                return f"{path}/{key}: only {'expected' if key in expected else 'seen'}"
            if told := difference(expected[key], seen[key], f"{path}/{key}"):
                return told
    elif isinstance(expected, list):
        if len(expected) != len(seen):
            return f"{path}: {len(expected)} expected, {len(seen)} seen"
        for index, pair in enumerate(zip(expected, seen)):
            if told := difference(*pair, f"{path}/{index}"):
                return told
    elif expected != seen:
        return f"{path}: {json.dumps(expected)[:120]} expected, {json.dumps(seen)[:120]} seen"
    return None


def edit(service):
    """What somebody does to the site after its first backup."""
    def asked(method, path, body=None):
        status, answer = service.ask(method, path, body)
        if status >= 300:
            raise Failure(f"the simulated service answers {status} to {method} {path}")
        return answer
    bans = service.list("/bans")
    asked("DELETE", f"/bans/{bans[-1]['id']}")
    asked("POST", "/bans", {"type": "ip", "ip": "203.0.113.99", "comment": "somebody else's"})
    variables = service.list("/customVariables")
    asked("DELETE", f"/customVariables/{variables[-1]['id']}")
    webhook = service.list("/webhooks")[0]
    asked("PUT", f"/webhooks/{webhook['id']}", {**webhook, "targetUrl": "https://other.example/chat"})
    segment = service.list("/customerSegments")[0]
    asked("PUT", f"/customerSegments/{segment['id']}", {**segment, "description": "changed since"})
    asked("POST", "/customVariables", {"name": "added", "type": "text", "value": "1", "isIncludeUrl": False})
    campaigns = service.list("/campaigns")
    asked("DELETE", f"/campaigns/{campaigns[-1]['id']}")
    window = asked("GET", f"/campaigns/{campaigns[0]['id']}/chatWindow")
    asked("PUT", f"/campaigns/{campaigns[0]['id']}/chatWindow", {**window, "greetingMessage": "Changed since."})


class Stage:
    """The prepared files, below `home`."""

    def __init__(self, rig):
        self.home = tempfile.mkdtemp(dir=rig.place)
        self.counts = {}
        self.port = free_port()
        with open(SITE) as file:
            site = {**json.load(file), "history": {"days": 20, "chats": 24, "offlineMessages": 8}}
        self.sites = {"old": site}
        service = self.service(rig, "old")
        rig.run("backup", "shop", codes=(0,))
        rig.run("archive", "shop", codes=(0, 3))
        rig.run("export", "shop@1", "./folder", codes=(0,))
        rig.run("export", "shop@1", "./one.ndjson", codes=(0,))
        self.records = rig.run("export", "shop", "-", "--records", codes=(0,)).out
        edit(service)
        self.sites["new"] = service.state()[0]
        rig.run("backup", "shop", codes=(0,))
        rig.run("export", "shop@2", "./two.ndjson", codes=(0,))
        rig.run("plan", "--from", "shop@1", "--to", "shop", "--mirror", "--output", "plan.json", codes=(0,))
        rig.run("purge", "shop", "--before", today(), "--kinds", "chats", "--output", "purge.json", codes=(0,))
        self.keep(rig, "before")
        rig.run("apply", "plan.json", "--yes", "--max-delete", "100%", codes=(0, 3))
        self.sites["done"] = service.state()[0]
        self.keep(rig, "after")
        rig.run("apply", "purge.json", "--yes", "--confirm", "shop", codes=(0,))
        self.sites["purged"] = service.state()[0]
        self.shapes = {name: shape(site) for name, site in self.sites.items()}

    def service(self, rig, site):
        """The site in that condition, at the address that the stage's files know."""
        service = rig.simulate(self.sites[site], port=self.port)
        rig.configure({"shop": service.url})
        return service

    def keep(self, rig, name):
        shutil.copytree(rig.folder, os.path.join(self.home, name), ignore=shutil.ignore_patterns("site-*", "home", "*.lock"))

    def set(self, rig, name, site):
        """A copy of the files in the case's folder, and the service."""
        shutil.copytree(os.path.join(self.home, name), rig.folder, dirs_exist_ok=True)
        return self.service(rig, site)

    def bytes(self, name, kept="before"):
        with open(os.path.join(self.home, kept, name), "rb") as file:
            return file.read()

    def judge_store(self, rig, snapshots=(1, 2)):
        """The store is whole, and what was in it before still is."""
        rig.check()
        for number in snapshots:
            name = f"judged-{number}.ndjson"
            rig.run("export", f"@{number}", f"./{name}", "--quiet", codes=(0,))
            if rig.read(name) != self.bytes(("one.ndjson", "two.ndjson")[number - 1]):
                raise Failure(f"snapshot {number} is not what it was")
            os.unlink(rig.path(name))

    def judge_site(self, service, *expected):
        """The site is in one of these conditions: nothing twice, nothing lost."""
        seen = shape(service.state()[0])
        told = [difference(self.shapes[name], seen) for name in expected]
        if all(told):
            raise Failure(f"the site is not as expected ({expected[0]}): {told[0]}")

    def judge_records(self, rig, lines):
        """The archive says what it said."""
        if lines != self.records:
            raise Failure("the archive's records are not what they were")

    def judge_litter(self, rig):
        for folder, _, files in os.walk(rig.folder):
            for file in files:
                if LITTER.search(file):
                    raise Failure(f"{os.path.relpath(os.path.join(folder, file), rig.folder)} was left")


def of(rig):
    """The stage of this worker, which is made when its first case asks for it: each has a port of its own."""
    if not hasattr(rig, "stage"):
        folder, rig.folder = rig.folder, tempfile.mkdtemp(dir=rig.place)
        try:
            os.mkdir(rig.path("home"))
            rig.stage = Stage(rig)
        finally:
            for service in rig.services:
                service.end()
            rig.services.clear()
            shutil.rmtree(rig.folder, ignore_errors=True)
            rig.folder = folder
    return rig.stage
