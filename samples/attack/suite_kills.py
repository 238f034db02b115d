"""The program, or the process that is its network, is killed at some system call of every command that keeps something. What was
there before stays, nothing is done twice, and the same command once more comes to the end that it would have come to."""
import glob
import json
import os
import shutil
import subprocess
import tempfile

import stage
from frame import Failure
from stage import today

TITLE = "killed at a system call"
WHOLE = 500
DEADLINE = 180

CALLS = (
    "pwrite64,write,writev,pread64,read,fsync,fdatasync,rename,renameat2,unlink,unlinkat,ftruncate,openat,mkdir,link,close,"
    "sendto,sendmsg,recvfrom,connect,fcntl,flock").split(",")
LIFTED = ("--yes", "--max-delete", "100%")


class Flow:
    """A command line, on which files and which condition of the site, and what has to be so in the end."""

    def __init__(self, kept, site, *words, ends=None):
        self.kept, self.site, self.words, self.ends = kept, site, words, ends or site


FLOWS = {
    "backup": Flow("before", "done", "backup", "shop"),
    "apply": Flow("before", "new", "apply", "plan.json", *LIFTED, ends="done"),
    "resume": Flow("before", "new", "resume", "1", *LIFTED, ends="done"),
    "archive": Flow("before", "new", "archive", "shop"),
    "purge": Flow("after", "done", "purge", "shop", "--before", "TODAY", "--kinds", "chats", "--output", "again.json"),
    "apply purge": Flow("after", "done", "apply", "purge.json", "--yes", "--confirm", "shop", ends="purged"),
    "forget": Flow("before", "new", "forget", "shop", "--keep-last", "1"),
    "import": Flow("before", "new", "import", "./folder", "--as", "copy"),
    "export": Flow("before", "new", "export", "@2", "./fresh"),
    "export over an older one": Flow("before", "new", "export", "@2", "./folder"),
    "export of lines": Flow("before", "new", "export", "@2", "./one.ndjson"),
    "export of tables": Flow("before", "new", "export", "@2", "./tables", "--format", "csv"),
    "export of records": Flow("before", "new", "export", "shop", "./records", "--records", "--partition", "day"),
    "plan": Flow("before", "new", "plan", "--from", "@1", "--to", "shop", "--mirror", "--output", "again.json"),
    "undo": Flow("after", "done", "undo", "1", "--output", "again.json"),
}


def words(flow):
    return [today() if word == "TODAY" else word for word in flow.words]


def begin(rig, random, name):
    """The files and the service before the command; a run that stopped on its way for what goes on with it."""
    flow = FLOWS[name]
    service = stage.of(rig).set(rig, flow.kept, flow.site)
    if name == "archive":
        os.unlink(rig.path("archive.sqlite"))
    if name == "resume":
        # Which of the two SQLite calls depends on how it was built.
        calls = "fsync,fdatasync"
        # How many calls there are before the run begins, and before it ends, depends on how many writes are under way at a time.
        for when in (random.randint(12, 40), 24, 18):
            child, _ = traced(rig, calls, f"inject={calls}:signal=KILL:when={when}", *FLOWS["apply"].words)
            rig.children.remove(child)
            states = [run["state"] for run in rig.json("runs")["runs"]]
            if states == ["interrupted"]:
                break
            for file in glob.glob(rig.path("store.sqlite*")):
                os.unlink(file)
            service = stage.of(rig).set(rig, flow.kept, flow.site)
        else:
            raise Failure(f"there is no run that stopped on its way, to be resumed: {states}")
    return flow, service


def traced(rig, calls, injection, *words, output="/dev/null", service=None):
    """Runs the program under strace: (process, standard error). Where the network is killed at every other request, the program
    waits between its attempts, a write at a time; as long as it asks this service for more it does not hang, and is ended here."""
    before = ["strace", "-f", "-qq", "-o", output, "-e", f"trace={calls}", "-e", "signal=none"]
    child = rig.start(*words, before=before + (["-e", injection] if injection else []))
    try:
        out, err = child.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        if service:
            seen = len(service.log())
            try:
                return child, child.communicate(timeout=30)[1]
            except subprocess.TimeoutExpired:
                if len(service.log()) > seen:
                    rig.kill(child)
                    return child, b""
        rig.kill(child)
        if hit_the_runtime(output):
            raise Void("no file was hit, but a wake-up of the runtime, which no disk can disturb")
        raise Failure(f"'{' '.join(words)}' ({injection}) did not end within 60 seconds")
    return child, err


