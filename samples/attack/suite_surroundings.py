"""What a night job finds around it: another language, time zone or mask, no home, closed streams, a full standard output, few open
files, a limit on files, signals. A backup is whole or says why not, its files are private, and the next one finds nothing amiss."""
import os
import resource
import signal
import stat
import subprocess
import time

from frame import Failure

TITLE = "odd surroundings and signals"
WHOLE = 200
DEADLINE = 90


def limited(kind, value):
    return lambda: resource.setrlimit(kind, (value, value))


def closed(*streams):
    def close():
        for stream in streams:
            os.close(stream)
    return close


# What is told to the program's process before it starts, what its environment has, and which exit codes that explains.
SURROUNDINGS = {
    "Turkish": ({}, {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"}, (0,)),
    "plain C": ({}, {"LANG": "C", "LC_ALL": "C"}, (0,)),
    "no language": ({}, {"LANG": "", "LC_ALL": ""}, (0,)),
    "New York": ({}, {"TZ": "America/New_York"}, (0,)),
    "no such time zone": ({}, {"TZ": ":/nowhere"}, (0,)),
    "no home": ({}, {"HOME": "/nonexistent", "XDG_CONFIG_HOME": ""}, (0,)),
    "a small path": ({}, {"PATH": "/bin"}, (0,)),
    "proxies of the environment": ({}, {"http_proxy": "http://127.0.0.1:9", "ALL_PROXY": "http://127.0.0.1:9"}, (0,)),
    "a network that talks": ({}, {"URLSessionDebugLibcurl": "1", "URLSessionDebug": "1"}, (0,)),
    "mask 000": ({"preexec_fn": lambda: os.umask(0) and None}, {}, (0,)),
    "mask 777": ({"preexec_fn": lambda: os.umask(0o777) and None}, {}, (0, 9)),
    "no standard input": ({"preexec_fn": closed(0)}, {}, (0,)),
    "no standard output": ({"preexec_fn": closed(1)}, {}, (0, 1, 9)),
    "no standard error": ({"preexec_fn": closed(2)}, {}, (0,)),
    "no streams": ({"preexec_fn": closed(0, 1, 2)}, {}, (0, 1, 9)),
    "16 open files": ({"preexec_fn": limited(resource.RLIMIT_NOFILE, 16)}, {}, (0, 1, 3, 7, 9)),
    "24 open files": ({"preexec_fn": limited(resource.RLIMIT_NOFILE, 24)}, {}, (0, 1, 3, 7, 9)),
    "48 open files": ({"preexec_fn": limited(resource.RLIMIT_NOFILE, 48)}, {}, (0, 1, 3, 7, 9)),
    "files of 20 kB": ({"preexec_fn": limited(resource.RLIMIT_FSIZE, 20000)}, {}, (9,)),
}
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGSTOP)


def case(rig, random, number):
    service = rig.simulate(options=("--latency", "20") if number % 3 == 0 else ())
    rig.configure({"shop": service.url})
    rig.canary("the token", service.token)
    if number % 3 == 0:
        word = signalled(rig, random)
    elif number % 3 == 1 and random.random() < 0.2:
        word = full_output(rig)
    else:
        word = surrounded(rig, random.choice(list(SURROUNDINGS)))
    judge(rig, service)
    return word


def surrounded(rig, name):
    options, environment, codes = SURROUNDINGS[name]
    result = rig.run("backup", "shop", environment=environment, codes=codes, **options)
    if result.code and not result.err and "no standard error" not in name and name != "no streams":
        raise Failure(f"{name}: {result}: not a word of why")
    return "whole" if result.code == 0 else f"exit code {result.code}"


def full_output(rig):
    with open("/dev/full", "wb") as full:
        child = rig.start("backup", "shop", stdout=full)
        _, err = child.communicate(timeout=30)
    rig.children.remove(child)
    if child.returncode not in (1, 9) or not err:
        raise Failure(f"a result that nobody got: exit code {child.returncode} ({err.decode(errors='replace')[-200:]})")
    return "a full standard output"


def signalled(rig, random):
    told = random.choice(SIGNALS)
    # Whoever is started in the background by a shell inherits that it ignores this one.
    child = rig.start("backup", "shop", preexec_fn=lambda: signal.signal(signal.SIGQUIT, signal.SIG_DFL) and None)
    time.sleep(random.uniform(0, 0.9))
    child.send_signal(told)
    if told == signal.SIGSTOP:
        time.sleep(random.uniform(0.1, 2))
        child.send_signal(signal.SIGCONT)
    sent = time.monotonic()
    try:
        _, err = child.communicate(timeout=45)
    except subprocess.TimeoutExpired:
        rig.kill(child)
        raise Failure(f"{told.name}: no end within 45 seconds")
    rig.children.remove(child)
    code = child.returncode
    allowed = {signal.SIGSTOP: (0,), signal.SIGQUIT: (0, -signal.SIGQUIT)}.get(told, (0, 129, 130, 143, -told))
    if code not in allowed:
        raise Failure(f"{told.name}: exit code {code} ({err.decode(errors='replace')[-200:]}), one of {allowed} expected")
    if code and time.monotonic() - sent > 15:
        raise Failure(f"{told.name}: it took {time.monotonic() - sent:.0f} seconds")
    return f"{told.name}"


def judge(rig, service):
    """Nothing that is not whole is called so, nothing lies about, everything is private, and the next backup is."""
    if os.path.exists(rig.path("store.sqlite")):
        # A file without a table is no store yet: the program was ended before it had written anything.
        found = rig.run("check", "--quiet", codes=(0, 1))
        if found.code == 1 and b"there is no store" not in found.err:
            raise Failure(f"{found}")
    rig.run("backup", "shop", "--quiet", codes=(0,))
    if not all(one["complete"] for one in rig.json("snapshots")["snapshots"]):
        raise Failure("a snapshot is not complete")
    rig.run("diff", "shop@latest", "shop", "--exit-code", "--quiet", codes=(0,))
    for folder, _, files in os.walk(rig.folder):
        for file in files:
            path = os.path.join(folder, file)
            if file.startswith(("store", "archive")) and stat.S_IMODE(os.stat(path).st_mode) & 0o077:
                raise Failure(f"{file} can be read by others")
            if file.startswith("core") or file.endswith(("-journal", "-wal", "-shm")):
                raise Failure(f"{file} was left")
    if os.listdir(rig.path("home")):
        raise Failure(f"{os.listdir(rig.path('home'))} in the home folder")
    rig.search("site-")


def a_store_for_all(rig, random):
    service = rig.simulate()
    rig.configure({"shop": service.url})
    rig.run("backup", "shop", codes=(0,))
    os.chmod(rig.path("store.sqlite"), 0o644)
    judge(rig, service)


def something_in_the_home_folder(rig, random):
    service = rig.simulate()
    rig.configure({"shop": service.url})
    rig.write("home/.cookies", "x")
    judge(rig, service)


PROOFS = [a_store_for_all, something_in_the_home_folder]
