"""Good answers with something wrong in them, as the parser takes them: needs a checkout and Swift, since a million of them want one
process. What is judged, and how, stands in Tests/WireTests/JSONMutationTests.swift."""
import os
import shutil
import subprocess

from frame import HERE, Failure

TITLE = "mutations of JSON"
WHOLE = 40
AT_ONCE = 1
DEADLINE = 1800
EACH = 25_000


def case(rig, random, number):
    checkout = os.path.join(HERE, "../..")
    if not shutil.which("swift") or not os.path.exists(os.path.join(checkout, "Tests/WireTests/JSONMutationTests.swift")):
        return "skipped: no checkout, or no Swift"
    count = int(os.environ.get("LIVECHAT_SYNC_MUTATIONS", EACH))
    told = subprocess.run(
        ["swift", "test", "--disable-xctest", "--filter", "JSONMutationTests"], cwd=checkout, capture_output=True, text=True,
        env={**os.environ, "LIVECHAT_SYNC_MUTATIONS": str(count), "LIVECHAT_SYNC_SEED": str(random.randint(1, 10**6))})
    judge(told.returncode, told.stdout + told.stderr)
    return f"of {count:,} mutants each judged alike"


def judge(code, told):
    wrong = [line for line in told.splitlines() if "\u2718" in line]
    if code or wrong or "JSONMutationTests" not in told:
        raise Failure(f"the tests ended with {code}: {' '.join(wrong or told.splitlines()[-3:])[:400]}")


def a_test_that_fails(rig, random):
    judge(1, "\u2718 seed 7, mutant 12: taken, though it is no JSON [1,]")


PROOFS = [a_test_that_fails]
