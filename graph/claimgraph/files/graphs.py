"""Graphs in and out as RDF: ``load`` and ``save`` files, ``dumps`` and ``loads`` text, examples."""

from __future__ import annotations

import os
import warnings
from collections.abc import Collection, Iterable
from pathlib import Path

from claimgraph import rdf
from claimgraph.errors import UnknownNode, UnreadableInput
from claimgraph.files.opened import content, named
from claimgraph.graph import ClaimGraph
from claimgraph.intake import ENDINGS, GRAPH_ENDINGS
from claimgraph.model import Document
from claimgraph.nodes.partition import by_document
from claimgraph.progress import tracked, working
from claimgraph.rdf.jsonld import to_jsonld
from claimgraph.rdf.nquads import all_lines
from claimgraph.resources import resource
from claimgraph.writing import replacing, usable_path, written_file

WRITABLE = tuple(GRAPH_ENDINGS.values())
"""The RDF formats that graphs are written in."""
EXAMPLES = "data"
_LARGE = 1 << 20
"""Bytes of a graph whose loading may take longer than a second."""


def load(path: str | os.PathLike[str], *, format: str | None = None) -> ClaimGraph:
    """Return the graph saved in an RDF file (Turtle, TriG, N-Quads, N-Triples, JSON-LD, RDF/XML).

    Every link and every span is checked; a file that fails leaves nothing half loaded.

    Raises:
        SyntaxProblem: the file breaks the rules of its format; line and column say where.
        InvalidGraph: its nodes do not fit together, or words are not where offsets say.
        UnreadableInput: the ending names no format.
    """
    file = usable_path(path)
    with named(str(path)):
        if format is None and file.suffix.lower() in ENDINGS:
            raise UnreadableInput(f"{file.name} is cited text, not a saved graph; read it instead")
        return _built(content(file), format or file_format(file), str(path))


def save(kb: ClaimGraph, path: str | os.PathLike[str], *, format: str | None = None) -> Path:
    """Write a graph as RDF and return the path; the ending chooses the format.

    The same graph gives the same bytes. The file appears whole or not at all.

    Raises:
        UnreadableInput: the ending names no format that can be written.
    """
    file = Path(path)
    return write_whole(file, dumps(kb, format or writable_format(file)))


@working("writing")
def write_whole(file: Path, text: str) -> Path:
    """Write text to a file that appears whole or not at all, and return its path."""
    with replacing(file) as stream:
        stream.write(text.encode())
    return file


@working("writing")
def dumps(kb: ClaimGraph, format: str = "turtle") -> str:
    """Return a graph as RDF text: turtle, trig, nquads, ntriples, jsonld or rdfxml.

    What a format cannot hold of foreign statements is left out with a warning.

    >>> loads(dumps(kb := cg.example("eastern-flank"), "trig"), "trig") == kb
    True
    """
    if format not in WRITABLE:
        raise UnreadableInput(f"{format!r} cannot be written; choose from {', '.join(WRITABLE)}")
    _tell_of_graphs(kb, format)
    if format == "jsonld":
        return to_jsonld(rdf.without_quoted(kb.to_triples(), "JSON-LD"))
    from claimgraph.store import write_rdf  # here, as a text that is read needs no store

    return write_rdf(_nquads(kb, format), format)


def _tell_of_graphs(kb: ClaimGraph, format: str) -> None:
    """Warn of what a format does not keep of statements that no node holds."""
    homes = {rdf.iri(document.id, kb.base) for document in kb.all(Document)}
    lost = sum(quad.graph not in homes | {""} for quad in kb.foreign)
    if lost and format not in ("trig", "nquads"):
        what = f"{lost} statements are written without their named graph; TriG and N-Quads keep it"
        warnings.warn(rdf.UnreadTriples(what), stacklevel=3)


def loads(text: str, format: str = "turtle") -> ClaimGraph:
    """Return the graph that RDF text holds; the text itself, never a path or url.

    Args:
        text: the RDF.
        format: turtle, trig, nquads, ntriples, jsonld or rdfxml.
    """
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableInput(f"character {error.start} is half a surrogate pair") from None
    return _built(data, format)


def _built(data: bytes, format: str, name: str = "") -> ClaimGraph:
    if format not in GRAPH_ENDINGS.values():
        known = ", ".join(GRAPH_ENDINGS.values())
        raise UnreadableInput(f"{format!r} is not an RDF format; choose from {known}")
    from claimgraph.store import parse_quads, unread_terms

    if format == "jsonld" and (unread := unread_terms(data)):
        told = rdf.listed(unread, "keys")
        what = f"left out keys to which the @context gives no meaning: {told}"
        warnings.warn(rdf.UnreadTriples(what), stacklevel=3)
    quads = parse_quads(data, format, name)
    return ClaimGraph.from_quads(tracked(quads, "triples", shown=len(data) > _LARGE))


def example(name: str) -> ClaimGraph:
    """Return a graph shipped with claimgraph, curated by hand.

    >>> len(cg.example("eastern-flank").sentences())
    13

    Raises:
        UnknownNode: there is no such example.
    """
    folder = resource(EXAMPLES)
    known = sorted(e.name for e in folder.iterdir() if e.joinpath("graph.ttl").is_file())
    if name not in known:
        raise UnknownNode("example", name, known)
    text = folder.joinpath(name, "graph.ttl").read_text(encoding="utf-8")
    return loads(text, "turtle")


def _nquads(kb: ClaimGraph, format: str) -> dict[str | None, list[str]]:
    """Return the lines of a graph, a named graph a document where the format has them."""
    if format not in ("trig", "nquads"):
        loose: Iterable[rdf.Triple] = (rdf.Triple(*quad[:3]) for quad in kb.foreign)
        if format == "rdfxml":
            loose = rdf.without_quoted(loose, "RDF/XML")
        return {None: [*all_lines(kb.values(), None, kb.base), *rdf.to_nquads(loose)]}
    found: dict[str | None, list[str]] = {}
    for document, nodes in by_document(kb).items():
        graph = None if document is None else rdf.iri(document, kb.base)
        found[graph] = all_lines(nodes, graph, kb.base)
    for quad in kb.foreign:
        found.setdefault(quad.graph or None, []).extend(rdf.quad_text([quad]))
    return found


def writable_format(file: Path) -> str:
    """Return the RDF format in which ``save`` would write a file, before there is one to save.

    Raises:
        UnreadableInput: the ending names no format that can be written, or what is there is not a
            file.
        FileNotFoundError: there is no such folder.
    """
    format = file_format(file)
    written_file(file)
    return format


def file_format(file: Path, fitting: Collection[str] = tuple(GRAPH_ENDINGS)) -> str:
    """Return the RDF format that a file's ending names; an error suggests the ``fitting`` ones."""
    if found := GRAPH_ENDINGS.get(file.suffix.lower()):
        return found
    known = ", ".join(fitting)
    raise UnreadableInput(f"{file.name}: the ending names no RDF format; try {known}")
