"""The endpoint beside Oxigraph's own server, on the same data, and beside the library in process.

    python benchmarks/serve.py [CLAIMS]

Prints the median time that the endpoint adds to a question, and how many answers a second both
servers give to 1, 8 and 50 clients, one after the other in turns: first with each query another
one, then with twenty queries that all clients ask again and again.
"""

from __future__ import annotations

import json
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from large import large
from servers import free_port, oxigraph

import claimgraph as cg
from claimgraph.rdf.vocabulary import PREFIXES

SECONDS, TURNS = 2.0, 3
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
SHAPES = {
    "claims of a source": (
        "SELECT ?claim ?text {{ ?claim cito:cites <{source}> ; schema:text ?text }} LIMIT {n}"
    ),
    "one claim": "SELECT ?p ?o {{ <{claim}> ?p ?o }} LIMIT {n}",
    "claims for each source": (
        "SELECT ?source (COUNT(?claim) AS ?n) {{ ?claim cito:cites ?source }} "
        "GROUP BY ?source LIMIT {n}"
    ),
}


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
        with ours(place) as here, oxigraph(folder / "copy") as there:
            beside_the_library(place, here, sources, names)
            beside_oxigraph(here, there, sources, names)
    finally:
        shutil.rmtree(folder)


@contextmanager
def ours(place: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "claimgraph", "serve", str(place), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        for _ in range(300):
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        try:
            yield f"http://127.0.0.1:{port}/query"
        finally:
            process.terminate()


def queries(shape: str, sources: list[str], claims: list[str], seed: int) -> Iterator[str]:
    """Yield queries of one shape, no two alike."""
    chance = random.Random(seed)
    number = 1000 + seed * 1_000_000
    while True:
        number += 1
        yield PROLOGUE + SHAPES[shape].format(
            source=chance.choice(sources), claim=chance.choice(claims), n=number
        )


def beside_the_library(place: Path, url: str, sources: list[str], claims: list[str]) -> None:
    print("median of a question, in ms: in process, through the endpoint, added")
    with cg.Archive(place, read_only=True) as archive:
        for shape in SHAPES:
            store = archive._site.store
            near = timed(store.select, queries(shape, sources, claims, 1))
            client = Client(url)
            far = timed(client.ask, queries(shape, sources, claims, 2))
            client.close()
            print(f"  {shape:24} {near:8.2f} {far:8.2f} {far - near:+8.2f}")


def timed(call: Callable[[str], object], asked: Iterator[str]) -> float:
    took = []
    for _ in range(200):
        query = next(asked)
        start = time.perf_counter()
        call(query)
        took.append(time.perf_counter() - start)
    return statistics.median(took[20:]) * 1000


def beside_oxigraph(here: str, there: str, sources: list[str], claims: list[str]) -> None:
    for again in (False, True):
        kind = "the same 20 queries" if again else "each query another one"
        print(f"answers a second, {kind}: ours, Oxigraph's server, ratio")
        for shape in SHAPES:

            def asked(number: int, shape: str = shape, again: bool = again) -> Iterator[str]:
                if again:
                    return cycle(list(islice(queries(shape, sources, claims, 3), 20)))
                return queries(shape, sources, claims, number)

            for clients in (1, 8, 50):
                ours, theirs = side_by_side(here, there, clients, asked)
                told = f"{ours:8.0f} {theirs:8.0f} {ours / theirs:6.2f}"
                print(f"  {shape:24} {clients:3} clients {told}", flush=True)


def side_by_side(
    here: str, there: str, clients: int, asked: Callable[[int], Iterator[str]]
) -> tuple[float, float]:
    """Return the median answers a second of both servers, asked in turns."""
    rates: dict[str, list[float]] = {here: [], there: []}
    for turn in range(TURNS):
        for url in (here, there):
            rates[url].append(rate(url, clients, asked, turn))
    return statistics.median(rates[here]), statistics.median(rates[there])


def rate(url: str, clients: int, asked: Callable[[int], Iterator[str]], turn: int) -> float:
    ends = time.monotonic() + SECONDS
    counts = [0] * clients

    def ask(number: int) -> None:
        client = Client(url)
        mine = asked(10 + turn * 100 + number)
        while time.monotonic() < ends:
            client.ask(next(mine))
            counts[number] += 1
        client.close()

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / SECONDS


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
