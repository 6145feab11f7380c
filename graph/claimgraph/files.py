"""Files in and out: ``read`` cited text, ``load`` and ``save`` graphs, ``example`` graphs.

The only module that opens a user's file for a graph. A string is always text and a path is always a
path: ``parse`` takes the one, ``read`` and ``load`` the other.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from errno import ENOENT
from pathlib import Path
from typing import TYPE_CHECKING

from claimgraph import rdf
from claimgraph.errors import InvalidGraph, LimitExceeded, UnknownNode, UnreadableInput, nearest
from claimgraph.graph import ClaimGraph
from claimgraph.intake import ENDINGS, take_in
from claimgraph.intake.front_matter import FrontMatter, blanked, front_matter
from claimgraph.intake.limits import DEFAULT, ReadLimits
from claimgraph.memory import uncollected
from claimgraph.model import Document
from claimgraph.nodes.partition import by_document
from claimgraph.progress import tracked
from claimgraph.rdf.nquads import all_lines
from claimgraph.reading import ClaimSize, read_text
from claimgraph.resources import resource
from claimgraph.writing import replacing, usable_path, written_file

if TYPE_CHECKING:
    from claimgraph.extractors import Extractor, Refused
    from claimgraph.reading.text import Stage

SUFFIXES: dict[str, str] = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
}
"""The RDF format behind each file ending."""
WRITABLE = ("turtle", "trig", "nquads", "jsonld")
EXAMPLES = "data"
_LARGE = 1 << 20
"""Bytes of a graph whose loading may take longer than a second."""


@uncollected()
def parse(
    text: str,
    *,
    title: str | None = None,
    language: str | None = None,
    published: date | str | None = None,
    only_citations: bool = False,
    citations: str | None = None,
    claims: ClaimSize = "statement",
    extractors: Sequence[Extractor] = (),
    limits: ReadLimits = DEFAULT,
) -> ClaimGraph:
    """Return the graph of a cited text.

    Front matter ("---" lines around title and date) is no part of the text: it is blank in the
    document, so that offsets stay true, and gives title and day of publication.

    Args:
        text: the text itself, markers and source list included.
        title: what to call the document.
        language: BCP 47 tag; guessed from the script and common words when not given.
        published: the day it came out, which "yesterday" in it is counted from.
        only_citations: leave actors, events, voices and figures out; starts many times faster.
        citations: how to read citations ("printed", "learned", "loose" or "links"); what
            explains the whole text best when not given.
        claims: "statement" for a claim of each thing that a sentence states, "sentence" for one a
            sentence; languages other than English always have the latter.
        extractors: plug-ins that propose actors, events and voices beside what the rules find
            (``claimgraph.extractors``); what the text does not bear out is refused with a warning.
        limits: how much it may be; more is an error.

    >>> kb = cg.parse("It rained in Vilnius [1].\\n\\n1. Vilnius weather: https://example.org/w")
    >>> [claim.text for claim in kb.claims(relying_on=1)]
    ['It rained in Vilnius.']

    Raises:
        UnreadableInput: the text is empty, is not text, or holds half a surrogate pair; or
            ``published`` is not a date.
        LimitExceeded: it has more characters or lines than it may.
    """
    _refuse_no_text(text)
    limits.check_text(text)
    if len(text) < 256 and Path(text).suffix.lower() in ENDINGS and not text.split()[1:]:
        warnings.warn(
            f"{text.strip()!r} is read as a text; read takes the path of a file", stacklevel=2
        )
    front = front_matter(text) or FrontMatter(0)
    refused: list[Refused] = []
    nodes = read_text(
        blanked(text, front.end),
        title=title or front.title,
        language=language,
        published=_iso(published) or front.published,
        only_citations=only_citations,
        citations=citations,
        claims=claims,
        plugins=_stages(extractors, refused),
    )
    _tell(refused)
    return ClaimGraph(nodes)


def _stages(extractors: Sequence[Extractor], refused: list[Refused]) -> list[Stage]:
    """Return extractors as stages of reading; ``refused`` takes in what texts do not bear out."""
    if not extractors:
        return []
    from claimgraph.extractors import stage  # here, as it loads English

    return [stage(one, refused) for one in extractors]


def _tell(refused: Sequence[Refused]) -> None:
    if refused:
        from claimgraph.extractors import ProposalsRefused

        warnings.warn(ProposalsRefused(tuple(refused)), stacklevel=3)


def _iso(day: date | str | None) -> str | None:
    return day.isoformat()[:10] if isinstance(day, date) else day


def _refuse_no_text(text: object) -> None:
    if not isinstance(text, str):
        found = type(text).__name__
        raise UnreadableInput(f"parse takes a str, not {found}; read takes the path of a file")


@uncollected()
def read(
    path: str | os.PathLike[str],
    *,
    title: str | None = None,
    kind: str | None = None,
    published: date | str | None = None,
    only_citations: bool = False,
    citations: str | None = None,
    claims: ClaimSize = "statement",
    extractors: Sequence[Extractor] = (),
    limits: ReadLimits = DEFAULT,
) -> ClaimGraph:
    """Return the graph of a file: plain text, Markdown, HTML, wikitext, .docx, PDF, JSON answers.

    JSON is read when it is an answer of a model API (OpenAI, Anthropic, Gemini, Perplexity), with
    the citations it states. Front matter of Markdown gives title and day of publication.

    What the file is taken for, and why, is the ``media_type`` and the ``note`` of its Document.

    Args:
        path: the file.
        title: what to call the document; the title of an HTML page or PDF when not given.
        kind: a file ending such as "html", to overrule what content and name say.
        published: the day it came out, which "yesterday" in it is counted from; what an HTML page
            or a .docx file says of itself when not given.
        only_citations: leave actors, events, voices and figures out; starts many times faster.
        citations: how to read citations ("printed", "learned", "loose" or "links"); what
            explains the whole text best when not given.
        claims: "statement" for a claim of each thing that a sentence states, "sentence" for one a
            sentence; languages other than English always have the latter.
        extractors: plug-ins that propose actors, events and voices beside what the rules find
            (``claimgraph.extractors``); what the text does not bear out is refused with a warning.
        limits: how much it may be; more is an error.

    Raises:
        UnreadableInput: the file is empty, binary, or not text (the message says where), or
            ``published`` is not a date.
        MissingExtra: the library for this kind of file is not installed.
        LimitExceeded: the file, or its text, is more than it may be.
    """
    file = usable_path(path)
    if "\n" in str(path) or len(file.name.encode("utf-8", "replace")) > 255:
        raise UnreadableInput("this is a text, not the path of a file; parse takes the text itself")
    return read_bytes(
        _content(file, limits.size + 1),
        str(path),
        title=title,
        kind=kind,
        published=published,
        only_citations=only_citations,
        citations=citations,
        claims=claims,
        extractors=extractors,
        limits=limits,
    )


def _content(file: Path, most: int = -1) -> bytes:
    try:
        with file.open("rb") as stream:  # a device may never end
            return stream.read(most)
    except FileNotFoundError as error:
        if " " not in str(file):
            raise
        hint = "there is no such file (a text itself goes to parse, or to standard input)"
        raise FileNotFoundError(ENOENT, hint, str(file)) from error


def read_bytes(
    data: bytes,
    name: str = "",
    *,
    title: str | None = None,
    kind: str | None = None,
    published: date | str | None = None,
    only_citations: bool = False,
    citations: str | None = None,
    claims: ClaimSize = "statement",
    extractors: Sequence[Extractor] = (),
    limits: ReadLimits = DEFAULT,
) -> ClaimGraph:
    """Return the graph of a file's bytes, such as those of standard input; see ``read``."""
    refused: list[Refused] = []
    with _named(name):
        taken = take_in(data, name, kind=kind, limits=limits)
        nodes = read_text(
            taken.text,
            title=title or taken.title,
            origin=Path(name).name or None,
            media_type=taken.media_type,
            links=taken.links,
            published=_iso(published) or taken.published,
            only_citations=only_citations,
            citations=citations,
            claims=claims,
            plugins=_stages(extractors, refused),
        )
    _tell(refused)
    noted = {"note": taken.decision}
    return ClaimGraph(n.model_copy(update=noted) if isinstance(n, Document) else n for n in nodes)


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Let errors about a file's content begin with its name."""
    try:
        yield
    except (UnreadableInput, InvalidGraph, LimitExceeded) as error:
        if name and name not in str(error):
            error.args = (f"{name}: {error}",)
        raise


