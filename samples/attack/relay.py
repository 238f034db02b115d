"""A relay between the program and the simulated service, which may answer itself, lose, cut, wait and rewrite."""
import http.client
import json
import socket
import struct
import threading


class Reply:
    """What the service answered."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body) if self.body else None

    def rendered(self, body=None):
        """The whole answer as bytes, with another body where one is given."""
        body = self.body if body is None else body
        if not isinstance(body, bytes):
            body = json.dumps(body).encode()
        return head(self.status, body, self.headers) + body


def head(status, body=b"", headers=(), length=None):
    """Status line and headers of an answer with this body."""
    lines = [f"HTTP/1.1 {status} {http.client.responses.get(status, 'Said So')}"]
    named = {name.lower() for name, _ in headers}
    lines += [f"{name}: {value}" for name, value in headers if name.lower() not in ("content-length", "transfer-encoding")]
    if "content-type" not in named:
        lines.append("Content-Type: application/json")
    if status not in (204, 304):
        lines.append(f"Content-Length: {len(body) if length is None else length}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


class Exchange:
    """One request at the relay. A rule looks at it and either returns False, and the request goes on to the service, or has
    dealt with it."""

    def __init__(self, relay, connection, link, method, target, headers, body):
        self.relay, self.connection, self.link = relay, connection, link
        self.method, self.target, self.headers, self.body = method, target, headers, body
        self.path = target.split("?")[0]
        self.ends = False
        self.status = None
        self.is_processed = False

    @property
    def is_write(self):
        return self.method != "GET"

    def forward(self):
        """Lets the service do it, without telling the program."""
        for is_again in (False, True):
            try:
                return self.passed(self.service())
            except (http.client.RemoteDisconnected, ConnectionError):
                # A connection that was kept open may have been given up meanwhile; nothing was done then.
                self.link.clear()
                if is_again:
                    raise

    def service(self):
        port = self.relay.port_behind
        if port is None:
            raise ConnectionError("nothing is behind this relay")
        if not self.link or self.link[0].port != port:
            self.link[:] = [http.client.HTTPConnection("127.0.0.1", port, timeout=30)]
        return self.link[0]

    def passed(self, service):
        service.putrequest(self.method, self.target, skip_host=True, skip_accept_encoding=True)
        for name, value in self.headers:
            if name.lower() not in ("connection", "expect"):
                service.putheader(name, value)
        service.endheaders(self.body or None)
        answer = service.getresponse()
        body = answer.read()
        headers = [pair for pair in answer.getheaders() if pair[0].lower() not in ("connection", "keep-alive")]
        self.is_processed = True
        self.status = answer.status
        return Reply(answer.status, headers, body)

    def send(self, data):
        self.connection.sendall(data)

    def answer(self, status, body=b"", headers=()):
        """An answer of the rule's own; a body that is no bytes is sent as JSON."""
        if not isinstance(body, bytes):
            body = json.dumps(body).encode()
        self.status = self.status if self.is_processed else status
        self.send(head(status, body, headers) + body)

    def pass_on(self, reply, body=None):
        self.send(reply.rendered(body))

    def close(self):
        """FIN, as soon as the rule is through."""
        self.ends = True

    def reset(self):
        """RST instead of an answer, or behind what was sent of one."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.ends = True

    def wait_for_client(self):
        """Holds the connection until the client leaves."""
        try:
            while self.connection.recv(4096):
                pass
        except OSError:
            pass
        self.ends = True


class Relay:
    """Listens on a port of its own. `rule` is asked for each request; `log` has every exchange in order, `connections` counts
    who came."""

    def __init__(self, port_behind=None):
        self.port_behind = port_behind
        self.rule = None
        self.log = []
        self.connections = 0
        self.broken = []
        self.lock = threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        self.open = set()
        threading.Thread(target=self.accept, daemon=True).start()

    @property
    def origin(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self):
        return self.origin + "/api/v3"

    def fresh(self, port_behind):
        """For the next case: nothing is logged yet, no rule."""
        with self.lock:
            self.rule, self.log, self.connections, self.broken, self.port_behind = None, [], 0, [], port_behind
        self.hang_up()

    def hang_up(self):
        for connection in list(self.open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def writes(self):
        """What was sent to change something, and whether the service was let do it."""
        with self.lock:
            return [exchange for exchange in self.log if exchange.is_write]

    def accept(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            with self.lock:
                self.connections += 1
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.open.add(connection)
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        stream, link = connection.makefile("rb"), []
        try:
            while True:
                exchange = self.read(connection, stream, link)
                if exchange is None:
                    break
                with self.lock:
                    self.log.append(exchange)
                    rule = self.rule
                if rule is None or rule(exchange) is False:
                    exchange.pass_on(exchange.forward())
                if exchange.ends:
                    break
        except (OSError, http.client.HTTPException, ValueError):
            pass
        except Exception as problem:
            self.broken.append(repr(problem))
        finally:
            self.open.discard(connection)
            for used in (stream, connection, *link):
                try:
                    used.close()
                except OSError:
                    pass

    def read(self, connection, stream, link):
        first = stream.readline(65536).split()
        if len(first) < 3:
            return None
        headers, length = [], 0
        while True:
            line = stream.readline(65536).rstrip(b"\r\n")
            if not line:
                break
            name, _, value = line.decode("latin-1").partition(":")
            headers.append((name, value.strip()))
            if name.lower() == "content-length":
                length = int(value)
            if name.lower() == "expect":
                connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        body = stream.read(length) if length else b""
        return Exchange(
            self, connection, link, first[0].decode(), first[1].decode("latin-1"), headers, body)

    def end(self):
        self.listener.close()
        self.hang_up()
