"""The power fails at some moment of every command that keeps something: what was synced is there, and of the rest all, nothing or
pieces. What was there before can be read, every write that had left is in the journal, what a command had called done is there, no
record is gone at the service that is not in the archive, and the same command once more comes to its end."""
import json
import os
import shutil
import sqlite3

import stage
import suite_kills as kills
from frame import Failure
from tape import Tape, before

TITLE = "the power fails"
WHOLE = 300
DEADLINE = 180
STATES = 6

FLOWS = (
    "backup", "apply", "resume", "archive", "apply purge", "forget", "import", "export", "export over an older one", "export of lines",
    "plan", "archive and purge")


def traced(rig, tape, *words):
    file = os.path.join(rig.place, f"tape-{os.getpid()}")
    child = rig.start(*words, before=before(file))
    out, err = child.communicate(timeout=120)
    rig.children.remove(child)
    if child.returncode not in (0, 3):
        raise Failure(f"'{' '.join(words)}', traced, ended with {child.returncode}: {err.decode(errors='replace')[-300:]}")
    tape.play(file)
    os.unlink(file)


def begin(rig, random, name):
    if name != "archive and purge":
        return kills.begin(rig, random, name)
    service = stage.of(rig).set(rig, "after", "done")
    os.unlink(rig.path("archive.sqlite"))
    rig.run("archive", "shop", "--kinds", "offlineMessages", codes=(0,))
    return kills.FLOWS["apply purge"], service


def recorded(rig, random, name):
    """The tape of a flow that nobody disturbs, in the case's own folder, which is where it is cut."""
    tape = Tape(rig.folder)
    if name != "archive and purge":
        traced(rig, tape, *kills.words(kills.FLOWS[name]))
        return tape
    # Somebody has the archive open, so that nobody who closes it can tidy it up. The tape comes first: to read a file and close it
    # drops the locks that SQLite has on it in the same process.
    reader = sqlite3.connect(f"file:{rig.path('archive.sqlite')}?mode=ro", uri=True)
    try:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM record").fetchall()
        traced(rig, tape, "archive", "shop")
        traced(rig, tape, "apply", "purge.json", "--yes", "--confirm", "shop")
    finally:
        reader.close()
    return tape


def case(rig, random, number):
    if not shutil.which("strace"):
        return "skipped: no strace on this machine"
    name = FLOWS[number % len(FLOWS)]
    flow, service = begin(rig, random, name)
    # One step may be under way when a run stops, and is gone on with.
    known = len(begun(rig)) - 1 if name == "resume" else 0
    tape = recorded(rig, random, name)
    if not any(event[0] == "sync" for event in tape.events):
        raise Failure(f"{name}: nothing was synced, or the tape does not show it")
    if name in ("apply", "resume", "apply purge", "archive and purge") and not tape.sent(len(tape.events)):
        raise Failure(f"{name}: nothing was sent, or the tape does not show it")
    for _ in range(STATES):
        # The end is the moment at which most is promised.
        moment = len(tape.events) if random.random() < 0.25 else random.randint(1, len(tape.events))
        manner = random.choice(("all", "none", "some", "some"))
        tape.leave(moment, random, manner)
        try:
            judge(rig, name, tape, moment, known)
        except Failure as problem:
            what = tape.events[moment - 1]
            raise Failure(f"{name}, cut after call {moment} of {len(tape.events)} ({what[0]}), {manner} of the rest: {problem}")
    if not any(event[0] == "sent" for event in tape.events):
        kills.again(rig, name, flow, 0)
        kills.judge_after(rig, name, flow, service)
    return name


def begun(rig):
    """The steps of the last run that the journal has, whatever became of them."""
    runs = rig.json("runs")["runs"]
    steps = rig.json("runs", str(runs[-1]["run"]))["operations"] if runs else []
    return [step for step in steps if step["state"] not in ("pending", "skipped", None)]


def judge(rig, name, tape, moment, known=0):
    is_done = moment == len(tape.events)
    if os.path.exists(rig.path("store.sqlite")):
        kills.judge_between(rig, "apply purge" if name == "archive and purge" else name)
    judge_journal(rig, tape.sent(moment), known)
    judge_archive(rig, name, tape.sent(moment), is_done)
    if not is_done:
        return
    numbers = [one["snapshot"] for one in rig.json("snapshots")["snapshots"] if one["site"] in ("shop", "copy")]
    if name in ("backup", "import") and len(numbers) != 3:
        raise Failure(f"it said that it was done, and the snapshots {numbers} are there")
    if name in ("apply", "resume", "apply purge", "archive and purge") and rig.json("runs")["runs"][-1]["state"] != "done":
        raise Failure("it said that the run was done, and the journal says otherwise")
    if name.startswith("export"):
        rig.run("diff", "@2", kills.FLOWS[name].words[2], "--exit-code", "--quiet", codes=(0,))
    if name == "plan" and not os.path.exists(rig.path("again.json")):
        raise Failure("it said that the plan was written, and it is not there")


def judge_journal(rig, sent, known):
    """What had left stands in the journal."""
    if not sent:
        return
    if not rig.json("runs")["runs"]:
        raise Failure(f"{len(sent)} writes had left, and no run is in the journal")
    steps = len(begun(rig))
    if steps < known + len(sent):
        raise Failure(f"{len(sent)} writes had left, and the journal has {steps - known} of them")


def judge_archive(rig, name, sent, is_done):
    """What is deleted at the service is in the archive."""
    if not os.path.exists(rig.path("archive.sqlite")):
        if name == "archive" and is_done or any(method == "DELETE" for method, _ in sent) and "purge" in name:
            raise Failure("the archive is not there")
        return
    if name not in ("archive", "apply purge", "archive and purge"):
        return
    result = rig.run("export", "shop", "-", "--records", codes=(0, 1, 9, 64) if name == "archive" and not is_done else (0,))
    kept = {(record["kind"], record["id"]) for record in map(json.loads, result.out.splitlines())} if result.code == 0 else set()
    if name == "archive" and is_done and len(kept) != 56:
        raise Failure(f"it said that it was done, and {len(kept)} records are there")
    if "purge" in name and sent:
        for operation in json.loads(rig.read("purge.json"))["operations"]:
            for item in operation["ids"]:
                if ("chats", item) not in kept:
                    raise Failure(f"the chat {item} is gone at the service and not in the archive")


def an_intent_that_was_not_synced(rig, random):
    """writes had left"""
    begin(rig, random, "apply")
    tape = recorded(rig, random, "apply")
    tape.events = [event for event in tape.events if event[0] != "sync"]
    moment = 1 + next(index for index, event in enumerate(tape.events) if event[0] == "sent")
    tape.leave(moment, random, "none")
    judge(rig, "apply", tape, moment)


def a_backup_that_was_not_synced(rig, random):
    """it said that it was done"""
    begin(rig, random, "backup")
    tape = recorded(rig, random, "backup")
    tape.events = [event for event in tape.events if event[0] != "sync"]
    tape.leave(len(tape.events), random, "none")
    judge(rig, "backup", tape, len(tape.events))


PROOFS = [an_intent_that_was_not_synced, a_backup_that_was_not_synced]