def load(path: str | os.PathLike[str], *, format: str | None = None) -> ClaimGraph:
    """Return the graph saved in an RDF file (Turtle, TriG, N-Quads, N-Triples, JSON-LD, RDF/XML).

    Every link and every span is checked; a file that fails leaves nothing half loaded.

    Raises:
        SyntaxProblem: the file breaks the rules of its format; line and column say where.
        InvalidGraph: its nodes do not fit together, or words are not where offsets say.
        UnreadableInput: the ending names no format.
    """
    file = usable_path(path)
    with _named(str(path)):
        if format is None and file.suffix.lower() in ENDINGS:
            raise UnreadableInput(f"{file.name} is not a saved graph; read takes cited text")
        return _built(_content(file), format or file_format(file), str(path))


def save(kb: ClaimGraph, path: str | os.PathLike[str], *, format: str | None = None) -> Path:
    """Write a graph as RDF and return the path; the ending chooses the format.

    The same graph gives the same bytes. The file appears whole or not at all.

    Raises:
        UnreadableInput: the ending names no format that can be written.
    """
    file = Path(path)
    return write_whole(file, dumps(kb, format or writable_format(file)))


def write_whole(file: Path, text: str) -> Path:
    """Write text to a file that appears whole or not at all, and return its path."""
    with replacing(file) as stream:
        stream.write(text.encode())
    return file


