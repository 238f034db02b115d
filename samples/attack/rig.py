"""What a case works with: a folder, a configuration, the simulated service, relays before it, and the program under attack."""
import base64
import json
import os
import shutil
import signal
import subprocess
import time
import urllib.parse
import urllib.request

from frame import HERE, Failure
from relay import Relay

CODES = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 64, 130)
TRAPS = ("Fatal error", "Illegal instruction", "*** Program crashed", "Thread 0 crashed", "EXC_BAD", "Segmentation fault")
SITE = os.path.join(HERE, "site.json")


class Result:
    """What a run of the program left."""

    def __init__(self, words, code, out, err, seconds):
        self.words, self.code, self.out, self.err, self.seconds = words, code, out, err, seconds

    @property
    def json(self):
        try:
            return json.loads(self.out)
        except ValueError:
            raise Failure(f"{self}: no JSON on standard output")

    def __str__(self):
        told = " ".join((self.out[:300] + b" " + self.err if b"{" not in self.out[:9] else self.err).decode(errors="replace").split())
        return f"'{' '.join(self.words)}' ended with {self.code} ({told[-400:]})"


class Service:
    """A simulated service under way, told what to be by site files."""

    def __init__(self, program, files, options, environment, port=0):
        words = [program, "simulate", "--json", "--port", str(port)]
        for file in files:
            words += ["--site", file]
        self.process = subprocess.Popen(
            words + list(options), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)
        text, told = b"", None
        while told is None:
            piece = os.read(self.process.stdout.fileno(), 65536)
            if not piece:
                raise Failure(f"the simulated service did not start: {' '.join(words)}")
            text += piece
            try:
                told = json.loads(text)
            except ValueError:
                pass
        self.url = told["url"]
        self.sites = told["sites"]
        self.token = self.sites[0]["token"]
        self.port = urllib.parse.urlsplit(self.url).port

    def ask(self, method, path, body=None, token=None):
        """Somebody else at the service: (status, JSON or None). The path is what stands behind /livechat."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/livechat{path}", data=data, method=method)
        request.add_header("Authorization", f"Bearer {token or self.token}")
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                status, text = answer.status, answer.read()
        except urllib.error.HTTPError as problem:
            status, text = problem.code, problem.read()
        return status, json.loads(text) if text else None

    def list(self, path):
        """All items of a list, whatever pages it has."""
        items, page = [], 1
        while True:
            status, body = self.ask("GET", f"{path}{'&' if '?' in path else '?'}pageIndex={page}")
            if status != 200:
                raise Failure(f"the simulated service answers {status} to GET {path}")
            if isinstance(body, list):
                return body
            part = next((value for value in body.values() if isinstance(value, list)), [])
            items += part
            if not body.get("nextPage"):
                return items
            page += 1

    def control(self, path, method="GET"):
        origin = self.url[: -len("/api/v3")]
        request = urllib.request.Request(origin + path, method=method)
        with urllib.request.urlopen(request, timeout=20) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def state(self):
        """What the sites hold now, as site files."""
        return self.control("/_state")["sites"]

    def log(self):
        return self.control("/_log")["requests"]

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class Rig:
    """One for each worker process, with a new folder for each case."""

    def __init__(self, place, keep=""):
        self.place, self.keep = place, keep
        self.program = os.path.abspath(os.environ.get("PROGRAM") or os.path.join(HERE, "../../.build/debug/livechat-sync"))
        if not os.access(self.program, os.X_OK):
            raise Failure(f"no program at {self.program}; PROGRAM names another, 'swift build' makes it")
        self.folder = place
        self.services, self.children, self.relays, self.relays_used = [], [], [], 0
        self.prepared = None
        self.canaries = {}
        self.last = "nothing"

    # A case's beginning and end

    def begin(self, name):
        self.folder = os.path.join(self.place, name)
        os.makedirs(os.path.join(self.folder, "home"), exist_ok=True)
        self.canaries, self.last, self.relays_used = {}, "nothing", 0
        self.secrets = {"TOKEN": "attack-token"}

    def end(self, failed):
        for service in self.services:
            service.end()
        for child in self.children:
            if child.poll() is None:
                self.kill(child)
        self.services, self.children = [], []
        for relay in self.relays:
            relay.fresh(None)
        if self.keep != "all" and not (failed and self.keep == "failed"):
            shutil.rmtree(self.folder, ignore_errors=True)

    def close(self):
        self.end(failed=bool(self.keep))
        for relay in self.relays:
            relay.end()

    # What is under attack

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, content):
        if not isinstance(content, (bytes, str)):
            content = json.dumps(content, indent=1)
        with open(self.path(name), "wb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return self.path(name)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def simulate(self, *files, options=(), port=0):
        """A service with these site files (paths, or values that are written down first); the sample of these suites
        without any."""
        named = []
        for index, file in enumerate(files or [SITE]):
            named.append(file if isinstance(file, str) else self.write(f"site-{len(self.services)}-{index}.json", file))
        service = Service(self.program, named, options, self.environment(), port)
        self.services.append(service)
        return service

    def relay(self, service=None):
        """A relay before this service, or a listener with nothing behind it, which nobody should speak to."""
        if self.relays_used == len(self.relays):
            self.relays.append(Relay())
        relay = self.relays[self.relays_used]
        self.relays_used += 1
        relay.fresh(service.port if service else None)
        if service is None:
            relay.rule = lambda exchange: exchange.answer(200, [])
        return relay

    def configure(self, sites=None, **more):
        """The configuration: {"site": URL or a whole value}; a URL gets the token of the sample."""
        written = {}
        for name, site in (sites or {}).items():
            written[name] = {"url": site, "token": "env:TOKEN"} if isinstance(site, str) else site
        self.write("livechat-sync.json", {"store": "store.sqlite", "sites": written, **more})

    def patient(self):
        """From now on the program waits as long as it does by itself."""
        configuration = json.loads(self.read("livechat-sync.json"))
        configuration.pop("timeout", None)
        self.write("livechat-sync.json", configuration)

    def environment(self, more=None):
        return {
            "HOME": self.path("home"), "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "TMPDIR": self.folder,
            "LIVECHAT_SYNC_CONFIG": self.path("livechat-sync.json"), "LANG": "C.UTF-8", **self.secrets, **(more or {}),
        }

    def start(self, *words, environment=None, before=None, **options):
        """The program under way, to be killed or waited for; `before` is put before the command line, as strace is."""
        self.last = " ".join(words)
        child = subprocess.Popen(
            [*(before or []), self.program, *words], cwd=self.folder, env=self.environment(environment),
            stdin=options.pop("stdin", subprocess.DEVNULL), stdout=options.pop("stdout", subprocess.PIPE),
            stderr=options.pop("stderr", subprocess.PIPE), start_new_session=True, **options)
        self.children.append(child)
        return child

    def kill(self, child):
        """The program and whatever it started."""
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        child.wait()

    def run(self, *words, deadline=120, codes=CODES, **options):
        """Runs the program to its end and holds it to what always has to be so: an end within the deadline, an exit code of
        the contract, no crash, no canary."""
        started = time.monotonic()
        child = self.start(*words, **options)
        try:
            out, err = child.communicate(timeout=deadline)
        except subprocess.TimeoutExpired:
            self.kill(child)
            raise Failure(f"'{' '.join(words)}' did not end within {deadline} seconds{self.left_open()}")
        self.children.remove(child)
        result = Result(words, child.returncode, out or b"", err or b"", time.monotonic() - started)
        self.judge(result, codes)
        return result

    def left_open(self):
        """What the relays have not answered, for whoever looks into a case."""
        asked = [exchange for relay in self.relays for exchange in relay.log if exchange.status is None]
        return "; not answered: " + ", ".join(f"{exchange.method} {exchange.target}" for exchange in asked[-4:]) if asked else ""

    def judge(self, result, codes=CODES):
        if result.code < 0 or result.code > 128 and result.code not in codes:
            raise Failure(f"{result}: that is a crash")
        for trap in TRAPS:
            if trap.encode() in result.err:
                raise Failure(f"{result}: it says '{trap}'")
        if result.code not in codes:
            raise Failure(f"{result}: one of {', '.join(map(str, codes))} expected")
        for place, text in (("standard output", result.out), ("standard error", result.err)):
            found = self.canaries_in(text)
            if found:
                raise Failure(f"{result}: {found} on {place}")

    def json(self, *words, **options):
        return self.run(*words, "--json", **options).json

    def check(self):
        """The store is whole."""
        self.run("check", codes=(0,))

    # What must not be seen anywhere

    def canary(self, name, secret):
        """Looked for from now on, in each spelling."""
        raw = secret.encode()
        spellings = {raw, urllib.parse.quote(secret, safe="").encode(), urllib.parse.quote_plus(secret).encode()}
        spellings |= {json.dumps(secret)[1:-1].encode(), base64.b64encode(raw).rstrip(b"=")}
        self.canaries[name] = spellings
        return secret

    def canaries_in(self, text):
        """The name of the first that is there, or nothing."""
        for name, spellings in self.canaries.items():
            if any(spelling in text for spelling in spellings):
                return f"the canary '{name}'"
        return None

    def search(self, *allowed, root=None):
        """Looks through every file below the folder but those whose path there begins with one of `allowed`."""
        root = root or self.folder
        for folder, _, files in os.walk(root):
            for file in files:
                path = os.path.join(folder, file)
                told = os.path.relpath(path, root)
                if any(told.startswith(name) for name in allowed) or os.path.islink(path):
                    continue
                if found := self.canaries_in(file.encode()):
                    raise Failure(f"{found} in the name of {told}")
                with open(path, "rb") as content:
                    if found := self.canaries_in(content.read()):
                        raise Failure(f"{found} in {told}")
