"""What an extractor knows about links that the extracted text no longer shows."""

from __future__ import annotations

from typing import NamedTuple


class Hyperlink(NamedTuple):
    """A link of an HTML page, a wiki page or a .docx file, as a span of the extracted text.

    ``start`` and ``end`` are 0-based code points of the words that were the link, end excluded.
    ``url`` is absolute ("https://…"), or None for a link to a place in the same text; ``target`` is
    then the offset at which that place begins, such as the first character of a footnote.

    >>> Hyperlink(9, 12, target=120)
    Hyperlink(start=9, end=12, url=None, target=120)
    """

    start: int
    end: int
    url: str | None = None
    target: int | None = None