def dumps(kb: ClaimGraph, format: str = "turtle") -> str:
    """Return a graph as RDF text: turtle, trig, nquads or jsonld.

    >>> loads(dumps(kb := cg.example("eastern-flank"), "trig"), "trig") == kb
    True
    """
    if format not in WRITABLE:
        raise UnreadableInput(f"{format!r} cannot be written; choose from {', '.join(WRITABLE)}")
    if format == "jsonld":
        from claimgraph.rdf.rdflib import to_jsonld

        return to_jsonld(kb.to_triples())
    from claimgraph.store import write_rdf  # here, as a text that is read needs no store

    named = format in ("trig", "nquads")
    return write_rdf(_nquads(kb, named), format)


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
    if format not in SUFFIXES.values():
        known = ", ".join(SUFFIXES.values())
        raise UnreadableInput(f"{format!r} is not an RDF format; choose from {known}")
    from claimgraph.store import parse_rdf

    triples = tracked(parse_rdf(data, format, name), "triples", shown=len(data) > _LARGE)
    return ClaimGraph(rdf.from_triples(triples, ClaimGraph.base))


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


def _nquads(kb: ClaimGraph, named: bool) -> dict[str | None, list[str]]:
    """Return the lines of a graph, a named graph a document where the format has them."""
    if not named:
        return {None: all_lines(kb.values(), None, kb.base)}
    found: dict[str | None, list[str]] = {}
    for document, nodes in by_document(kb).items():
        graph = None if document is None else rdf.iri(document, kb.base)
        found[graph] = all_lines(nodes, graph, kb.base)
    return found


def writable_format(file: Path) -> str:
    """Return the RDF format in which ``save`` would write a file, before there is one to save.

    Raises:
        UnreadableInput: the ending names no format that can be written, or what is there is not a
            file.
        FileNotFoundError: there is no such folder.
    """
    format = file_format(file, [suffix for suffix, one in SUFFIXES.items() if one in WRITABLE])
    written_file(file)
    return format


def file_format(file: Path, endings: Collection[str] = tuple(SUFFIXES)) -> str:
    """Return the RDF format that a file's ending names, among some endings."""
    ending = file.suffix.lower()
    if ending in endings:
        return SUFFIXES[ending]
    known = ", ".join(nearest(ending, endings) or endings)
    raise UnreadableInput(f"{file.name}: the ending names no RDF format; try {known}")
