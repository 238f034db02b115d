"""What all suites share: cases by a seed, worker processes, a deadline for each case, proofs that a suite can fail, the table."""
import argparse
import collections
import datetime
import glob
import importlib
import multiprocessing
import os
import queue
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
DEADLINE = 240
# Seconds after a sample's time in which cases that are under way may end.
GRACE = 40


class Failure(Exception):
    """What was expected and what was seen, in one sentence."""


class Overdue(BaseException):
    """A case that did not end; no exception that a suite might catch by the way."""


class Suite:
    """A file suite_NAME.py. It says TITLE, WHOLE (cases when run whole) and has case(rig, random, number) -> a word; and PROOFS,
    functions (rig, random) that have to end with a Failure, which has the words of their docstring, since each judges what a broken
    program would do, or a service that breaks its word. It may say AT_ONCE (cases at a time, for those that mostly wait), DEADLINE
    (seconds a case) and prepare(rig), which is called once; what it returns is `rig.prepared` for every case."""

    def __init__(self, name):
        self.name = name
        self.module = importlib.import_module("suite_" + name)
        self.title = self.module.TITLE
        self.whole = self.module.WHOLE
        self.at_once = getattr(self.module, "AT_ONCE", None) or os.cpu_count() or 2
        self.deadline = getattr(self.module, "DEADLINE", DEADLINE)
        self.proofs = getattr(self.module, "PROOFS", [])

    def random(self, seed, number):
        return random.Random(f"{seed}/{self.name}/{number}")

    def shuffled(self, seed):
        """All cases in an order by the seed; a sample are the first of them, as many as there is time for."""
        numbers = list(range(1, self.whole + 1))
        random.Random(f"{seed}/{self.name}/slice").shuffle(numbers)
        return numbers


class Tally:
    """What came out of one suite."""

    def __init__(self, suite, numbers):
        self.suite, self.numbers = suite, numbers
        self.words = collections.Counter()
        self.failures = []
        self.seconds = 0.0

    @property
    def passed(self):
        return sum(self.words.values())

    def counts(self):
        return ", ".join(f"{word} {count:,}" for word, count in sorted(self.words.items(), key=lambda item: -item[1]))


def overdue(signum, frame):
    raise Overdue()


def leave(signum, frame):
    raise SystemExit(1)


def attempt(suite, rig, seed, number, work):
    """One case: (number, word or None, failure or None)."""
    rig.begin(f"{suite.name}-{number}")
    signal.setitimer(signal.ITIMER_REAL, suite.deadline)
    failure = word = None
    try:
        word = work(rig, suite.random(seed, number)) or "passed"
    except Failure as problem:
        failure = str(problem)
    except Overdue:
        failure = f"not done within {suite.deadline} seconds; last: {rig.last}"
    except Exception:
        failure = "the suite itself broke: " + traceback.format_exc(limit=-4)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        rig.end(failed=failure is not None)
    return number, word, failure


def prepared(suite, place):
    """What every case of the suite may use."""
    import rig as rigging

    if not hasattr(suite.module, "prepare"):
        return None
    rig = rigging.Rig(tempfile.mkdtemp(dir=place))
    try:
        rig.begin("prepare")
        return suite.module.prepare(rig)
    finally:
        rig.close()


def labour(suite, seed, numbers, position, stop, results, place, keep, given):
    """A worker process: takes the next number until none is left."""
    import rig as rigging

    signal.signal(signal.SIGALRM, overdue)
    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    rig = rigging.Rig(tempfile.mkdtemp(dir=place), keep)
    rig.prepared = given
    try:
        while not stop.is_set():
            with position.get_lock():
                index = position.value
                position.value += 1
            if index >= len(numbers):
                break
            number = numbers[index]
            results.put(attempt(suite, rig, seed, number, lambda rig, chance: suite.module.case(rig, chance, number)))
    except Exception:
        results.put((0, None, "a worker broke: " + traceback.format_exc(limit=-4)))
    finally:
        rig.close()
        results.put(None)