class Void(Exception):
    """The case could not be made as it was meant."""


def hit_the_runtime(trace):
    """Whether a write of one to a counter of the kernel was made to fail: threads wake each other by that."""
    if trace == "/dev/null":
        return False
    with open(trace, errors="replace") as lines:
        return any("INJECTED" in line and '"\\1\\0\\0\\0\\0\\0\\0\\0", 8)' in line for line in lines)


def counts(rig, random, name):
    """How often each call is made by the thread that makes it most, in a run that nobody disturbs."""
    if name not in stage.of(rig).counts:
        folder, rig.folder = rig.folder, tempfile.mkdtemp(dir=rig.place)
        os.mkdir(rig.path("home"))
        flow, service = begin(rig, random, name)
        traced(rig, ",".join(CALLS), None, *words(flow), output=rig.path("trace"))
        seen = {}
        with open(rig.path("trace"), errors="replace") as lines:
            for line in lines:
                thread, _, call = line.partition(" ")
                call = call.strip().partition("(")[0]
                if call in CALLS:
                    seen[call, thread] = seen.get((call, thread), 0) + 1
        most = {}
        for (call, _), count in seen.items():
            most[call] = max(count, most.get(call, 0))
        service.end()
        rig.services.remove(service)
        shutil.rmtree(rig.folder)
        rig.folder = folder
        if not most:
            raise Failure(f"strace saw no call of '{name}'")
        stage.of(rig).counts[name] = sorted(most.items())
    return stage.of(rig).counts[name]


def case(rig, random, number):
    if not shutil.which("strace"):
        return "skipped: no strace on this machine"
    name = list(FLOWS)[number % len(FLOWS)]
    call, most = random.choice(counts(rig, random, name))
    when = random.randint(1, most)
    flow, service = begin(rig, random, name)
    child, err = traced(rig, call, f"inject={call}:signal=KILL:when={when}", *words(flow), service=service)
    rig.children.remove(child)
    killed = child.returncode in (-9, 137)
    try:
        if not killed:
            judge_end(child.returncode, err)
        judge_between(rig, name)
        again(rig, name, flow, child.returncode)
        judge_after(rig, name, flow, service)
    except Failure as problem:
        raise Failure(f"{name}, killed at {call} {when}{'' if killed else f' (ended with {child.returncode})'}: {problem}")
    return "killed" if killed else "the network was killed" if child.returncode or b"network" in err else "went on"


def judge_end(code, err):
    """Only the process of the network died: the run says so in the contract's words."""
    if code not in (0, 3, 7, 12):
        raise Failure(f"ended with {code}: {err.decode(errors='replace')[-300:]}")


def judge_between(rig, name):
    """Right after the death, before anything is mended."""
    if name == "forget":
        rig.check()
        numbers = [one["snapshot"] for one in rig.json("snapshots")["snapshots"] if one["site"] == "shop"]
        if numbers not in ([1, 2], [2]):
            raise Failure(f"the snapshots {numbers} are there")
        stage.of(rig).judge_store(rig, [number for number in numbers])
    else:
        stage.of(rig).judge_store(rig)
    if name.startswith("export") and name != "export of records":
        judge_export(rig, name)
    if name in ("plan", "undo", "purge") and os.path.exists(rig.path("again.json")):
        with open(rig.path("again.json")) as file:
            json.load(file)


def judge_export(rig, name):
    """What was written so far is the one state, or the other, or refused; never a mixture that is taken for a state."""
    target = FLOWS[name].words[2]
    if not os.path.exists(rig.path(target)):
        return
    for wanted in ("@1", "@2"):
        result = rig.run("diff", wanted, target, "--exit-code", "--quiet")
        if result.code in (0, 8, 64):
            return
    raise Failure(f"{target} is taken for a state that it is not: {result}")


