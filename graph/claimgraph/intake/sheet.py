"""The text being written down from a page: words, lines, list items, and where links stand.

White space collapses as it does in a browser. Offsets are 0-based code points of the text written.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.patterns import regex
from claimgraph.reading.places import Hyperlink, Stated

_SPACE = regex(r"[ \t\n\r\f]+")
_WIDE_INDENT = 12
_LOOK_BACK = 40

IMPRINT = "data-imprint"
"""The attribute that says who published what an element of HTML names, and when; a line each."""


@dataclass
class _Open:
    url: str | None
    place: str | None
    start: int | None = None


class Sheet:
    """Collects the text of a page from its beginning to its end."""

    def __init__(self) -> None:
        self.length = 0
        self._pieces: list[str] = []
        self._breaks = 0
        self._space = False
        self._prefix = ""
        self._in_row = False
        self._open: list[_Open] = []
        self._links: list[tuple[int, int, str | None, str | None]] = []
        self._places: dict[str, int] = {}
        self._awaiting: list[str] = []
        self._states: list[tuple[str | None, str | None]] = []
        self._stated: list[Stated] = []

    # -- words ----------------------------------------------------------------------------------

    def words(self, text: str) -> None:
        """Write words, with each run of white space as one space."""
        collapsed = _SPACE.sub(" ", text)
        stripped = collapsed.strip(" ")
        self._space = self._space or collapsed.startswith(" ")
        if stripped:
            self.put(stripped)
            self._space = collapsed.endswith(" ")

    def put(self, text: str) -> None:
        """Write text as it is, after whatever break, space or list sign is due."""
        self._settle()
        for link in self._open:
            if link.start is None:
                link.start = self.length
        self._append(text)

    def _settle(self) -> None:
        if self._breaks and self._pieces:
            self._append("\n" * self._breaks)
        elif self._space and self._pieces and not self._prefix:
            self._append(" ")
        self._breaks, self._space = 0, False
        for place in self._awaiting:
            self._places.setdefault(place, self.length)
        self._awaiting.clear()
        self._stated += [Stated(self.length, *said) for said in self._states]
        self._states.clear()
        if self._prefix:
            self._append(self._prefix)
            self._prefix = ""

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self.length += len(text)

    # -- lines ----------------------------------------------------------------------------------

    def end_line(self) -> None:
        """End the line; inside a table row, only the word."""
        self._end(1)

    def end_block(self) -> None:
        """End the paragraph: one empty line follows."""
        self._end(2)

    def _end(self, breaks: int) -> None:
        if self._in_row:
            self._space = True
        elif not self._prefix:
            self._breaks = max(self._breaks, breaks)
            self._space = False

    def go_on(self) -> None:
        """Go on in the line that was ended, behind a colon: what it names is told of it."""
        if self._pieces[-1][-1] != ":":
            self._append(":")
        self._breaks, self._space = 0, True

    def begin(self, sign: str, depth: int = 0) -> None:
        """Begin a line with a sign such as "- ", "## " or "[1] ", set in by its depth in lists.

        In a cell of a row, the items of a list are parted by semicolons.
        """
        self._end(1)
        if self._in_row and not sign.startswith("["):
            self._prefix = "" if self._pieces[-1][-1] == "|" else "; "
            return
        self._prefix += "  " * min(depth, _WIDE_INDENT) + sign

    def in_brackets(self) -> bool:
        """Say whether the line written last has square brackets open at its end."""
        tail = "".join(self._pieces[-_LOOK_BACK:]).rpartition("\n")[2]
        return not self._breaks and tail.rfind("[") > tail.rfind("]")

    def forget_sign(self) -> None:
        """Drop a sign that no words have followed."""
        self._prefix = ""

    def begin_row(self) -> None:
        """Begin a table row."""
        self.end_line()
        self.put("|")
        self._in_row, self._space = True, True

    def end_cell(self) -> None:
        """End a cell of the row."""
        self._space = True
        self.put("|")
        self._space = True

    def end_row(self, *, headings: int = 0) -> None:
        """End the row; under one that names so many columns, draw the line that says so."""
        self._in_row, self._space = False, False
        self.end_line()
        if headings > 1:
            self.put("|" + " --- |" * headings)
            self.end_line()

    # -- links ----------------------------------------------------------------------------------

    def open_link(self, url: str | None = None, place: str | None = None) -> None:
        """Begin a link to a url, or to a named place of this text."""
        self._open.append(_Open(url, place))

    def close_link(self) -> None:
        """End the link begun last; one without words is dropped."""
        link = self._open.pop()
        if link.start is not None:
            self._links.append((link.start, self.length, link.url, link.place))

    def place(self, name: str) -> None:
        """Name the place where the next words will stand."""
        self._awaiting.append(name)

    def state(self, publisher: str | None, published: str | None) -> None:
        """Say who published the work that the next words name, and when."""
        self._states.append((publisher, published))

    # -- the result -----------------------------------------------------------------------------

    def text(self) -> str:
        """Return the text written so far."""
        return "".join(self._pieces)

    def links(self) -> tuple[Hyperlink, ...]:
        """Return the links, in reading order; one to a place that was never written is left out."""
        found = [
            Hyperlink(start, end, url=url, target=None if url else self._places.get(place or ""))
            for start, end, url, place in sorted(self._links, key=lambda link: link[:2])
        ]
        return tuple(link for link in found if link.url or link.target is not None)

    def stated(self) -> tuple[Stated, ...]:
        """Return what was said of works, in reading order."""
        return tuple(self._stated)