class Labour:
    """One suite under way, with so many cases at a time."""

    def __init__(self, suite, seed, numbers, place, keep, at_once):
        self.tally = Tally(suite, numbers)
        self.started = time.monotonic()
        self.results = multiprocessing.Queue()
        self.stop = multiprocessing.Event()
        # Kept, since the memory of one that is let go is that of the next suite's.
        self.position = multiprocessing.Value("i", 0)
        given = prepared(suite, place)
        self.workers = [
            multiprocessing.Process(
                target=labour, args=(suite, seed, numbers, self.position, self.stop, self.results, place, keep, given))
            for _ in range(min(at_once, len(numbers)))
        ]
        self.working = len(self.workers)
        for worker in self.workers:
            worker.start()

    def collect(self, wait):
        """Takes what is there; true once all is done."""
        try:
            while True:
                result = self.results.get(timeout=wait)
                if result is None:
                    self.working -= 1
                    if self.working == 0:
                        break
                    continue
                number, word, failure = result
                if failure is None:
                    self.tally.words[word] += 1
                else:
                    self.tally.failures.append((number, failure))
                    print(f"{self.tally.suite.name}:{number}: {failure}", file=sys.stderr, flush=True)
                wait = 0
        except queue.Empty:
            if all(worker.exitcode is not None for worker in self.workers) and self.results.empty() and self.working:
                codes = ", ".join(str(worker.exitcode) for worker in self.workers)
                self.tally.failures.append((0, f"a worker ended before its time ({codes})"))
                self.working = 0
        if self.working == 0 and not self.tally.seconds:
            self.tally.seconds = time.monotonic() - self.started
            for worker in self.workers:
                worker.join()
        return self.working == 0

    def give_up(self):
        for worker in self.workers:
            if worker.is_alive():
                worker.terminate()
        for worker in self.workers:
            worker.join(10)


def carry_out(batches, seed, place, keep, until=None):
    """The whole: suites that mostly wait go on beside the others, which come one after the other. A sample: all suites at once,
    with a case at a time, so that each has its share of the time however much the machine has to do."""
    left, under_way, tallies = sorted(batches, key=lambda batch: not waits(batch[0])), [], []
    try:
        while left or under_way:
            busy = any(not waits(work.tally.suite) for work in under_way)
            while left and (until or waits(left[0][0]) or not busy):
                suite, numbers = left.pop(0)
                busy = busy or not waits(suite)
                at_once = suite.at_once if not until else 2 if waits(suite) else 1
                under_way.append(Labour(suite, seed, numbers, place, keep, at_once))
            for work in list(under_way):
                is_done = work.collect(0.1) or until is not None and is_over(work, until)
                if is_done:
                    under_way.remove(work)
                    tallies.append(work.tally)
                    print(line(work.tally), flush=True)
    finally:
        for work in under_way:
            work.give_up()
    return tallies


def is_over(work, until):
    """A sample has an end also where the machine has too much else to do."""
    if time.monotonic() > until:
        work.stop.set()
    if time.monotonic() <= until + GRACE:
        return False
    work.give_up()
    work.tally.seconds = time.monotonic() - work.started
    work.tally.words["given up: the machine was too busy"] += 0
    return True


def waits(suite):
    return suite.at_once > (os.cpu_count() or 2)


def line(tally):
    words = tally.counts() or "nothing"
    failed = f", FAILED {len(tally.failures)}" if tally.failures else ""
    return f"{tally.suite.name}: {tally.passed} passed in {tally.seconds:.0f} s: {words}{failed}"


