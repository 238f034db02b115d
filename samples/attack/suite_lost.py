"""Answers to writes that are lost on their way, before or after the service did what it was asked, while its lists lag behind;
then resume, then undo."""
import threading
import time

import people
from frame import Failure

TITLE = "lost answers: run, resume, undo"
WHOLE = 1000
AT_ONCE = 18
DEADLINE = 300

BEFORE = ("fin", "rst", "500", "502", "503", "504", "hang")
AFTER = ("fin", "rst", "half head", "half body", "500", "502", "504", "hang", "late")


def prepare(rig):
    service = rig.simulate()
    relay = rig.relay(service)
    rig.configure({"shop": relay.url})
    rig.run("backup", "shop", "--quiet", codes=(0,))
    return rig.read("store.sqlite")


class Loss:
    """The rule of a case: which writes lose their answer, and how."""

    def __init__(self, random, calm=0.35):
        self.random, self.calm = random, calm
        self.lock = threading.Lock()
        self.left = random.choice((1, 1, 2, 3, 6))
        self.lag = random.choice((0, 0, 0, 1.0, 3.5, 6.5))
        self.behind = {}
        self.done = []
        self.threads = []

    def __call__(self, exchange):
        if not exchange.is_write:
            return self.read(exchange)
        with self.lock:
            if self.left <= 0 or self.random.random() < self.calm:
                plan = None
            else:
                self.left -= 1
                is_after = self.random.random() < 0.6
                plan = (is_after, self.random.choice(AFTER if is_after else BEFORE), self.random.uniform(0.5, 5))
        if self.lag and exchange.method == "POST":
            self.remember(exchange)
        if plan is None:
            return False
        self.done.append((exchange.method, *plan[:2]))
        is_after, manner, pause = plan
        if manner == "late":
            # Somebody between us and the service has it, and says nothing.
            thread = threading.Timer(pause, exchange.forward)
            self.threads.append(thread)
            thread.start()
            return exchange.close()
        self.spoil(exchange, manner, exchange.forward() if is_after else None)

    def spoil(self, exchange, manner, reply):
        if manner.isdigit():
            exchange.answer(int(manner), {"code": int(manner), "message": "upstream"})
        elif manner == "rst":
            exchange.reset()
        elif manner == "hang":
            exchange.wait_for_client()
        else:
            if manner == "half head":
                exchange.send(reply.rendered()[:25])
            elif manner == "half body":
                whole = reply.rendered()
                exchange.send(whole[: -max(1, len(reply.body) // 2)])
            exchange.close()

    def remember(self, exchange):
        """The list as it is now is what the service shows for a while."""
        with self.lock:
            if exchange.path not in self.behind:
                import http.client
                service = http.client.HTTPConnection("127.0.0.1", exchange.relay.port_behind, timeout=30)
                headers = {name: value for name, value in exchange.headers if name.lower() in ("authorization", "host")}
                service.request("GET", exchange.path, headers=headers)
                self.behind[exchange.path] = (service.getresponse().read(), time.monotonic() + self.lag)
                service.close()

    def read(self, exchange):
        with self.lock:
            stale = self.behind.get(exchange.path)
        if stale is None or time.monotonic() > stale[1]:
            return False
        exchange.answer(200, stale[0])

    def settle(self):
        for thread in self.threads:
            thread.join()


def state_of(rig, number):
    for run in rig.json("runs", codes=(0,))["runs"]:
        if run["run"] == number:
            return run["state"]
    raise Failure(f"run {number} is not in the journal")


def go_on(rig, loss, random, relay, codes):
    """The plan, then resume until nothing is left."""
    result = rig.run("apply", "plan.json", "--yes", "--quiet", deadline=250, codes=codes)
    if result.code == 7 and not rig.json("runs", codes=(0,))["runs"]:
        # It did not come to its first write.
        rig.patient()
        result = rig.run("apply", "plan.json", "--yes", "--quiet", deadline=250, codes=codes)
    resumed = 0
    while state_of(rig, 1) != "done":
        resumed += 1
        if resumed > 3:
            raise Failure(f"three times resumed and not done; losses {loss.done}; at last {result}")
        loss.settle()
        if resumed == 3 or random.random() < 0.7:
            loss.left = 0
            rig.patient()
        result = rig.run("resume", "1", "--yes", "--quiet", deadline=250, codes=codes)
    return resumed


def judge_journal(rig, relay, run):
    """What was done is in the journal as done, and nothing else is."""
    steps = {step["path"].lower() for step in rig.json("runs", str(run))["operations"] if step["state"] == "done"}
    for exchange in relay.writes():
        if not exchange.is_processed or exchange.status >= 300:
            continue
        path = exchange.path.lower().split("/livechat", 1)[1]
        if not any(step == path or step.startswith(path + "/") or step.endswith(path.split("/")[-1]) for step in steps):
            raise Failure(f"{exchange.method} {path} was done and is not among the done steps of run {run}")


def case(rig, random, number, rule=Loss):
    service = rig.simulate()
    relay = rig.relay(service)
    rig.configure({"shop": relay.url})
    rig.write("store.sqlite", rig.prepared)
    wanted = service.state()[0]
    people.edits(service, random, random.randint(2, 7))
    edited = service.state()[0]
    made = rig.run(
        "plan", "--from", "shop@1", "--to", "shop", "--mirror", "--max-delete", "100%", "--output", "plan.json", "--quiet",
        codes=(0,))
    if not rig.read("plan.json"):
        raise Failure(f"{made}: no plan")
    rig.configure({"shop": relay.url}, timeout=16)
    loss = relay.rule = rule(random)
    resumed = go_on(rig, loss, random, relay, (0, 3, 7, 12))
    loss.settle()
    relay.rule = None
    rig.patient()
    end = service.state()[0]
    if found := people.twins(end):
        raise Failure(f"there twice: {found}; losses {loss.done}")
    people.hold(wanted, end, f"after the run ({loss.done})")
    judge_journal(rig, relay, 1)
    rig.run("undo", "1", "--output", "back.json", "--max-delete", "100%", "--quiet", codes=(0,))
    rig.run("apply", "back.json", "--yes", "--quiet", "--max-delete", "100%", deadline=120, codes=(0,))
    people.hold(edited, service.state()[0], f"after undo ({loss.done})")
    return ("settled at once" if not resumed else "settled by resume") if loss.done else "nothing lost"


class Doubling(Loss):
    """A service that does a POST twice."""

    def __call__(self, exchange):
        if exchange.method != "POST":
            return False
        reply = exchange.forward()
        exchange.forward()
        self.done.append("doubled")
        exchange.pass_on(reply)


class Pretending(Loss):
    """A service that says that it has changed something, shows it so, and has not."""

    def __init__(self, random):
        super().__init__(random)
        self.told = {}

    def __call__(self, exchange):
        if exchange.method == "DELETE":
            self.told[exchange.path] = None
            return exchange.answer(204)
        if not exchange.is_write and exchange.path in self.told:
            return exchange.answer(404)
        collection = exchange.path.rsplit("/", 1)[0]
        gone = [path.rsplit("/", 1)[1] for path in self.told]
        if not exchange.is_write and gone:
            reply = exchange.forward()
            body = reply.json
            if isinstance(body, list):
                body = [item for item in body if not isinstance(item, dict) or item.get("id") not in gone]
            return exchange.pass_on(reply, body)
        return False


def a_service_that_makes_everything_twice(rig, random):
    """there twice"""
    for number in range(6):
        case(rig, random, number, Doubling)


def a_service_that_only_seems_to_delete(rig, random):
    """after the run"""
    for number in range(6):
        rig.end(False)
        rig.begin(f"pretending-{number}")
        case(rig, random, number, Pretending)


PROOFS = [a_service_that_makes_everything_twice, a_service_that_only_seems_to_delete]
