"""What somebody may do to the sample site, and how two states of it are compared without the program's help."""
import json

from frame import Failure

# Written by the service, or another one after a thing was made anew.
UNSTEADY = {"ids", "lastUpdatedTime", "createdTime", "lastUpdatedByAgentId", "createdByAgentId", "seed"}

LISTS = {
    "/customVariables": lambda n: {"name": f"variable {n}", "type": "text", "value": f"window.v{n}", "hyperlink": ""},
    "/bans": lambda n: {"type": "ip", "ip": f"203.0.{n >> 8 & 255}.{n & 255}", "comment": f"number {n}"},
    "/webhooks": lambda n: {"event": "chatEnds", "targetUrl": f"https://hooks.speiche.example/{n}"},
    "/customerSegments": lambda n: {
        "name": f"segment {n}", "color": "112233", "isEnabled": True, "order": 9, "description": f"number {n}",
        "conditionMetType": "all", "logicalExpression": "", "alertTo": {"agentIds": [2], "departmentIds": []},
        "conditions": [{"field": "Numberofvisits", "operator": "isMoreThan", "value": str(n), "order": 1}]},
    "/secureForms": lambda n: {"name": f"form {n}", "description": f"number {n}", "fields": []},
}
# A member of an item that may be another one without its becoming another thing.
CHANGEABLE = {
    "/customVariables": "value", "/bans": "comment", "/customerSegments": "description", "/secureForms": "description",
}
ONES = {
    "/settings": "isZendeskEnabled", "/autoDistribution": "maxConcurrentChatsForAllAgents",
    "/campaigns/{0}/chatWindow": "greetingMessage", "/campaigns/{1}/chatWindow": "greetingMessage",
    "/campaigns/{0}/preChat": "greetingMessage", "/campaigns/{1}/offlineMessage": "greetingMessage",
    "/campaigns/{1}/chatButton": "adaptiveButtonColor",
}
CAMPAIGNS = ("c0a80001-a77a-4c0b-9a31-000000000001", "c0a80002-a77a-4c0b-9a31-000000000002")


def other(value, number):
    """Another value of the same type."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1 + number % 7
    if isinstance(value, str) and value.startswith("#"):
        return f"#{number % 0xFFFFFF:06x}"
    return f"{value[:20]} {number}"


class Edit:
    """One thing that somebody did: what happened to which path of the API, and the body that was there then."""

    def __init__(self, action, path, collection=None, member=None, before=None, after=None):
        self.action, self.path, self.collection, self.member = action, path, collection, member
        self.before, self.after = before, after

    def __repr__(self):
        return f"{self.action} {self.path}"


def done(service, method, path, body=None):
    status, answer = service.ask(method, path, body)
    if status not in (200, 201, 204):
        raise Failure(f"the simulated service answers {status} to {method} {path}: {answer}")
    return answer


def create(service, random, collection=None, body=None):
    collection = collection or random.choice(list(LISTS))
    body = body or LISTS[collection](random.randrange(1 << 16))
    made = done(service, "POST", collection, body)
    return Edit("create", f"{collection}/{made['id']}", collection, after=made)


def delete(service, random, path=None):
    if path is None:
        collection = random.choice(list(LISTS))
        items = service.list(collection)
        if not items:
            return None
        path = f"{collection}/{random.choice(items)['id']}"
    _, before = service.ask("GET", path)
    # What something else refers to can't be deleted, or takes it along; the sample has one such variable.
    if before and before.get("name") == "basket":
        return None
    done(service, "DELETE", path)
    return Edit("delete", path, path.rsplit("/", 1)[0], before=before)


def change(service, random, path=None):
    if path is None:
        path = random.choice(list(ONES) + list(CHANGEABLE))
        if path in CHANGEABLE:
            items = service.list(path)
            if not items:
                return None
            path = f"{path}/{random.choice(items)['id']}"
        path = path.format(*CAMPAIGNS)
    member = next((m for p, m in CHANGEABLE.items() if path.startswith(p + "/")), None)
    member = member or next(m for p, m in ONES.items() if p.format(*CAMPAIGNS) == path)
    status, body = service.ask("GET", path)
    if status != 200:
        return None
    changed = {**body, member: other(body[member], random.randrange(1 << 20))}
    done(service, "PUT", path, changed)
    return Edit("change", path, path.rsplit("/", 1)[0], member, body, changed)


def edits(service, random, count):
    """So many changes by somebody, each to another thing."""
    made, touched = [], set()
    while len(made) < count:
        edit = random.choice((create, delete, change))
        edit = edit(service, random)
        if edit and edit.path not in touched:
            made.append(edit)
            touched.add(edit.path)
    return made


def survey(service):
    """What stands where, of all that somebody may change here: path to body."""
    found = {path.format(*CAMPAIGNS): service.ask("GET", path.format(*CAMPAIGNS))[1] for path in ONES}
    for collection in LISTS:
        for body in service.list(collection):
            found[f"{collection}/{body['id']}"] = body
    return found


def normal(state):
    """A state without what differs between two things that mean the same: ids are names, lists of things have no order."""
    names = {}

    def gather(value, place):
        if isinstance(value, dict):
            if "id" in value and len(value) > 1:
                told = [value.get(key) for key in ("name", "word", "event", "targetUrl", "type", "ip", "ipRangeFrom")]
                told.append((value.get("field") or {}).get("name") if isinstance(value.get("field"), dict) else None)
                names[str(value["id"])] = f"{place}:{told}"
            for key, inner in value.items():
                gather(inner, key)
        elif isinstance(value, list):
            for inner in value:
                gather(inner, place)

    def told(value):
        if isinstance(value, dict):
            return {key: told(inner) for key, inner in value.items() if key not in UNSTEADY and key != "id"}
        if isinstance(value, list):
            items = [told(inner) for inner in value]
            return sorted(items, key=json.dumps) if items and isinstance(items[0], dict) else items
        return names.get(str(value), value) if isinstance(value, str) else value

    gather(state, "")
    return told(state)


def differences(one, other, place=""):
    """Where two states differ, as places with both values, at most a handful."""
    if isinstance(one, dict) and isinstance(other, dict):
        found = []
        for key in sorted(set(one) | set(other)):
            found += differences(one.get(key), other.get(key), f"{place}/{key}")
        return found
    if isinstance(one, list) and isinstance(other, list):
        lacking = [item for item in one if item not in other]
        extra = [item for item in other if item not in one]
        if not lacking and not extra and len(one) == len(other):
            return []
        if not lacking and not extra:
            extra = "one of them so many times"
        if len(lacking) == 1 == len(extra) and isinstance(lacking[0], dict):
            return differences(lacking[0], extra[0], f"{place}/{lacking[0].get('name', '')}")
        return [f"{place}: {json.dumps(lacking)[:300]} became {json.dumps(extra)[:300]}"]
    return [] if one == other and type(one) is type(other) else [f"{place}: {json.dumps(one)} became {json.dumps(other)}"]


def hold(expected, seen, what):
    """Both states mean the same."""
    found = differences(normal(expected), normal(seen))
    if found:
        raise Failure(f"{what}: " + "; ".join(found[:4]))


def twins(state):
    """Things of which there are two."""
    found = []
    for name in (path[1:] for path in LISTS):
        told = [json.dumps(normal({name: [item]}), sort_keys=True) for item in state.get(name, [])]
        found += [text for text in set(told) if told.count(text) > 1]
    return found
