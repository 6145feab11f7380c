"""A graph of a stranger's, parsed by a worker: should the parser crash, nobody minds."""

from __future__ import annotations

import os
import re
import threading
from typing import Any

import pyoxigraph as ox

from claimgraph.errors import LimitExceeded, SyntaxProblem, UnreadableInput, line_at
from claimgraph.patterns import regex
from claimgraph.rdf.vocabulary import DATA
from claimgraph.workers import Job, Stopped, Worker

HARMLESS = 1500
"""So many opening brackets cannot crash the parser, however they nest; it takes some 4,000."""
_MEMORY, _PER_BYTE = 2 << 30, 24
_OPENINGS = (b"{", b"[", b"(", b"<<")
_XML = re.compile(rb"(<!doctype)|<!--|<!\[CDATA\[|<\?", re.IGNORECASE)
_CLOSING = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}
_WHERE = regex(
    r"^Parser error (?:at line \d+ (?:column \d+|between columns \d+ and \d+)"
    r"|between line \d+ column \d+ and line \d+ column \d+): "
)
_lock = threading.Lock()
_held: list[tuple[int, Worker]] = []


def is_harmless(data: bytes) -> bool:
    """Whether text has too few brackets to nest dangerously, whatever its format."""
    return sum(map(data.count, _OPENINGS)) <= HARMLESS


def refuse_doctype(data: bytes, name: str) -> None:
    """Refuse XML that declares a document type, as its entities can grow without bound.

    Raises:
        SyntaxProblem: it does; line and column say where.
    """
    place = 0
    while found := _XML.search(data, place):
        if found[1]:
            break
        place = data.find(_CLOSING[found[0].upper()], found.end())
        if place < 0:
            return
    else:
        return
    line = data.count(b"\n", 0, found.start()) + 1
    raise SyntaxProblem(
        "a document type declaration is not read, as its entities could grow without bound; "
        "write the entities out and leave the declaration away",
        line=line,
        column=found.start() - data.rfind(b"\n", 0, found.start()),
        source=line_at(data.decode("utf-8", "replace"), line),
        name=name,
    )


def parse_aside(data: bytes, format: Any, name: str) -> bytes:
    """Return RDF text as N-Quads, parsed in another process.

    Raises:
        SyntaxProblem: it breaks the rules of its format.
        LimitExceeded: it nests too deeply, or needs too much memory.
    """
    header = {"media_type": format.media_type, "name": name}
    memory = max(_MEMORY, _PER_BYTE * len(data))
    with _lock:
        worker = _ready(memory)
        try:
            return worker.ask(header, data).body
        except Stopped as stopped:
            deep = stopped.signal == 11
            raise LimitExceeded("depth" if deep else "memory", 0 if deep else memory) from stopped


def _ready(memory: int) -> Worker:
    """Return the worker that parsed before, or a new one where it ended or needs more room."""
    if _held and _held[0][0] == os.getpid():
        worker = _held[0][1]
        if worker.alive and worker.job.memory >= memory:
            return worker
        worker.end()
    _held[:] = [(os.getpid(), Worker(Job(f"{__name__}:Parsing", memory=memory)))]
    return _held[0][1]


class Parsing:
    """Parses, in a worker."""

    def __call__(self, header: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
        format = ox.RdfFormat.from_media_type(header["media_type"])
        try:
            quads = ox.parse(body, format, base_iri=DATA)
            return {}, ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
        except SyntaxError as error:
            raise parse_problem(body, header["name"], error) from error
        except MemoryError as error:
            raise too_long(error) from error


def parse_problem(data: bytes, name: str, error: SyntaxError) -> SyntaxProblem:
    """Return the error to raise for text that the parser refused."""
    line, column = error.lineno or 1, error.offset or 1
    shown = line_at(data.decode("utf-8", "replace"), line)
    return SyntaxProblem(reason(error), line=line, column=column, source=shown, name=name)


def too_long(error: MemoryError) -> Exception:
    """Return the error to raise for text whose longest word is more than the parser takes."""
    if "buffer" not in str(error):
        return error
    return UnreadableInput("a text in it is longer than the 16 MiB that RDF readers take; split it")


def reason(error: SyntaxError) -> str:
    """Return what the parser says, without the place that its error names as well."""
    if "LoadDocumentCallback" in str(error.msg):
        return "its @context names another file, and nothing is fetched; write the context out here"
    return _WHERE.sub("", str(error.msg))
