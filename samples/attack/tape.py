"""What a command did to its files, call by call, and what a power cut at any moment would leave of it: what was synced, and of the
rest all, nothing, or some pieces; names that were not synced come and go in the order in which they did."""
import os
import re

from frame import Failure

CALLS = (
    "openat,pwrite64,write,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,link,sendto,sendmsg,"
    "exit_group")
LINE = re.compile(r"^(\d+) +(?:<\.\.\. (\w+) resumed>|(\w+)\()(.*)$", re.S)
PATH = re.compile(r"^(?:AT_FDCWD|\d+)<([^>]*)>")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
WRITES = (b"POST /", b"PUT /", b"DELETE /")


def plain(text):
    return bytes.fromhex(text.replace("\\x", ""))


def before(file):
    """What is put before a command line to have it traced."""
    return ["strace", "-f", "-qq", "-y", "-xx", "-s", "4000000", "-e", f"trace={CALLS}", "-e", "signal=none", "-o", file]


class Tape:
    """The calls of one or several commands, one after the other, on the files below a folder."""

    def __init__(self, folder):
        self.folder = folder
        self.names, self.start, self.content = {}, {}, []
        for place, folders, files in os.walk(folder):
            for name in folders:
                self.start[self.short(os.path.join(place, name))] = None
            for name in files:
                if not self.is_ours(os.path.join(place, name)):
                    continue
                with open(os.path.join(place, name), "rb") as file:
                    self.content.append(file.read())
                self.start[self.short(os.path.join(place, name))] = len(self.content) - 1
        self.names = dict(self.start)
        # (what, file or None, ...) in the order in which the calls were done.
        self.events = []
        self.places = {}

    def short(self, path):
        return os.path.relpath(path, self.folder)

    def is_ours(self, path):
        name = os.path.basename(path)
        return path.startswith(self.folder + "/") and not name.endswith(("-shm", ".lock")) and not name.startswith("site-")

    def play(self, file):
        """Takes the calls that were traced into a file."""
        halves = {}
        with open(file, errors="replace") as lines:
            for line in lines:
                found = LINE.match(line.rstrip("\n"))
                if not found:
                    continue
                thread, resumed, call, rest = found.groups()
                if call and rest.endswith("<unfinished ...>"):
                    rest = rest[: -len("<unfinished ...>")]
                    # What goes out may have arrived while the call is not yet over.
                    is_told = self.tell(call, rest)
                    halves[thread] = (rest, is_told)
                    continue
                is_told = False
                if resumed:
                    half, is_told = halves.pop(thread, ("", False))
                    call, rest = resumed, half + rest
                self.take(call, rest, is_told)

    def tell(self, call, rest):
        """A request that changes something leaves for the service."""
        if call not in ("sendto", "sendmsg", "write"):
            return False
        text = TEXT.search(rest)
        data = plain(text.group(1)[:400]) if text else b""
        if not data.startswith(WRITES):
            return False
        method, target = data.split(b" ")[:2]
        self.events.append(("sent", None, method.decode(), target.decode(errors="replace")))
        return True

    def take(self, call, rest, is_told):
        if not is_told and self.tell(call, rest):
            return
        rest, _, result = rest.rpartition(" = ")
        if call == "exit_group" or not result or result.startswith(("-1", "?")):
            return
        given = PATH.match(rest)
        path = plain(given.group(1)).decode(errors="replace") if given else ""
        texts = [(plain(text), bool(cut)) for text, cut in TEXT.findall(rest)]
        if any(cut for _, cut in texts) and self.is_ours(path):
            raise Failure("the tape of the calls is too short for what was written")
        names = [os.path.normpath(os.path.join(self.folder, text.decode(errors="replace"))) for text, _ in texts]
        if call == "openat":
            self.opened(names[0], rest, result)
        elif call in ("fsync", "fdatasync"):
            if os.path.normpath(path) == self.folder or path.startswith(self.folder + "/"):
                file = self.names.get(self.short(path))
                self.events.append(("names", None, self.short(path)) if file is None else ("sync", file))
        elif call in ("pwrite64", "write", "ftruncate"):
            self.written(call, path, rest, texts, result)
        elif call.startswith(("mkdir", "unlink", "rename", "link")):
            self.renamed(call, names, rest)

    def opened(self, path, rest, result):
        if not self.is_ours(path):
            return
        name = self.short(path)
        if self.names.get(name, -1) == -1:
            if "O_CREAT" not in rest:
                return
            self.content.append(b"")
            self.names[name] = len(self.content) - 1
            self.events.append(("bind", None, name, self.names[name]))
        elif "O_TRUNC" in rest:
            self.events.append(("length", self.names[name], 0))
        self.places[result.partition("<")[0]] = 0

    def written(self, call, path, rest, texts, result):
        file = self.names.get(self.short(path)) if self.is_ours(path) else None
        if file is None:
            return
        number = rest.partition("<")[0]
        if call == "ftruncate":
            self.events.append(("length", file, int(rest.rpartition(", ")[2].rstrip(") "))))
            return
        data = texts[0][0][: int(result.split()[0])]
        if call == "pwrite64":
            offset = int(rest.rpartition(", ")[2].rstrip(") "))
        else:
            offset = self.places.get(number, 0)
            self.places[number] = offset + len(data)
        self.events.append(("write", file, offset, data))

    def renamed(self, call, names, rest):
        names = [self.short(name) for name in names if self.is_ours(name)]
        if not names:
            return
        if call.startswith("mkdir"):
            self.names[names[0]] = None
            self.events.append(("bind", None, names[0], None))
        elif call.startswith("unlink"):
            self.names.pop(names[0], None)
            self.events.append(("unbind", None, names[0]))
        elif len(names) == 2:
            file = self.names[names[1]] = self.names.get(names[0])
            if call == "link":
                self.events.append(("bind", None, names[1], file))
            else:
                self.names.pop(names[0], None)
                self.events.append(("move", None, *names, file))

    # A power cut

    def sent(self, moment):
        """The requests that had left for the service by then: (method, target)."""
        return [event[2:] for event in self.events[:moment] if event[0] == "sent"]

    def leave(self, moment, random, manner):
        """Puts into the folder what a cut after so many calls leaves. The manner says what becomes of what was not synced: it is
        all there, all gone, or some of it is, in pieces."""
        for name in sorted(os.listdir(self.folder)):
            remove(os.path.join(self.folder, name), self)
        for name, file in sorted(self.named(moment, random, manner).items()):
            path = os.path.join(self.folder, name)
            if file is None:
                os.makedirs(path, exist_ok=True)
                continue
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb", opener=lambda path, flags: os.open(path, flags, 0o600)) as made:
                made.write(self.bytes(file, moment, random, manner))

    def named(self, moment, random, manner):
        changes = [index for index, event in enumerate(self.events[:moment]) if event[0] in ("bind", "unbind", "move")]
        kept = 0
        for count, index in enumerate(changes, 1):
            folders = {os.path.dirname(name) or "." for name in self.events[index][2:] if isinstance(name, str)}
            synced = {event[2] for event in self.events[index:moment] if event[0] == "names"}
            if folders <= synced:
                kept = count
        kept = {"all": len(changes), "none": kept}.get(manner, random.randint(kept, len(changes)))
        names = dict(self.start)
        for index in changes[:kept]:
            what, _, *rest = self.events[index]
            if what == "bind":
                names[rest[0]] = rest[1]
            elif what == "unbind":
                names.pop(rest[0], None)
            else:
                names.pop(rest[0], None)
                names[rest[1]] = rest[2]
        return names

    def bytes(self, file, moment, random, manner):
        data = bytearray(self.content[file])
        own = [event for event in self.events[:moment] if event[1] == file]
        synced = max([index for index, event in enumerate(own) if event[0] == "sync"], default=-1)
        for index, event in enumerate(own):
            if event[0] == "sync":
                continue
            if index > synced:
                if manner == "none" or manner == "some" and random.random() < 0.4:
                    continue
            if event[0] == "length":
                data = data[: event[2]] + bytes(max(0, event[2] - len(data)))
                continue
            offset, piece = event[2], event[3]
            if index > synced and manner == "some" and random.random() < 0.3:
                # Disks write whole sectors.
                piece = piece[: random.randrange(0, len(piece) + 1) // 512 * 512]
            data += bytes(max(0, offset - len(data)))
            data[offset: offset + len(piece)] = piece
        return bytes(data)


def remove(path, tape):
    """What the command has, and nothing else: the configuration and the folder of the simulated service stay."""
    if os.path.basename(path) in ("livechat-sync.json", "home") or os.path.basename(path).startswith("site-"):
        return
    if os.path.isdir(path) and not os.path.islink(path):
        for name in os.listdir(path):
            remove(os.path.join(path, name), tape)
        os.rmdir(path)
    else:
        os.unlink(path)