def prove(suites, seed, place, keep):
    """Each suite has to notice what it is there to notice."""
    import rig as rigging

    signal.signal(signal.SIGALRM, overdue)
    passed = failed = 0
    for suite in suites:
        given = prepared(suite, place)
        rig = rigging.Rig(tempfile.mkdtemp(dir=place), keep)
        rig.prepared = given
        try:
            if not suite.proofs:
                failed += 1
                print(f"{suite.name}: no proof that it can fail")
            for index, proof in enumerate(suite.proofs):
                _, _, failure = attempt(suite, rig, seed, -1 - index, proof)
                noticed = failure is not None and (proof.__doc__ or "").strip() in failure
                noticed = noticed and not failure.startswith("the suite itself broke")
                passed, failed = passed + noticed, failed + (not noticed)
                told = f"noticed: {failure}" if noticed else f"NOT NOTICED {failure or ''}"
                print(f"{suite.name}, {proof.__name__.replace('_', ' ')}: {told}", flush=True)
        finally:
            rig.close()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def table(tallies, seed, markdown):
    rows = [("attack", "cases", "what came of them", "failed", "seconds")]
    for tally in sorted(tallies, key=lambda tally: tally.suite.name):
        rows.append((
            tally.suite.title, f"{tally.passed + len(tally.failures):,}", tally.counts(), f"{len(tally.failures):,}",
            f"{tally.seconds:.0f}"))
    if markdown:
        print("| " + " | ".join(rows[0]) + " |\n| - | -: | - | -: | -: |")
        for row in rows[1:]:
            print("| " + " | ".join(row) + " |")
        day = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d")
        print(f"\n{day}, commit {commit()}, seed {seed}, {os.cpu_count()} cores")
        return
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def commit():
    told = subprocess.run(["git", "-C", HERE, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    return told.stdout.strip() or "unknown"


def arguments(words):
    parser = argparse.ArgumentParser(prog="samples/attack/run", description="Attacks livechat-sync, and counts.")
    parser.add_argument("suites", nargs="*", help="these suites; all without a word")
    parser.add_argument("--slice", type=float, metavar="SECONDS", help="a sample of each suite, in about this time in all")
    parser.add_argument("--seed", default=datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%d"))
    parser.add_argument("--only", action="append", metavar="SUITE:NUMBER[,NUMBER]", help="these cases again")
    parser.add_argument("--keep", action="store_true", help="leave the folders of cases that failed or were named")
    parser.add_argument("--markdown", action="store_true", help="the table as Markdown")
    parser.add_argument("--prove", action="store_true", help="show that each suite can fail")
    return parser.parse_args(words)


def main(words):
    given = arguments(words)
    sys.path.insert(0, HERE)
    known = sorted(os.path.basename(file)[6:-3] for file in glob.glob(os.path.join(HERE, "suite_*.py")))
    wanted = {}
    for name in given.suites or ([] if given.only else known):
        wanted[name] = None
    for case in given.only or []:
        name, _, numbers = case.partition(":")
        wanted[name] = [int(number) for number in numbers.split(",")]
    for name in wanted:
        if name not in known:
            print(f"no suite '{name}': {', '.join(known)}", file=sys.stderr)
            return 64
    suites = [Suite(name) for name in wanted]
    place = tempfile.mkdtemp(prefix="livechat-sync-attack-")
    keep = "all" if given.keep and given.only else "failed" if given.keep else ""
    signal.signal(signal.SIGTERM, leave)
    try:
        if given.prove:
            return prove(suites, given.seed, place, keep)
        batches = [
            (suite, wanted[suite.name] or (suite.shuffled(given.seed) if given.slice else list(range(1, suite.whole + 1))))
            for suite in suites
        ]
        until = time.monotonic() + given.slice if given.slice else None
        tallies = carry_out(batches, given.seed, place, keep, until)
    finally:
        if keep:
            print(f"kept in {place}", file=sys.stderr)
        else:
            shutil.rmtree(place, ignore_errors=True)
    table(tallies, given.seed, given.markdown)
    passed, failed = sum(tally.passed for tally in tallies), sum(len(tally.failures) for tally in tallies)
    for tally in tallies:
        for number, _ in tally.failures:
            print(f"again: samples/attack/run --seed {given.seed} --only {tally.suite.name}:{number} --keep")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0
