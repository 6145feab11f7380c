"""What questions return: immutable sequences that print, render in notebooks and become tables."""

from __future__ import annotations

import csv
import html
import io
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from claimgraph.errors import MissingExtra
from claimgraph.invisible import counted_invisible
from claimgraph.model import PLAIN, Actor, Claim, Event, Node, Source, clip
from claimgraph.progress import working
from claimgraph.spreadsheet import guarded

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

Item = TypeVar("Item", covariant=True)
SHOWN = 60  # rows shown by ``repr`` and in a notebook; the rest is counted
SPARSE = (
    "modality", "proposed_by", "publisher", "published", "site", "in question", "more with another",
    "which",
)  # fmt: skip
"""Columns that people see only where a row has something in them; tables for programs have all."""
AT_ONCE = 500  # items read at once when all are gone through


class Result(Sequence[Item], Generic[Item]):
    """The answer to a question: items in order, and how each reads as a row of a table.

    >>> Result([1, 2], lambda n: {"number": n, "square": n * n}, "numbers")
    <2 numbers>
      number  square
      1       1
      2       4
    """

    def __init__(
        self,
        items: Sequence[Item],
        row: Callable[[Any], Mapping[str, object]],
        noun: str,
        columns: Sequence[str] = (),
    ) -> None:
        made = isinstance(items, list | tuple | Result)
        self._items = tuple(items) if made else items
        self._row, self._noun = row, noun
        self._columns = tuple(columns)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Result[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Result[Item]:
        """Return one item, or a Result of some; an IndexError says how many there are."""
        if isinstance(index, slice):
            some = self._items[index]
            return Result(some, self._row, self._noun, self._columns if some else self.columns)
        try:
            return self._items[index]
        except IndexError as error:
            raise none_at(index, self, self._noun) from error

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def __contains__(self, item: object) -> bool:
        return item in self._items

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Result):
            return tuple(self._items) == tuple(other._items)
        return list(self._items) == other if isinstance(other, list) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self._items))

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, also of an empty answer."""
        return tuple(self._row(self._items[0])) if self._items else self._columns

    def rows(self) -> list[dict[str, object]]:
        """Return each item as a plain row: column name to value."""
        return [dict(self._row(item)) for item in self._items]

    @working("making a table")
    def to_frame(self) -> pd.DataFrame:
        """Return the rows as a pandas DataFrame; nodes bring their data as columns with types.

        Figures have ``value`` and ``upper`` (floats), ``comparator``, ``unit``, ``what``; sources
        ``url``, ``publisher`` and ``published``; documents ``published``; events ``start`` and
        ``end``. Dates are ``datetime64[s]``: the first day of what is said, for ``end`` the last;
        what is not said is missing. ``attrs["invisible"]`` counts what hides or reorders words.

        Raises:
            MissingExtra: pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError:
            raise MissingExtra("pandas", "frames") from None
        items = list(self)
        rows = [dict(self._row(item)) for item in items]
        frame = pd.DataFrame(rows, columns=list(self.columns) or None)
        words = "".join(v for row in rows for v in row.values() if isinstance(v, str))
        frame.attrs["invisible"] = counted_invisible(words)
        for name, (kind, read) in _DATA.get(self._noun, {}).items():
            if all(isinstance(item, Node) for item in items):
                frame[name] = pd.Series([read(item) for item in items], dtype=kind)
        return frame

    def to_csv(self, *, raw: bool = False) -> str:
        """Return the rows as CSV (RFC 4180), several values in a cell parted by "; ".

        Unless ``raw``, an apostrophe goes before what a spreadsheet would run as a formula, and
        characters that hide or reorder words are written out, as ⟨U+202E⟩.

        >>> Result([1], lambda n: {"number": n, "words": "=1+1"}, "numbers").to_csv()
        "number,words\\r\\n1,'=1+1\\r\\n"
        """
        rows = [list(self.columns), *(map(_in_csv, row.values()) for row in self.rows())]
        stream = io.StringIO(newline="")
        csv.writer(stream).writerows(rows)
        text = stream.getvalue()
        return text if raw else guarded(text.encode()).decode()

    def __repr__(self) -> str:
        lines = [f"<{counted(len(self), self._noun)}>", *table_lines(self.shown())]
        return "\n".join([*lines, *self.rest()])

    def _repr_html_(self) -> str:
        body = html_table(self.shown(), caption=counted(len(self), self._noun))
        return body + "".join(f"<p>{line.strip()}</p>" for line in self.rest())

    def shown(self, limit: int | None = SHOWN) -> list[Mapping[str, object]]:
        """Return the rows that ``repr`` and a notebook show; None for the limit stands for all."""
        return terse([self._row(item) for item in self._items[:limit]])

    def rest(self) -> list[str]:
        """Return a line that counts the rows left out, if any."""
        return [f"  … and {len(self) - SHOWN} more"] if len(self) > SHOWN else []


