"""RDF text to plain triples and back, in every format Oxigraph knows."""

from __future__ import annotations

import mmap
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from claimgraph.rdf import Quad, Triple
from claimgraph.rdf.vocabulary import DATA, PREFIXES
from claimgraph.store.parsing import (
    checked_xml,
    is_harmless,
    parse_aside,
    parse_problem,
    plain_xml,
    problem_at,
    too_long,
)
from claimgraph.store.terms import plain_quad

FORMATS: dict[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
"""The RDF formats that can be read, by name."""

MAX_DEPTH = 2000
"""Deepest nesting of brackets a file may have; beyond some thousands the parser dies."""


def parse_rdf(text: str | bytes, format: str, name: str = "") -> Iterator[Triple]:
    """Yield the triples of RDF text, named graphs merged; all or nothing is the caller's to keep.

    Args:
        text: the RDF itself, never a path or url.
        format: a key of ``FORMATS``.
        name: what to call the text in errors.

    Raises:
        SyntaxProblem: the text breaks the rules of the format; line and column say where.
    """
    for quad in parse_quads(text, format, name):
        yield Triple(quad.subject, quad.predicate, quad.object)


def parse_quads(text: str | bytes, format: str, name: str = "") -> Iterator[Quad]:
    """Yield the quads of RDF text, as ``parse_rdf`` does the triples.

    Text that could crash the parser is parsed by a process of its own.
    """
    data = text.encode() if isinstance(text, str) else text
    data = data.removeprefix(b"\xef\xbb\xbf")  # a byte order mark is no part of the format
    kind = FORMATS[format]
    if format == "rdfxml":
        data = plain_xml(data, name)
    elif not is_harmless(data) and (format not in FLAT or b"<<" in data):
        limit_depth(data, name)
        data, kind = parse_aside(data, kind, name), ox.RdfFormat.N_QUADS
        limit_depth(data, name)
    try:
        for quad in ox.parse(data, kind, base_iri=DATA):
            yield plain_quad(quad)
    except SyntaxError as error:
        raise parse_problem(data, name, error) from error
    except MemoryError as error:
        raise too_long(error) from error


FLAT = ("nquads", "ntriples")
"""Formats in which nothing nests but quoted triples."""


def limit_depth(data: bytes | mmap.mmap, name: str) -> None:
    """Refuse text whose brackets nest so deeply that reading it would end the process.

    Raises:
        SyntaxProblem: it does; brackets in strings, IRIs and comments do not count.
    """
    depth = 0
    for match in _NESTING.finditer(data):
        depth += _STEP.get(match[0], 0)
        if depth > MAX_DEPTH:
            problem = "brackets nest too deeply to be read safely"
            raise problem_at(data, match.start(), problem, name)


_NESTING = re.compile(
    rb'"""(?:[^"\\]++|\\.|(?!""")")*"""|' rb"'''(?:[^'\\]++|\\.|(?!''')')*'''|"
    rb'"(?:[^"\\\n]+|\\.)*+"|' rb"'(?:[^'\\\n]+|\\.)*+'|"
    rb"<[^<>\"{}|^`\\\x00-\x20]*+>|\#[^\n]*+|<<|>>|[{}\[\]()]",
    re.S,
)  # fmt: skip
_STEP = dict.fromkeys([b"{", b"[", b"(", b"<<"], 1) | dict.fromkeys([b"}", b"]", b")", b">>"], -1)


def write_rdf(
    graphs: Mapping[str | None, Iterable[str]],
    format: str,
    prefixes: Mapping[str, str] = PREFIXES,
) -> str:
    """Return N-Quads in another format, grouped by subject and sorted: same bytes twice.

    Args:
        graphs: the lines of each named graph, by its IRI; those of the default graph under None.
        format: a key of ``FORMATS``.
        prefixes: the short names of namespaces, for formats that have them.
    """
    names = sorted(graphs, key=lambda graph: (graph is None, graph or ""))
    text = "".join(line for name in names for line in sorted_lines(graphs[name]))
    if format == "nquads":
        return text
    quads: Iterator[Any] = iter(ox.parse(text.encode(), ox.RdfFormat.N_QUADS))
    if not FORMATS[format].supports_datasets:
        quads = (quad.triple for quad in quads)
    written = (ox.serialize(quads, format=FORMATS[format], prefixes=dict(prefixes)) or b"").decode()
    return checked_xml(written) if format == "rdfxml" else written


def sorted_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of one graph by subject, each once, the types of a subject first."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        found[line[: line.index(" ")]].add(line)
    for subject in sorted(found, key=lambda name: natural(name.removesuffix(">"))):
        types = {line for line in found[subject] if line.startswith(f"{subject} <{_TYPE}> ")}
        yield from sorted(types)
        yield from sorted(found[subject] - types)


_TYPE = PREFIXES["rdf"] + "type"


def natural(text: str) -> str:
    """Return a key that sorts numbers inside names by value, so #char=9 comes before #char=10."""
    return re.sub(r"\d+", lambda digits: digits[0].zfill(12), text)


def dataset_start(format: str) -> bytes:
    """Return what a file of several named graphs begins with."""
    if format != "trig":
        return b""
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()).encode()


def graph_text(lines: Iterable[bytes], format: str) -> bytes:
    """Return sorted N-Quads lines of one named graph as a piece of a larger file.

    Pieces of JSON-LD are members of one array; the others just follow one another.
    """
    text = b"".join(line + b"\n" for line in lines)
    if format == "nquads" or not text:
        return text
    quads = ox.parse(text, ox.RdfFormat.N_QUADS)
    prefixes = dict(PREFIXES) if format == "trig" else None
    written: bytes = ox.serialize(quads, format=FORMATS[format], prefixes=prefixes) or b""
    if format == "trig":
        return b"".join(row for row in written.splitlines(True) if not row.startswith(b"@prefix"))
    return written.strip().removeprefix(b"[").removesuffix(b"]")
