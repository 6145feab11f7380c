"""The notes of a wiki page: which number each ``<ref>`` and ``{{sfn}}`` prints, what it says."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from claimgraph.patterns import regex


@dataclass
class Note:
    """One note: the label its markers print, and its content (parsed markup) once defined."""

    group: str
    label: str
    content: Any = None

    @property
    def place(self) -> str:
        """The name of the place where the note stands."""
        return f"{self.group}:{self.label}"


@dataclass
class Notes:
    """All notes of a page, numbered in order of first use within their group."""

    by_key: dict[tuple[str, str], Note] = field(default_factory=dict)
    pending: dict[str, list[Note]] = field(default_factory=lambda: defaultdict(list))
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    defined: dict[tuple[str, str], Any] = field(default_factory=dict)

    def use(self, group: str, name: str, content: Any = None) -> Note:
        """Return the note of a name, new when the name is "" or first used."""
        note = self.by_key.get((group, name)) if name else None
        if note is None:
            self.counts[group] += 1
            note = Note(group, _label(group, self.counts[group]))
            self.pending[group].append(note)
            if name:
                self.by_key[group, name] = note
        if note.content is None:
            note.content = content if content else self.defined.get((group, name))
        return note

    def define(self, group: str, name: str, content: Any) -> None:
        """Say what the note of a name holds; the first word counts, and a new note is listed."""
        if (group, name) not in self.by_key:
            self.use(group, name, content)
        elif self.by_key[group, name].content is None:
            self.by_key[group, name].content = content

    def look_over(self, code: Any) -> None:
        """Remember what the ``<ref name="…">`` tags of a page hold, wherever they stand."""
        for tag in _refs(code):
            name, group = attribute(tag, "name"), attribute(tag, "group")
            if name and tag.contents and str(tag.contents).strip():
                self.defined.setdefault((group, name), tag.contents)

    def define_all(self, code: Any, group: str) -> None:
        """Take the notes that a list defines, also those that nothing uses."""
        for tag in _refs(code) if code is not None else ():
            if name := attribute(tag, "name"):
                self.define(attribute(tag, "group") or group, name, tag.contents)

    def undefined(self) -> list[str]:
        """Return the names that are used and defined nowhere, in order of first use."""
        return [name for (_, name), note in self.by_key.items() if not note.content]

    def take(self, group: str) -> list[Note]:
        """Return the notes of a group that no list has shown yet."""
        return self.pending.pop(group, [])


def _refs(code: Any) -> Any:
    return code.ifilter_tags(matches=lambda n: str(n.tag).lower() == "ref")


def parted(content: Any) -> str:
    """Return the markup of a note, its citations parted by semicolons where none does.

    >>> parted("* {{cite web|url=a}}\\n* {{cite web|url=b}}")
    '{{cite web|url=a}}; {{cite web|url=b}}'
    """
    return _BUNDLED.sub("; ", _LED.sub(": ", str(content).lstrip("*#: \n")))


_LED = regex(r":\s*\n[*#:]+[ ]*(?=\S)")
_BUNDLED = regex(r"[;,.]?\s*\n[*#:]+[ ]*(?=\S)|(?<=\}\})\s*(?=\{\{\s*[Cc]it)")


def attribute(tag: Any, name: str) -> str:
    """Return an attribute of a tag without its quotation marks, "" where it has none."""
    if not tag.has(name):
        return ""
    return str(tag.get(name).value or "").strip().strip("\"'")


def _label(group: str, number: int) -> str:
    """Return what the markers of a note print.

    >>> _label("", 3), _label("lower-alpha", 28), _label("note", 2)
    ('3', 'ab', 'note 2')
    """
    if group in ("lower-alpha", "upper-alpha"):
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("a") + rest) + letters
        return letters if group == "lower-alpha" else letters.upper()
    return str(number) if not group or group == "decimal" else f"{group} {number}"
