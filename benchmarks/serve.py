"""The endpoint beside Oxigraph's own server, on the same data, and beside the library in process.

    python benchmarks/serve.py [CLAIMS]

Needs ``wrk`` (a package of that name in Debian), as a client in Python would be slower than the
servers. Prints the median time that the endpoint adds to a question, and, for 1, 8 and 50 clients
that ask both servers in turns, the answers a second and the CPU time of an answer in all processes
of the server: first with each query another one, then with twenty that all ask again and again.
On a machine with other work, start it with ``chrt -r 1``, or the rates are those of the scheduler.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote_plus, urlencode

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from large import large
from servers import free_port, oxigraph

import claimgraph as cg
from claimgraph.rdf.vocabulary import PREFIXES

SECONDS, TURNS, CLIENTS, AGAIN = 1, 3, (1, 8, 50), 20
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
SHAPES = {
    "one claim": "SELECT ?p ?o { <@claim> ?p ?o } LIMIT ",
    "claims of a source": (
        "SELECT ?claim ?text { ?claim cito:cites <@source> ; schema:text ?text } LIMIT "
    ),
    "300 claims": "SELECT ?claim ?text { ?claim schema:text ?text } LIMIT 300 # ",
    "claims for each source": (
        "SELECT ?source (COUNT(?claim) AS ?n) { ?claim cito:cites ?source } GROUP BY ?source LIMIT "
    ),
}
"""A number that no other query has follows each; a name stands where there is one to choose."""
NAME = re.compile(r"@(claim|source)")
SCRIPT = """
local names, before, between, number, again = {}, "", "", 0, 0
local headers = {["Accept"] = "application/sparql-results+json",
                 ["Content-Type"] = "application/x-www-form-urlencoded"}
