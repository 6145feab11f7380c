"""What a page comes to once its text is written down."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimgraph.reading.places import Hyperlink, Stated


@dataclass(frozen=True)
class Page:
    """The text of a page, its links, its title, and what was left out (reason → characters).

    ``remarks`` say what is wrong with its markup.
    ``published`` is the day the page says it came out; ``dated_by`` is where it says so.
    """

    text: str
    links: tuple[Hyperlink, ...]
    title: str | None = None
    left_out: dict[str, int] = field(default_factory=dict)
    published: str | None = None
    dated_by: str = ""
    remarks: tuple[str, ...] = ()
    stated: tuple[Stated, ...] = ()
    """Who published the works of its lists, and when, where fields of the file say so."""