def again(rig, name, flow, code):
    if name in ("apply", "resume", "apply purge"):
        settle(rig, flow)
        return
    rig.run(*words(flow), "--quiet", codes=(0,))


def settle(rig, flow):
    """Goes on until the run is done; one that never began is begun."""
    lifted = flow.words[flow.words.index("--yes"):]
    for _ in range(4):
        runs = [run for run in rig.json("runs")["runs"] if run["state"] != "done"]
        if not runs:
            break
        rig.run("resume", str(runs[-1]["run"]), *lifted, "--quiet", codes=(0, 3, 7))
    else:
        raise Failure(f"the run is not done after four times: {runs}")
    count = {"before": 1, "after": 2}[flow.kept]
    if len(rig.json("runs")["runs"]) < count:
        plan = "plan.json" if flow.kept == "before" else "purge.json"
        rig.run("apply", plan, *lifted, "--quiet", codes=(0,))


def judge_after(rig, name, flow, service):
    stage.of(rig).judge_store(rig, (2,) if name == "forget" else (1, 2))
    stage.of(rig).judge_site(service, flow.ends)
    stage.of(rig).judge_litter(rig)
    if name == "backup":
        rig.run("diff", "shop@latest", "shop", "--exit-code", "--quiet", codes=(0,))
    elif name == "archive":
        lines = rig.run("export", "shop", "-", "--records", codes=(0,)).out.splitlines()
        ids = [(record["kind"], record["id"]) for record in map(json.loads, lines)]
        if len(ids) != 56 or len(set(ids)) != 56:
            raise Failure(f"the archive has {len(ids)} records ({len(set(ids))} different ones), 56 expected")
    elif name == "forget":
        if [one["snapshot"] for one in rig.json("snapshots")["snapshots"]] != [2]:
            raise Failure("forgetting once more did not leave the last one alone")
    elif name == "import":
        rig.run("diff", "copy@latest", "@1", "--exit-code", "--quiet", codes=(0,))
    elif name == "export of records":
        count = sum(
            content.count(b"\n") for folder, _, files in os.walk(rig.path("records"))
            for content in [open(os.path.join(folder, file), "rb").read() for file in files])
        if count != 56:
            raise Failure(f"{count} records were exported, 56 expected")
    elif name.startswith("export"):
        rig.run("diff", "@2", flow.words[2], "--exit-code", "--quiet", codes=(0,))
    elif name in ("plan", "purge"):
        written = [json.loads(rig.read("again.json"))["operations"]]
        kept = json.loads(stage.of(rig).bytes({"plan": "plan.json", "purge": "purge.json"}[name], flow.kept))["operations"]
        if len(written[0]) != len(kept):
            raise Failure(f"the plan has {len(written[0])} operations, {len(kept)} expected")
    elif name == "undo":
        rig.run("apply", "again.json", *LIFTED, "--quiet", codes=(0,))
        stage.of(rig).judge_site(service, "new")


def a_twin_on_the_site(rig, random):
    """4 seen"""
    flow, service = begin(rig, random, "apply")
    settle(rig, flow)
    service.ask("POST", "/bans", {"type": "ip", "ip": "203.0.113.98"})
    judge_after(rig, "apply", flow, service)


def a_file_that_is_left(rig, random):
    flow, service = begin(rig, random, "export")
    again(rig, "export", flow, 0)
    rig.write("fresh/settings.json.12.partial", "{}")
    judge_after(rig, "export", flow, service)


def a_mixture(rig, random):
    begin(rig, random, "export over an older one")
    other = json.loads(rig.read("folder/settings.json"))
    os.unlink(rig.path("folder/mobilePush.json"))
    rig.write("folder/settings.json", {**other, "isZendeskEnabled": True})
    judge_between(rig, "export over an older one")


PROOFS = [a_twin_on_the_site, a_file_that_is_left, a_mixture]
