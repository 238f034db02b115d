"""A hundred nights of a site that changes a little each night: what the store takes, against the same resources as files in git
after `git gc --aggressive`, a commit a night.

nights.py URL TOKEN NIGHTS: in the folder of a configuration with the site `bench`, with PROGRAM in the environment. The site's
resources are files of their own in git, pretty-printed, as `export` writes them; each night another greeting stands in as many
chat windows as one in a hundred resources are. Prints kB."""
import json
import os
import random
import shutil
import subprocess
import sys
import urllib.request

url, token, nights = sys.argv[1], sys.argv[2], int(sys.argv[3])
program = os.environ["PROGRAM"]
words = "good day hello we ship today tents boots maps open until seven ask us about sizes returns offers free this week".split()
chance = random.Random(1)


def ask(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{url}/livechat{path}", data=data, method=method)
    request.add_header("Authorization", f"Bearer {token}")
    request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def run(*words, **more):
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, **more)


def git(*words):
    run("git", "-C", "git", "-c", "user.name=bench", "-c", "user.email=bench@example.com", "-c", "gc.auto=0", *words)


def room(folder):
    return sum(os.path.getsize(os.path.join(place, file)) for place, _, files in os.walk(folder) for file in files)


campaigns = [one["id"] for one in ask("GET", "/campaigns")]
run("git", "init", "--quiet", "git")
for night in range(nights):
    for _ in range(round(count / 100) if night else 0):
        path = f"/campaigns/{chance.choice(campaigns)}/chatWindow"
        greeting = " ".join(chance.choice(words) for _ in range(12))
        ask("PUT", path, {**ask("GET", path), "greetingMessage": greeting.capitalize() + "."})
    run(program, "backup", "bench", "--quiet")
    shutil.rmtree("git/site", ignore_errors=True)
    run(program, "export", "bench", "git/site", "--quiet")
    if night == 0:
        count = sum(file != "snapshot.json" for _, _, files in os.walk("git/site") for file in files)
        first = room("git/site"), os.path.getsize("store.sqlite")
    git("add", "--all")
    git("commit", "--quiet", "--message", f"night {night}")
git("gc", "--quiet", "--aggressive", "--prune=now")
store, files = os.path.getsize("store.sqlite"), room("git/.git/objects")
print(
    f"nights: {count} resources, {first[0] // 1000} kB as files, {first[1] // 1000} kB as a store; after {nights} nights with"
    f" {round(count / 100)} changes each the store has {store // 1000} kB, git {files // 1000} kB, {store / files:.2f} times")
