"""Takes a file in: decides what it is, and has the module for its kind write its text down."""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

from claimgraph.errors import UnreadableInput, nearest
from claimgraph.intake.front_matter import blanked, front_matter
from claimgraph.intake.kinds import (
    ASCIIDOC,
    ENDINGS,
    EPUB,
    HTML,
    JATS,
    JSON,
    MARKDOWN,
    ODT,
    PDF,
    PLAIN,
    REST,
    WHOLE,
    WIKITEXT,
    Kind,
    decide,
    decode,
)
from claimgraph.intake.light_markup import without_asciidoc, without_roles, without_struck
from claimgraph.intake.limits import DEFAULT, ReadLimits
from claimgraph.intake.page import Page
from claimgraph.reading.places import Hyperlink, Stated


class Intake(NamedTuple):
    """A text taken in: its words, the links they hide, what it was taken from and why we say so."""

    text: str
    media_type: str
    decision: str
    links: tuple[Hyperlink, ...] = ()
    title: str | None = None
    published: str | None = None
    source: str | None = None
    """The characters of the file, where the text is not simply these."""
    stated: tuple[Stated, ...] = ()


def take_in(
    data: bytes, name: str = "", *, kind: str | None = None, limits: ReadLimits = DEFAULT
) -> Intake:
    """Return the text of a file's bytes, with the decision what the file is.

    Args:
        data: the whole file.
        name: its name; only the ending is looked at, and errors show it.
        kind: a file ending such as "html", to overrule the decision.
        limits: how much it may be.

    >>> take_in(b"<!doctype html><nav>Home</nav><p>It rained [1].", "page").decision
    'text/html: it begins as an HTML page; left out nav (4 characters)'

    Raises:
        UnreadableInput: the bytes hold no text we can read; the message says where and what to do.
        MissingExtra: the library for this kind of file is not installed.
        LimitExceeded: the file or its text is more than it may be.
    """
    limits.check_size(data)
    taken = _taken(data, name, kind, limits)
    limits.check_text(taken.text)
    return taken


def _taken(data: bytes, name: str, kind: str | None, limits: ReadLimits) -> Intake:
    found = decide(data, name) if kind is None else _forced(data, kind)
    said = f"{found.media_type}: {found.reason}"
    if found.media_type not in WHOLE | {HTML, WIKITEXT, JSON}:
        return _plain(decode(data, found, name), found, said)
    source = decode(data, found, name) if found.media_type in (HTML, WIKITEXT, JSON) else None
    page = _page(data, found, name, limits) if source is None else _written(source, found, name)
    if page.left_out:
        listed = ", ".join(
            f"{what} ({n:,} characters)" for what, n in sorted(page.left_out.items())
        )
        said += f"; left out {listed}"
    said += "".join(f"; {remark}" for remark in page.remarks)
    if page.published:
        said += f"; published {page.published}, by its {page.dated_by}"
    kept = (page.links, page.title, page.published, source, page.stated)
    return Intake(page.text, found.media_type, said, *kept)


def _plain(text: str, kind: Kind, said: str) -> Intake:
    """Take a text as it is; front matter and what its markup does not show are blank afterwards."""
    if kind.media_type == ASCIIDOC:
        text, links = without_asciidoc(text)
        return Intake(text, kind.media_type, said, links)
    if kind.media_type == REST:
        return Intake(without_roles(text), kind.media_type, said)
    front = front_matter(text) if kind.media_type in (PLAIN, MARKDOWN) else None
    if kind.media_type == MARKDOWN:
        text, struck = without_struck(text)
        said += f"; left out struck out ({struck:,} characters)" if struck else ""
    if front is None:
        return Intake(text, kind.media_type, said)
    said += f"; front matter of {front.end:,} characters"
    if front.published:
        said += f"; published {front.published}, by its front matter"
    words = blanked(text, front.end)
    return Intake(words, kind.media_type, said, (), front.title, front.published)


def _page(data: bytes, kind: Kind, name: str, limits: ReadLimits) -> Page:
    if kind.media_type == PDF:
        from claimgraph.intake.pdf import from_pdf

        return from_pdf(data, name, limits)
    if kind.media_type == JATS:
        from claimgraph.intake.jats import from_jats

        return from_jats(data, name)
    if kind.media_type == ODT:
        from claimgraph.intake.odt import from_odt

        return from_odt(data, name, limits)
    if kind.media_type == EPUB:
        from claimgraph.intake.epub import from_epub

        return from_epub(data, name, limits)
    from claimgraph.intake.docx import from_docx

    return from_docx(data, name, limits)


def _written(source: str, kind: Kind, name: str) -> Page:
    if kind.media_type == HTML:
        from claimgraph.intake.html import from_html

        return from_html(source)
    if kind.media_type == JSON:
        from claimgraph.intake.json_answer import from_json

        return from_json(source, name)
    from claimgraph.intake.wikitext import from_wikitext

    return from_wikitext(source)


def _forced(data: bytes, kind: str) -> Kind:
    ending = "." + kind.lower().lstrip(".")
    if ending not in ENDINGS:
        hint = nearest(ending, ENDINGS) or list(ENDINGS)
        raise UnreadableInput(f"no kind of text is called {kind!r}; try {', '.join(hint)}")
    encoding = decide(data, PurePath("x" + ending).name).encoding
    return Kind(ENDINGS[ending], f"you said {ending}", encoding)
