"""Somebody else works on the site between the plan and its being carried out: nothing of theirs is overwritten or deleted
unseen, and the rest of the plan is done."""
import json

import people
from frame import Failure

TITLE = "edits between plan and apply"
WHOLE = 1000


def prepare(rig):
    service = rig.simulate()
    rig.configure({"shop": service.url})
    rig.run("backup", "shop", "--quiet", codes=(0,))
    return rig.read("store.sqlite")


def item(service, path):
    status, body = service.ask("GET", path)
    return body if status == 200 else None


def somebody(service, random, ours):
    """One thing that somebody does after the plan was made, often to what the plan is about."""
    updates = [edit.path for edit in ours if edit.action == "change"]
    deletions = [edit.path for edit in ours if edit.action == "create"]
    creations = [edit for edit in ours if edit.action == "delete"]
    items = [path for path in updates + deletions if path.rsplit("/", 1)[0] in people.LISTS]
    kind = random.choice(("anything", "change", "change", "namesake", "same", "gone", "back"))
    if kind == "change" and updates + deletions:
        path = random.choice(updates + deletions)
        return None if path.startswith("/webhooks/") else people.change(service, random, path)
    if kind in ("namesake", "same") and creations:
        edit = random.choice(creations)
        body = {key: value for key, value in edit.before.items() if key not in ("id", "lastUpdatedByAgentId")}
        member = people.CHANGEABLE.get(edit.collection)
        if kind == "namesake" and member:
            body[member] = people.other(body[member], random.randrange(1000))
        return people.create(service, random, edit.collection, body)
    if kind == "gone" and items:
        path = random.choice(items)
        return people.delete(service, random, path) if item(service, path) else None
    if kind == "back" and updates:
        edit = random.choice([edit for edit in ours if edit.action == "change"])
        if item(service, edit.path):
            people.done(service, "PUT", edit.path, edit.before)
            return people.Edit("back", edit.path)
        return None
    return people.edits(service, random, 1)[0]


def key(path, body):
    """What people know a thing by."""
    return json.dumps([path.rsplit("/", 1)[0], *(body.get(name) for name in ("name", "event", "targetUrl", "type", "ip", "ipRangeFrom"))])


def case(rig, random, number):
    service = rig.simulate()
    rig.write("store.sqlite", rig.prepared)
    rig.configure({"shop": service.url})
    ours = people.edits(service, random, random.randint(2, 8))
    plan(rig)
    planned = people.survey(service)
    theirs = []
    for _ in range(random.randint(1, 5)):
        try:
            theirs.append(somebody(service, random, ours))
        except Failure:
            # The service has rules of its own: a thing of this name is there, or a thing that is referred to.
            pass
    left = people.survey(service)
    result = rig.run("apply", "plan.json", "--yes", "--quiet", "--max-delete", "100%", codes=(0, 3, 4))
    told = f"{ours} were to be taken back, then somebody did {[edit for edit in theirs if edit]}; {result}"
    conflicts = judge(ours, planned, left, people.survey(service), told)
    if conflicts and result.code != 4:
        raise Failure(f"{conflicts} conflicts were not said: {told}")
    rig.check()
    return {0: "done", 3: "left over", 4: "left alone and said"}[result.code]


def plan(rig):
    rig.run("plan", "--from", "shop@1", "--to", "shop", "--mirror", "--max-delete", "100%", "--output", "plan.json", "--quiet", codes=(0,))


def same(one, other):
    if one is None or other is None:
        return one is other
    return not people.differences(people.normal(one), people.normal(other))


def judge(ours, planned, left, now, told):
    """Compares what was there when the plan was made, after somebody's work, and at the end. Counts where both wanted
    something of one thing."""
    conflicts = 0
    by_path = {edit.path: edit for edit in ours if edit.action != "delete"}
    for path in set(planned) | set(left):
        mine = by_path.get(path)
        was, theirs, ended = planned.get(path), left.get(path), now.get(path)
        if mine is None:
            if not same(theirs, ended):
                raise Failure(f"{path} was none of the plan's and is another one now: {told}")
            continue
        goal = mine.before
        if same(theirs, was):
            # Nobody was there.
            if not same(ended, goal):
                raise Failure(f"{path} was not done: {told}")
        elif not same(theirs, ended):
            raise Failure(f"{path}: what somebody did was overwritten: {told}")
        elif not same(theirs, goal):
            conflicts += 1
    for edit in ours:
        if edit.action == "delete":
            name = key(edit.path, edit.before)
            before = [path for path, body in left.items() if key(path, body) == name]
            after = [path for path, body in now.items() if key(path, body) == name]
            if len(after) != max(1, len(before)):
                raise Failure(f"{edit.path} was to be made again and is there {len(after)} times: {told}")
            if before and not any(same(left[path], edit.before) for path in before):
                conflicts += 1
    return conflicts


def a_program_that_plans_anew(rig, random):
    """was overwritten"""
    service = rig.simulate()
    rig.write("store.sqlite", rig.prepared)
    rig.configure({"shop": service.url})
    ours = [people.change(service, random, f"/campaigns/{people.CAMPAIGNS[0]}/chatWindow")]
    planned = people.survey(service)
    people.change(service, random, ours[0].path)
    left = people.survey(service)
    plan(rig)
    rig.run("apply", "plan.json", "--yes", "--quiet", codes=(0,))
    judge(ours, planned, left, people.survey(service), "planned anew")


PROOFS = [a_program_that_plans_anew]
