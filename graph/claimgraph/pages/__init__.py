"""The annotated briefing: a graph as one HTML file that needs no network and no script."""

from __future__ import annotations

import os
from pathlib import Path

from claimgraph.errors import UnreadableInput
from claimgraph.files import write_whole
from claimgraph.graph import ClaimGraph
from claimgraph.model import Document, clip
from claimgraph.pages.frame import frame
from claimgraph.pages.notebook import Shown
from claimgraph.pages.view import chosen, view
from claimgraph.progress import working


@working("making a page")
def page(
    kb: ClaimGraph,
    path: str | os.PathLike[str],
    *,
    title: str | None = None,
    document: Document | str | None = None,
) -> Path:
    """Write a graph as one self-contained HTML file and return its path.

    The text with every claim underlined by its status, the source cards, the layered graph, and the
    claim-source table; what falls with each source is computed here and shipped as data. The same
    graph gives the same bytes, and the file appears whole or not at all.

    Args:
        title: the page's heading; the document's title when not given.
        document: the document to show; all of them when not given.

    >>> import tempfile
    >>> folder = tempfile.mkdtemp()
    >>> cg.page(cg.example("eastern-flank"), f"{folder}/briefing.html").name
    'briefing.html'

    Raises:
        UnknownNode: ``document`` names none that is held.
        UnreadableInput: the name does not end in .html, or something is there that is not a file.
    """
    file = Path(path)
    if file.suffix.lower() not in (".html", ".htm", ".xhtml"):
        raise UnreadableInput(f"{file}: a page is HTML; end its name in .html")
    return write_whole(file, html(kb, title=title, document=document))


def html(
    kb: ClaimGraph, *, title: str | None = None, document: Document | str | None = None
) -> str:
    """Return the page that ``page`` writes, as a string."""
    documents = chosen(kb, document)
    return frame(view(kb, documents), title or _title(documents))


@working("making a page")
def show(
    kb: ClaimGraph,
    *,
    title: str | None = None,
    document: Document | str | None = None,
    height: int = 720,
) -> Shown:
    """Return the page as an object that a notebook displays.

    Args:
        height: of the frame, in CSS pixels.

    >>> cg.show(cg.example("eastern-flank"))
    <page: ... claims, 5 sources, ...>
    """
    return Shown(html(kb, title=title, document=document), kb, height)


def _title(documents: tuple[Document, ...]) -> str:
    if len(documents) != 1:
        return f"{len(documents)} documents"
    return documents[0].title or documents[0].origin or clip(documents[0].text, 60) or "Empty text"
