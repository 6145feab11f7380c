"""Puts the steps of reading together."""

from __future__ import annotations

from claimgraph.errors import UnreadableInput
from claimgraph.model import Document, Node


def read_text(
    text: str,
    *,
    title: str | None = None,
    language: str | None = None,
    origin: str | None = None,
) -> list[Node]:
    """Return the nodes of a cited text.

    Raises:
        UnreadableInput: the text is empty.
    """
    if not text.strip():
        raise UnreadableInput("the text is empty; there is nothing to read")
    return [Document(text=text, title=title, language=language, origin=origin)]
