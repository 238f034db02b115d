"""A file of ours decays or is cut, has pages that are zero, or two that changed their places. That is found, or it changes nothing:
no state is ever shown or written that was not there."""
import os

import stage
from frame import Failure

TITLE = "decayed and cut files"
WHOLE = 300
DEADLINE = 90
FOUND = (1, 3, 5, 8, 64)


def flip(random, content):
    for _ in range(random.choice((1, 1, 1, 2, 8))):
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    return "flipped bits"


def cut(random, content):
    del content[random.randrange(len(content)):]
    return "cut"


def zero(random, content):
    start = random.randrange(len(content)) // 512 * 512
    content[start:start + 512] = bytes(len(content[start:start + 512]))
    return "zeroed"


def swap(random, content):
    pages = len(content) // 512
    if pages < 2:
        return flip(random, content)
    first, second = (number * 512 for number in random.sample(range(pages), 2))
    content[first:first + 512], content[second:second + 512] = content[second:second + 512], content[first:first + 512]
    return "swapped"


def lengthen(random, content):
    content += bytes(random.randrange(256) for _ in range(random.choice((1, 512, 4096))))
    return "lengthened"


def harm(rig, random, name):
    """Harms that file; what was done to it, and whether anything is another than before."""
    content = bytearray(rig.read(name))
    before = bytes(content)
    word = random.choice((flip, flip, flip, cut, zero, swap, lengthen))(random, content)
    rig.write(name, bytes(content))
    return word, content != before


def case(rig, random, number):
    service = stage.of(rig).set(rig, "before", "new")
    target = ("store.sqlite", "archive.sqlite", "plan.json", "one.ndjson", "folder")[number % 5]
    name = target
    if target == "folder":
        below = sorted(
            os.path.relpath(os.path.join(folder, file), rig.folder)
            for folder, _, files in os.walk(rig.path("folder")) for file in files)
        name = random.choice(below)
    word, changed = harm(rig, random, name)
    try:
        return {"store.sqlite": store, "archive.sqlite": archive, "plan.json": plan}.get(target, export)(rig, service, target)
    except Failure as problem:
        raise Failure(f"{name}, {word}: {problem}")


def store(rig, service, _):
    """What a snapshot's export says is what it said, or it is refused; nothing of it is written to the site."""
    found = rig.run("check", "--quiet", codes=(0, 8)).code == 8
    for number, name in ((1, "one.ndjson"), (2, "two.ndjson")):
        result = rig.run("export", f"@{number}", "./again.ndjson", "--quiet", codes=(0, *FOUND))
        if result.code == 0 and rig.read("again.ndjson") != stage.of(rig).bytes(name):
            raise Failure(f"snapshot {number} is shown as it never was (check {'found' if found else 'did not find'} it)")
        if result.code != 0 and not found:
            raise Failure(f"{result}, but check found nothing")
        if os.path.exists(rig.path("again.ndjson")):
            os.unlink(rig.path("again.ndjson"))
    result = rig.run("restore", "shop@1", "--mirror", "--yes", "--max-delete", "100%", "--quiet", codes=(0, *FOUND))
    stage.of(rig).judge_site(service, "done", *(() if result.code == 0 else ("new",)))
    return "found" if found else "without effect"


def archive(rig, service, _):
    found = rig.run("check", "--quiet", codes=(0, 8)).code == 8
    result = rig.run("export", "shop", "-", "--records", codes=(0, *FOUND))
    if result.code == 0 and not found:
        stage.of(rig).judge_records(rig, result.out)
    if result.code != 0 and not found:
        raise Failure(f"{result}, but check found nothing")
    rig.run("search", "shop", "the", "--quiet", codes=(0, *FOUND))
    return "found" if found else "without effect"


def plan(rig, service, _):
    result = rig.run("apply", "plan.json", "--yes", "--max-delete", "100%", "--quiet", codes=(0, *FOUND))
    stage.of(rig).judge_site(service, "done" if result.code == 0 else "new")
    return "without effect" if result.code == 0 else "refused"


def export(rig, service, name):
    """An export is text that people may edit: what is still a state is compared as one, what is none is refused by name."""
    result = rig.run("diff", "@1", f"./{name}", "--exit-code", "--quiet", codes=(0, 2, *FOUND))
    if result.code in FOUND and name.encode() not in result.err and b"folder" not in result.err:
        raise Failure(f"{result}: the file is not named")
    return {0: "without effect", 2: "a difference that is shown"}.get(result.code, "refused")


def a_snapshot_that_changed(rig, random):
    """is shown as it never was"""
    service = stage.of(rig).set(rig, "before", "new")
    stage.of(rig).bytes = lambda name, kept="before": b"another"
    try:
        store(rig, service, None)
    finally:
        del stage.of(rig).bytes


def a_plan_that_was_carried_out(rig, random):
    service = stage.of(rig).set(rig, "before", "done")
    rig.write("plan.json", "{}")
    plan(rig, service, None)


PROOFS = [a_snapshot_that_changed, a_plan_that_was_carried_out]
