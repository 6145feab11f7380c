"""Puts the steps of reading together."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.errors import UnreadableInput
from claimgraph.model import Document, Node, problem
from claimgraph.reading.hyperlinks import Hyperlink
from claimgraph.reading.languages import guess
from claimgraph.reading.nodes import NodeBuilder
from claimgraph.reading.structure import structure


def read_text(
    text: str,
    *,
    title: str | None = None,
    language: str | None = None,
    origin: str | None = None,
    published: str | None = None,
    media_type: str = "text/plain",
    links: Sequence[Hyperlink] = (),
    only_citations: bool = False,
) -> list[Node]:
    """Return the nodes of a cited text; offsets always count into ``text`` as it was given.

    Plain text and Markdown are read as they are. An extractor of another format hands over the text
    that a reader of the page sees, list numbers and markers such as "[1]" included (footnotes at
    the end, one to a line, under a heading such as "References"), and tells in ``links`` what the
    text no longer shows: where words were a link and where it led.

    Args:
        text: the text itself, markers and source list included.
        title: what to call the document.
        language: BCP 47 tag; guessed from the script and the commonest words when not given.
        origin: the file name or url the text came from.
        published: when the text came out (ISO 8601), which "yesterday" in it is counted from.
        media_type: what the text was taken from.
        links: links that the text itself does not spell out.
        only_citations: leave actors, events, voices and figures out; starts many times faster.

    Raises:
        UnreadableInput: the text is empty, holds half of a surrogate pair, or ``published`` is no
            date.
    """
    if not text.strip():
        raise UnreadableInput("the text is empty; there is nothing to read")
    _refuse_surrogates(text)
    language = language or guess(text)
    document = _document(
        text=text, title=title, language=language, origin=origin, media_type=media_type,
        published=published,
    )  # fmt: skip
    nodes = NodeBuilder(document, structure(text, language, links)).nodes()
    if only_citations:
        return nodes
    from claimgraph.reading.annotate import annotated  # here, as its grammar takes long to load
    from claimgraph.reading.figures.nodes import figure_nodes

    return annotated(document, figure_nodes(nodes))


def _document(**fields: str | None) -> Document:
    try:
        return Document.model_validate(fields)
    except ValueError as error:
        raise UnreadableInput(problem(error)) from None


def _refuse_surrogates(text: str) -> None:
    """Refuse what is no Unicode text: no format could hold it."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        code = f"U+{ord(text[error.start]):04X}"
        raise UnreadableInput(
            f"character {error.start} ({code}) is half of a surrogate pair; "
            "decode the text again, with errors='replace'"
        ) from None
