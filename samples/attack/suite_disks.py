"""The disk is full, over quota, without locks, slow or broken at some call of every command that keeps something. The exit code says
that it is this machine, no write goes out that is not in the journal, what was there stays and can be read, and once there is room
the same command comes to its end."""
import json
import re
import shutil
import signal

import suite_kills as kills
from frame import Failure

TITLE = "full and broken disks"
WHOLE = 200
DEADLINE = 120

CALLS = ("pwrite64", "write", "fsync", "fdatasync", "rename", "renameat2", "openat", "ftruncate", "mkdir", "link", "flock")
ERRORS = {
    "pwrite64": ("ENOSPC", "EIO", "EDQUOT"), "write": ("ENOSPC", "EIO", "EDQUOT"), "fsync": ("EIO", "ENOSPC"),
    # As on a network's disk without locks.
    "flock": ("ENOLCK",),
    "openat": ("EMFILE", "ENOSPC", "EROFS"), "rename": ("EIO", "ENOSPC"), "renameat2": ("EIO", "ENOSPC"),
}


def case(rig, random, number):
    if not shutil.which("strace"):
        return "skipped: no strace on this machine"
    name = list(kills.FLOWS)[number % len(kills.FLOWS)]
    if random.random() < 0.08:
        return slow(rig, random, name)
    seen = [pair for pair in kills.counts(rig, random, name) if pair[0] in CALLS]
    call, most = random.choice(seen)
    when = random.randint(1, most)
    error = random.choice(ERRORS.get(call, ("ENOSPC",)))
    lasting = "+" if call in ("pwrite64", "write", "fsync", "fdatasync") and random.random() < 0.7 else ""
    flow, service = kills.begin(rig, random, name)
    before = len([one for one in service.log() if one["isWrite"]])
    injection = f"inject={call}:error={error}:when={when}{lasting}"
    try:
        child, err = kills.traced(rig, call, injection, *kills.words(flow), output=rig.path("trace"))
    except kills.Void:
        return "no file was hit"
    rig.children.remove(child)
    code, ended = child.returncode, is_ended_by_the_runtime(rig, child.returncode)
    try:
        word = judge(rig, name, flow, service, 9 if ended else code, err, error, before)
        return "ended by its runtime" if ended else word
    except Failure as problem:
        told = err.decode(errors="replace")[-300:]
        raise Failure(f"{name}, {error} at {call} {when}{lasting} (ended with {child.returncode}: {told}): {problem}")


def is_ended_by_the_runtime(rig, code):
    """libdispatch looks at its own threads in /proc while they wait, and ends the program where it can't open that file. It is as if
    somebody had killed it, so everything else has to hold."""
    last = [line for line in rig.read("trace").decode(errors="replace").splitlines() if "INJECTED" in line][-1:]
    return code == -signal.SIGILL and any(re.search(r'"/proc/\d+/stat"', line) for line in last)


def slow(rig, random, name):
    """Syncing takes longer than an answer of the service may: no request has its time run out over that."""
    flow, service = kills.begin(rig, random, name)
    configuration = json.loads(rig.read("livechat-sync.json"))
    rig.write("livechat-sync.json", {**configuration, "timeout": 3})
    calls = "fsync,fdatasync"
    child, err = kills.traced(
        rig, calls, f"inject={calls}:delay_enter=4s:when={random.randint(1, 3)}+{random.randint(30, 60)}", *kills.words(flow))
    rig.children.remove(child)
    if child.returncode not in (0, 3):
        raise Failure(f"{name}, slow to sync: ended with {child.returncode}: {err.decode(errors='replace')[-300:]}")
    rig.patient()
    kills.judge_after(rig, name, flow, service)
    return "slow"


def judge(rig, name, flow, service, code, err, error, before):
    for trap in (b"Fatal error", b"Illegal instruction", b"Segmentation fault", b"*** Program crashed"):
        if trap in err:
            raise Failure(f"it says '{trap.decode()}'")
    if code == 127 and b"error while loading shared libraries" in err:
        # It was the system that could not read the program: nothing has begun.
        return "not started"
    if code not in (0, 1, 3, 6, 7, 8, 9, 12, 64):
        raise Failure("an exit code that no disk explains")
    if code == 9 and error in ("ENOSPC", "EDQUOT") and b"disk I/O error" in err:
        raise Failure("'disk I/O error' where the disk is full")
    sent = len([one for one in service.log() if one["isWrite"]]) - before
    runs = rig.json("runs")["runs"]
    count = {"before": 1, "after": 2}[flow.kept]
    if sent and len(runs) < count:
        raise Failure(f"{sent} writes were sent, and no run is in the journal")
    kills.judge_between(rig, name)
    kills.again(rig, name, flow, code)
    kills.judge_after(rig, name, flow, service)
    # Where no byte can be written, the words of why are lost, too.
    if code == 64 and err and b"nothing left" not in err:
        raise Failure("a usage error where the disk is to blame")
    return f"exit code {code}"


def a_write_without_a_journal(rig, random):
    flow, service = kills.begin(rig, random, "apply")
    service.ask("POST", "/bans", {"type": "ip", "ip": "203.0.113.98"})
    judge(rig, "apply", flow, service, 9, b"", "ENOSPC", 0)


def words_that_hide_it(rig, random):
    flow, service = kills.begin(rig, random, "backup")
    judge(rig, "backup", flow, service, 9, b"error: disk I/O error", "ENOSPC", 0)


PROOFS = [a_write_without_a_journal, words_that_hide_it]