def none_at(index: int, held: Sequence[object], noun: str) -> IndexError:
    """Return what to raise where an answer has no item at a place."""
    return IndexError(f"there is no [{index}]: the answer has {counted(len(held), noun)}")


def _in_csv(value: object) -> str:
    """Return a value as the text of one cell, as it is."""
    if isinstance(value, (tuple, list)):
        return "; ".join(map(_in_csv, value))
    return "" if value is None else str(value)


def terse(rows: Sequence[Mapping[str, object]]) -> list[Mapping[str, object]]:
    """Return rows without the columns of ``SPARSE`` that say nothing of any of them."""
    idle = {column for column in SPARSE if not any(row.get(column) for row in rows)}
    return [{name: value for name, value in row.items() if name not in idle} for row in rows]


def counted(count: int, noun: str) -> str:
    """Return a count with its plural noun, singular for one.

    >>> counted(1, "claims"), counted(3, "claims")
    ('1 claim', '3 claims')
    """
    return f"{count} {noun.removesuffix('s') if count == 1 else noun}"


def cell(value: object) -> str:
    """Return a value as the text of one cell: control characters shown, never obeyed."""
    if isinstance(value, (tuple, list)):
        return ", ".join(map(cell, value))
    return "".join(
        c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}"
        for c in ("" if value is None else str(value))
    )


def table_lines(rows: Sequence[Mapping[str, object]], limit: int = 96) -> list[str]:
    """Return rows as aligned lines of text, long cells cut at the limit (code points)."""
    if not rows:
        return []
    columns = list(rows[0])
    cells = [columns] + [[clip(cell(row.get(c)), limit) for c in columns] for row in rows]
    widths = [max(len(line[i]) for line in cells) for i in range(len(columns))]
    return [
        ("  " + "  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True))).rstrip()
        for line in cells
    ]


def html_table(rows: Sequence[Mapping[str, object]], caption: str) -> str:
    """Return rows as an HTML table of semantic tags only, readable in an untrusted notebook."""
    head = f"<caption>{html.escape(caption)}</caption>"
    if not rows:
        return f"<table>{head}</table>"
    columns = list(rows[0])
    titles = "".join(f"<th scope='col'>{html.escape(c)}</th>" for c in columns)
    body = "".join(
        "<tr>"
        + "".join(f"<td><bdi>{html.escape(cell(row.get(c)))}</bdi></td>" for c in columns)
        + "</tr>"
        for row in rows
    )
    return f"<table>{head}<thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table>"


def own_cells(node: Node) -> dict[str, object]:
    """Return what a row tells that the node says itself, whoever holds it."""
    match node:
        case Claim():
            put = "" if node.modality in PLAIN else node.modality
            return {"modality": put, "proposed_by": node.proposed_by or ""}
        case Actor():
            return {"kind": node.kind}
        case Source():
            return {"publisher": node.publisher or "", "published": node.published or ""}
        case Event():
            return {"status": node.status, "when": node.when}
    return {}


def _first_day(date: str | None) -> np.datetime64:
    """Return the first day of a year, month or day in ISO 8601; NaT for None."""
    import numpy as np  # here, as it takes longer to load than a short text to read

    return np.datetime64("NaT" if date is None else date, "D")


def _last_day(date: str | None) -> np.datetime64:
    """Return the last day of a year, month or day in ISO 8601; NaT for None."""
    if date is not None and len(date) == len("2031"):
        return _first_day(f"{date}-12-31")
    if date is not None and len(date) == len("2031-03"):
        return _first_day(f"{date}-{monthrange(int(date[:4]), int(date[5:]))[1]}")
    return _first_day(date)


_TIME = "datetime64[s]"  # seconds, since nanoseconds hold only the years 1678 to 2261
_PUBLISHED = (_TIME, lambda node: _first_day(node.published))
_DATA: Mapping[str, Mapping[str, tuple[str, Callable[[Any], object]]]] = {
    "figures": {
        "value": ("float64", lambda figure: float(figure.value)),
        "upper": ("float64", lambda figure: None if figure.upper is None else float(figure.upper)),
        "comparator": ("object", lambda figure: figure.comparator),
        "unit": ("object", lambda figure: figure.unit_code or figure.unit_text),
        "what": ("object", lambda figure: figure.what),
    },
    "sources": {
        "url": ("object", lambda source: source.url),
        "publisher": ("object", lambda source: source.publisher),
        "published": _PUBLISHED,
    },
    "documents": {"published": _PUBLISHED},
    "events": {
        "start": (_TIME, lambda event: _first_day(event.start_date)),
        "end": (_TIME, lambda event: _last_day(event.end_date)),
    },
}
"""The data of nodes as columns of a frame: of each its type, and how it is read."""
