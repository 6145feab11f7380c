"""A graph of a stranger's, parsed by a worker: should the parser crash, nobody minds."""

from __future__ import annotations

import io
import mmap
import os
import re
import threading
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from typing import IO, Any
from xml.parsers.expat import ExpatError, ParserCreate

import pyoxigraph as ox

from claimgraph.errors import InvalidGraph, LimitExceeded, SyntaxProblem, UnreadableInput, line_at
from claimgraph.patterns import regex
from claimgraph.rdf.vocabulary import DATA
from claimgraph.workers import Job, Stopped, Worker

HARMLESS = 1500
"""So many opening brackets cannot crash the parser, however they nest; it takes some 4,000."""
_MEMORY, _PER_BYTE = 2 << 30, 24
_OPENINGS = (b"{", b"[", b"(", b"<<")
_XML = re.compile(rb"(<!(?i:doctype))|<!--|<!\[CDATA\[|<\?")
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


def plain_xml(data: bytes, name: str) -> bytes:
    """Return XML without comments and instructions, its marked text (CDATA) written as any other.

    Oxigraph refuses each in the middle of a text. Lines stay where they are.

    Raises:
        SyntaxProblem: it declares a document type, as its entities can grow without bound.
    """
    pieces, place = [], 0
    while found := _XML.search(data, place):
        if found[1]:
            raise _doctype(data, found.start(), name)
        end = data.find(_CLOSING[found[0]], found.end())
        if end < 0:
            break
        within = data[found.end() : end]
        pieces.append(data[place : found.start()])
        place = end + len(_CLOSING[found[0]])
        if found[0] == b"<?" and within.startswith(b"xml "):
            pieces.append(data[found.start() : place])
        else:
            pieces.append(_escaped(within) if found[0] == b"<![CDATA[" else _lines(within))
    return b"".join([*pieces, data[place:]])


def checked_xml(text: str) -> str:
    """Return RDF/XML that Oxigraph wrote, if every reader of XML takes it.

    Raises:
        InvalidGraph: a sign in it, or the name of a property, has no place in XML.
    """
    if odd := _NO_XML.search(text):
        raise InvalidGraph(f"XML has no place for U+{ord(odd[0]):04X}; save it as Turtle")
    text = text.replace("\r", "&#xD;")  # readers take a plain one for a line end
    try:
        ParserCreate(namespace_separator=" ").Parse(text, True)
    except ExpatError as error:
        told = f"XML cannot name one of its properties; save it as Turtle ({error})"
        raise InvalidGraph(told) from error
    return text


_NO_XML = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _escaped(text: bytes) -> bytes:
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def _lines(text: bytes) -> bytes:
    return b"\n" * text.count(b"\n")


def _doctype(data: bytes, place: int, name: str) -> SyntaxProblem:
    return problem_at(
        data,
        place,
        "a document type declaration is not read, as its entities could grow without bound; "
        "write the entities out and leave the declaration away",
        name,
    )


def problem_at(data: bytes | mmap.mmap, place: int, what: str, name: str) -> SyntaxProblem:
    """Return the error to raise for a problem at an offset, in bytes."""
    start, end = data.rfind(b"\n", 0, place) + 1, data.find(b"\n", place)
    line = data[:start].count(b"\n") + 1
    column = len(data[start:place].decode("utf-8", "replace")) + 1
    shown = data[start : end if end >= 0 else len(data)].decode("utf-8", "replace")
    return SyntaxProblem(what, line=line, column=column, source=shown, name=name)


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
    """Return the error to raise for text that the parser refused.

    It gives no place for RDF/XML and for a context of JSON-LD that it would have to fetch.
    """
    if error.lineno is None:
        xml = data.lstrip()[:1] == b"<"
        at = _xml_place(data) if xml else max(0, data.find(b"@context"))
        return problem_at(data, at, reason(error), name)
    line, column = error.lineno, error.offset or 1
    shown = line_at(data.decode("utf-8", "replace"), line)
    return SyntaxProblem(reason(error), line=line, column=column, source=shown, name=name)


def _xml_place(data: bytes) -> int:
    """Return where the parser refuses RDF/XML: it is given line by line, the last one by bytes."""
    lines = _Given(data.splitlines(True))
    _refused(lines)
    before, last = lines.given[:-1], lines.given[-1] if lines.given else b""
    signs = _Given([*before, *(bytes([sign]) for sign in last)])
    _refused(signs)
    return max(0, sum(map(len, signs.given)) - 1)


def _refused(given: IO[bytes]) -> None:
    with suppress(SyntaxError, ValueError):
        for _ in ox.parse(given, ox.RdfFormat.RDF_XML, base_iri=DATA):
            pass


class _Given(io.BytesIO):
    """A file that gives so much of a text at a time, and knows what it has given."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        super().__init__()
        self._pieces = deque(pieces)
        self.given: list[bytes] = []

    def read(self, size: int | None = -1) -> bytes:
        """Return the next piece, or as much of it as is asked for."""
        if not self._pieces:
            return b""
        piece = self._pieces.popleft()
        if size is not None and 0 < size < len(piece):
            self._pieces.appendleft(piece[size:])
            piece = piece[:size]
        self.given.append(piece)
        return piece


def too_long(error: MemoryError) -> Exception:
    """Return the error to raise for text whose longest word is more than the parser takes."""
    if "buffer" not in str(error):
        return error
    return UnreadableInput("a text in it is longer than the 16 MiB that RDF readers take; split it")


def reason(error: SyntaxError) -> str:
    """Return what the parser says, without the place that its error names as well."""
    if "LoadDocumentCallback" in str(error.msg):
        return "its @context names another file, and nothing is fetched; write the context out here"
    said = _WHERE.sub("", str(error.msg))
    return f"{said}; the file may be cut off" if said.startswith("Unexpected end") else said
