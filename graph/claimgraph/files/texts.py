"""Cited text in: ``parse`` takes the text itself, ``read`` the path of a file."""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from claimgraph.errors import UnreadableInput
from claimgraph.files.opened import content, named
from claimgraph.graph import ClaimGraph
from claimgraph.intake import ENDINGS, take_in
from claimgraph.intake.front_matter import FrontMatter, blanked, front_matter
from claimgraph.intake.kinds import is_page
from claimgraph.intake.light_markup import without_struck
from claimgraph.intake.limits import DEFAULT, ReadLimits
from claimgraph.memory import uncollected
from claimgraph.model import Document
from claimgraph.reading import ClaimSize, read_text
from claimgraph.reading.layout.language import is_known, tag_of
from claimgraph.writing import usable_path

if TYPE_CHECKING:
    from claimgraph.extractors import Extractor, Refused
    from claimgraph.reading.text import Stage


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
        language: BCP 47 tag ("en", "pt-BR") or ISO 639 code ("deu"); guessed from script and common
            words when not given. Of one unknown here only citations are read, with a warning.
        published: the day it came out, which "yesterday" in it is counted from.
        only_citations: leave actors, events, voices and figures out; starts many times faster.
        citations: "printed", "learned", "loose" or "links"; the best for the text if not given.
        claims: "statement" for a claim of each thing that a sentence states, "sentence" for one a
            sentence; languages other than English always have the latter.
        extractors: plug-ins that propose actors, events and voices beside what the rules find
            (``claimgraph.extractors``); what the text does not bear out is refused with a warning.
        limits: how much it may be; more is an error.

    >>> kb = cg.parse("It rained in Vilnius [1].\\n\\n1. Vilnius weather: https://example.org/w")
    >>> [claim.text for claim in kb.claims(relying_on=1)]
    ['It rained in Vilnius.']

    Raises:
        UnreadableInput: the text is empty, not text, or holds half a surrogate pair, ``published``
            is not a date, or ``language`` is no tag.
        LimitExceeded: it has more characters or lines than it may.
    """
    _refuse_no_text(text)
    limits.check_text(text)
    _doubt(text)
    front = front_matter(text) or FrontMatter(0)
    refused: list[Refused] = []
    nodes = read_text(
        without_struck(blanked(text, front.end))[0],
        title=title or front.title,
        language=_tag(language),
        published=_iso(published) or front.published,
        only_citations=only_citations,
        citations=citations,
        claims=claims,
        plugins=_stages(extractors, refused),
    )
    _tell(refused)
    return ClaimGraph(nodes)


def _doubt(text: str) -> None:
    """Warn of a text that looks like the path of a file, or like the source of a page."""
    if len(text) < 256 and Path(text).suffix.lower() in ENDINGS and not text.split()[1:]:
        told = f"{text.strip()!r} is read as a text; read takes the path of a file"
        warnings.warn(told, stacklevel=4)
    if is_page(text):
        told = "the text is HTML, and its tags are read as words; save it as .html, and read that"
        warnings.warn(told, stacklevel=4)


def _tag(language: str | None) -> str | None:
    """Return the tag that the rules of a language are named by, and warn where there are none."""
    if not language:
        return None
    if not (tag := tag_of(language)):
        raise UnreadableInput(f"language: {language!r} is no tag of a language; write en or pt-BR")
    if not is_known(tag):
        told = f"nothing is known of the language {language!r}; only citations are read"
        warnings.warn(told, stacklevel=4)
    return tag


def _shown(name: str) -> str:
    """Return the name of a file, which may hold bytes that are not UTF-8, as a text can."""
    return os.fsencode(name).decode("utf-8", "replace")


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


def read(
    path: str | os.PathLike[str],
    *,
    title: str | None = None,
    language: str | None = None,
    kind: str | None = None,
    published: date | str | None = None,
    only_citations: bool = False,
    citations: str | None = None,
    claims: ClaimSize = "statement",
    extractors: Sequence[Extractor] = (),
    limits: ReadLimits = DEFAULT,
) -> ClaimGraph:
    """Return the graph of a file: text, Markdown, HTML, wiki, .docx, .odt, .epub, PDF, JATS, JSON.

    JSON is read when it is an answer of a model API (OpenAI, Anthropic, Gemini, Cohere, Bedrock,
    Perplexity), with the citations it states; XML when it is an article of a journal (JATS). Front
    matter of Markdown gives title and day of publication.

    What the file is taken for, and why, is the ``media_type`` and the ``note`` of its Document.

    Args:
        path: the file.
        title: what to call the document; the title of an HTML page or PDF when not given.
        language: BCP 47 tag or ISO 639 code, as for ``parse``; guessed when not given.
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
            ``published`` is not a date, or ``language`` is no tag.
        MissingExtra: the library for this kind of file is not installed.
        LimitExceeded: the file, or its text, is more than it may be.
    """
    file = usable_path(path)
    if "\n" in str(path) or len(file.name.encode("utf-8", "replace")) > 255:
        raise UnreadableInput("this is a text, not the path of a file; parse takes the text itself")
    return read_bytes(
        content(file, limits.size + 1),
        str(path),
        title=title,
        language=language,
        kind=kind,
        published=published,
        only_citations=only_citations,
        citations=citations,
        claims=claims,
        extractors=extractors,
        limits=limits,
    )


@uncollected()
def read_bytes(
    data: bytes,
    name: str = "",
    *,
    title: str | None = None,
    language: str | None = None,
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
    with named(name):
        taken = take_in(data, name, kind=kind, limits=limits)
        nodes = read_text(
            taken.text,
            title=title or taken.title,
            language=_tag(language),
            origin=_shown(Path(name).name) or None,
            media_type=taken.media_type,
            links=taken.links,
            stated=taken.stated,
            published=_iso(published) or taken.published,
            only_citations=only_citations,
            citations=citations,
            claims=claims,
            plugins=_stages(extractors, refused),
        )
    _tell(refused)
    noted = {"note": taken.decision}
    return ClaimGraph(n.model_copy(update=noted) if isinstance(n, Document) else n for n in nodes)
