"""Configurations and plans with something wrong in them: other types, missing and doubled members, other ids, paths that leave the
site, other hosts, numbers, depth, control characters. Nothing crashes, no other host hears of it, and nothing is
written that the reviewed plan does not say."""
import copy
import json
import os

import stage
from frame import Failure

TITLE = "tampered configurations and plans"
WHOLE = 600
DEADLINE = 60
REFUSED = (1, 3, 4, 5, 6, 7, 8, 9, 64)


def places(value, path=()):
    """Every place in a document, as the steps that lead to it."""
    yield path
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in steps:
        yield from places(part, (*path, key))


def values(stranger):
    deep = []
    for _ in range(300):
        deep = [deep]
    return [
        None, True, False, 0, -1, 1e308, 2**63, 10**30, "", " ", "\0", "\u202e\x1b[31m", "x" * 100000, [], {}, [None], {"a": 1}, deep,
        "../../../etc/passwd", "..", "/", "//" + stranger[7:] + "/x", stranger, stranger + "/api/v3", "/campaigns/../../../../x",
        "/bans/%2e%2e/webhooks", "/bans/a?b=c#d", "DELETE", "GET", "delete", "create", "env:HOME", "file:/etc/hostname",
        "command:exit 7", "•••", "00000000-0000-0000-0000-000000000000", {"$ref": "nobody"}, {"$ref": "op-1"}, "\r\nX-A: 1",
    ]


def change(random, document, stranger):
    """One change at some place; the changed document, as text."""
    document = copy.deepcopy(document)
    path = random.choice([path for path in places(document) if path])
    holder = document
    for step in path[:-1]:
        holder = holder[step]
    kind = random.choice(("value", "value", "value", "missing", "moved", "doubled", "name"))
    if kind == "value" or isinstance(holder, list) and kind in ("doubled", "name"):
        holder[path[-1]] = random.choice(values(stranger))
    elif kind == "missing":
        del holder[path[-1]]
    elif kind == "moved":
        other = random.choice([other for other in places(document) if other])
        value = document
        for step in other:
            value = value[step]
        holder[path[-1]] = copy.deepcopy(value)
    elif kind == "name":
        holder[random.choice(("", "toString", "url ", "tokn", "\0", "é"))] = holder.pop(path[-1])
    text = json.dumps(document)
    if kind == "doubled":
        name = json.dumps(path[-1])
        text = text.replace(name + ":", f"{name}: {json.dumps(random.choice(values(stranger)))}, {name}:", 1)
    return "/".join(map(str, path)), kind, text


def case(rig, random, number):
    service = stage.of(rig).set(rig, "before", "new")
    stranger = rig.relay()
    if number % 2:
        return configuration(rig, random, service, stranger)
    return plan(rig, random, service, stranger)


def judge_stranger(stranger, place, kind):
    if stranger.log or stranger.broken:
        raise Failure(f"{place}, {kind}: another host was asked: {[exchange.target for exchange in stranger.log][:3]}")


def configuration(rig, random, service, stranger):
    """An address of a site that was changed is the one to ask; anywhere else no change may make the program ask elsewhere."""
    document = {
        "store": "store.sqlite", "archive": "archive.sqlite", "concurrency": 4, "timeout": 5,
        "rate": {"requests": 300, "seconds": 10},
        "sites": {"shop": {"url": service.url, "token": "env:TOKEN", "protected": False, "api": "v3"}},
    }
    if random.random() < 0.1:
        rig.write("livechat-sync.json", document)
        rig.run("backup", "shop", "--quiet", codes=(0,))
        return "taken as it is"
    place, kind, text = change(random, document, stranger.origin)
    rig.write("livechat-sync.json", text)
    is_address = place.endswith("url") or kind in ("moved", "doubled") or place in ("sites", "sites/shop")
    # Another rate may rightly take a backup hours.
    words = ("snapshots", "shop") if place.startswith("rate") else ("backup", "shop")
    result = rig.run(*words, "--quiet", deadline=40)
    if not is_address:
        judge_stranger(stranger, place, kind)
    if result.code == 64 and b"error:" not in result.err:
        raise Failure(f"{place}, {kind}: {result}: not a word of what is wrong")
    if [one for one in service.log() if one["isWrite"]]:
        raise Failure(f"{place}, {kind}: a backup wrote to the site")
    return "refused" if result.code else "taken"


def plan(rig, random, service, stranger):
    document = json.loads(rig.read("plan.json"))
    place, kind, text = change(random, document, stranger.origin)
    same = kind != "doubled" and json.loads(text) == document
    rig.write("plan.json", text)
    result = rig.run("apply", "plan.json", "--yes", "--max-delete", "100%", "--quiet", deadline=40)
    judge_stranger(stranger, place, kind)
    if result.code == 0 and not same:
        raise Failure(f"{place}, {kind}: a plan that nobody reviewed was carried out")
    if not same:
        stage.of(rig).judge_site(service, "new")
        if result.code not in REFUSED or b"error:" not in result.err:
            raise Failure(f"{place}, {kind}: {result}: a refusal in words expected")
    return "refused" if result.code else "the same plan"


def a_plan_that_nobody_reviewed(rig, random):
    service = stage.of(rig).set(rig, "before", "done")
    change_nothing = stage.of(rig).shapes["new"]
    stage.of(rig).judge_site(service, "new")
    return change_nothing


def another_host(rig, random):
    service = stage.of(rig).set(rig, "before", "new")
    stranger = rig.relay()
    rig.configure({"shop": stranger.url})
    rig.run("backup", "shop", "--quiet")
    judge_stranger(stranger, "sites/shop/url", "value")
    return service


PROOFS = [a_plan_that_nobody_reviewed, another_host]