function init(given)
  local file = io.open(given[1])
  before, between = file:read("*l"), file:read("*l")
  for line in file:lines() do names[#names + 1] = line end
  file:close()
  number, again = tonumber(given[2]), tonumber(given[3])
  math.randomseed(number)
end
local asked = 0
function request()
  asked = asked + 1
  local which = again > 0 and asked % again or asked
  local name = again > 0 and names[which % #names + 1] or names[math.random(#names)]
  local body = before .. name .. between .. (number + which) .. "&union-default-graph=true"
  return wrk.format("POST", nil, headers, body)
end
"""


class Server(NamedTuple):
    """A server that runs: where it is asked, and the number of its process."""

    url: str
    process: int


def main(claims: int) -> None:
    folder = Path(tempfile.mkdtemp(prefix="claimgraph-benchmark-"))
    try:
        place = folder / "news"
        with cg.Archive(place) as archive:
            each = 1000
            graphs = (
                large(min(each, claims), 60, 200, seed=n) for n in range(max(1, claims // each))
            )
            archive.add_many(graphs, progress=False)
            sources = [archive.base + s.id for s in archive.sources()[:200]]
            names = [archive.base + c.id for c in archive.claims()[:2000]]
        shutil.copytree(place / "store", folder / "copy")
        held = {"source": sources, "claim": names}
        with ours(place) as here, oxigraph(folder / "copy") as there:
            beside_the_library(place, here, held)
            beside_oxigraph([Server(url, listening(url)) for url in (here, there)], held, folder)
    finally:
        shutil.rmtree(folder)


@contextmanager
def ours(place: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "claimgraph", "serve", str(place), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        url = f"http://127.0.0.1:{port}/query"
        for _ in range(600):
            time.sleep(0.1)
            with contextlib.suppress(ConnectionRefusedError):
                client = Client(url)
                client.ask("ASK {}")  # it listens before it is ready
                client.close()
                break
        try:
            yield url
        finally:
            process.terminate()


def queries(shape: str, held: dict[str, list[str]], seed: int) -> Iterator[str]:
    """Yield queries of one shape, no two alike."""
    chance = random.Random(seed)
    number = 1000 + seed * 1_000_000
    while True:
        number += 1
        query = NAME.sub(lambda found: chance.choice(held[found[1]]), SHAPES[shape])
        yield f"{PROLOGUE}{query}{number}"


def beside_the_library(place: Path, url: str, held: dict[str, list[str]]) -> None:
    print("median of a question, in ms: in process, through the endpoint, added")
    with cg.Archive(place, read_only=True) as archive:
        for shape in SHAPES:
            store = archive._site.store
            near = timed(store.select, queries(shape, held, 1))
            client = Client(url)
            far = timed(client.ask, queries(shape, held, 2))
            client.close()
            print(f"  {shape:24} {near:8.2f} {far:8.2f} {far - near:+8.2f}", flush=True)


def timed(call: Callable[[str], object], asked: Iterator[str]) -> float:
    took = []
    for _ in range(200):
        query = next(asked)
        start = time.perf_counter()
        call(query)
        took.append(time.perf_counter() - start)
    return statistics.median(took[20:]) * 1000


def beside_oxigraph(servers: list[Server], held: dict[str, list[str]], folder: Path) -> None:
    (folder / "ask.lua").write_text(SCRIPT)
    number = 10_000_000
    for again in (0, AGAIN):
        kind = f"the same {again} queries" if again else "each query another one"
        print(f"{kind}: answers a second (ours, Oxigraph's, ratio), microseconds of CPU time each")
        for shape in SHAPES:
            parts = parts_of(shape, held, folder)
            for clients in CLIENTS:
                told: dict[Server, list[tuple[float, float]]] = {one: [] for one in servers}
                for _ in range(TURNS):
                    for server in servers:
                        number += 0 if again else 1_000_000
                        told[server].append(load(server, clients, parts, number, again))
                rates, costs = (
                    [statistics.median(turn[which] for turn in told[one]) for one in servers]
                    for which in (0, 1)
                )
                line = f"{rates[0]:8.0f} {rates[1]:8.0f} {rates[0] / rates[1]:6.2f}"
                cost = f"{costs[0]:8.0f} {costs[1]:8.0f} {costs[0] / costs[1]:6.2f}"
                print(f"  {shape:24} {clients:3} clients {line} {cost}", flush=True)


def parts_of(shape: str, held: dict[str, list[str]], folder: Path) -> Path:
    """Write the parts of a form that asks queries of one shape, and the names to choose from."""
    before, *rest = NAME.split(SHAPES[shape])
    names, after = (held[rest[0]], rest[1]) if rest else ([" "], "")
    file = folder / f"{shape}.txt"
    lines = ["query=" + quote_plus(PROLOGUE + before), quote_plus(after), *map(quote_plus, names)]
    file.write_text("\n".join(lines))
    return file


def load(server: Server, clients: int, parts: Path, number: int, again: int) -> tuple[float, float]:
    """Return the answers a second and the CPU time of one, in microseconds."""
    before = cpu_time(server.process)
    command = ["wrk", "-t1", f"-c{clients}", f"-d{SECONDS}s", "-s", str(parts.parent / "ask.lua")]
    command += [server.url, "--", str(parts), str(number), str(again)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "Non-2xx" not in said, said
    answers = re.search(r"(\d+) requests in", said)
    rate = re.search(r"Requests/sec: *([\d.]+)", said)
    assert answers, said
    assert rate, said
    return float(rate[1]), (cpu_time(server.process) - before) / max(1, int(answers[1])) * 1e6


def cpu_time(process: int) -> float:
    """Return the seconds that a process has used, with those it started, on Linux."""
    tick, spent, children = os.sysconf("SC_CLK_TCK"), {}, {}
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if entry.name.isdigit():
                told = (entry / "stat").read_text().rpartition(")")[2].split()
                spent[int(entry.name)] = sum(map(int, told[11:15])) / tick
                children.setdefault(int(told[1]), []).append(int(entry.name))
    found, total = [process], 0.0
    while found:
        one = found.pop()
        total += spent.get(one, 0.0)
        found += children.get(one, [])
    return total


def listening(url: str) -> int:
    """Return the process that listens where a URL leads."""
    port = int(url.split(":")[2].split("/")[0])
    line = next(
        line.split()
        for line in Path("/proc/net/tcp").read_text().splitlines()[1:]
        if line.split()[1].endswith(f":{port:04X}") and line.split()[3] == "0A"
    )
    for entry in Path("/proc").glob("[0-9]*/fd/*"):
        with contextlib.suppress(OSError):
            if os.readlink(entry) == f"socket:[{line[9]}]":
                return int(entry.parts[2])
    raise LookupError(url)


class Client:
    """A connection that is kept open, with as little of its own to do as can be."""

    def __init__(self, url: str) -> None:
        self.host = url.split("/")[2]
        name, _, port = self.host.partition(":")
        self.socket = socket.create_connection((name, int(port)))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, query: str) -> bytes:
        body = urlencode({"query": query, "union-default-graph": "true"}).encode()
        head = (
            f"POST /query HTTP/1.1\r\nHost: {self.host}\r\n"
            "Accept: application/sparql-results+json\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        self.socket.sendall(head.encode() + body)
        return self._answer()

    def _answer(self) -> bytes:
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _, rest = data.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head
        lower = head.lower()
        if b"content-length:" in lower:
            size = int(lower.split(b"content-length:")[1].split(b"\r\n")[0])
            while len(rest) < size:
                rest += self._more()
            return rest
        while not rest.endswith(b"0\r\n\r\n"):
            rest += self._more()
        return rest

    def _more(self) -> bytes:
        data = self.socket.recv(1 << 18)
        assert data, "the server closed the connection"
        return data

    def close(self) -> None:
        self.socket.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    print(json.dumps({"seconds a turn": SECONDS, "turns": TURNS}))
