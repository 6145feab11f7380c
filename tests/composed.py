"""Composes cited documents whose truth is known: marker × list × heading × placement × language ×
noise. A document that is read wrong is shrunk to the smallest that is still read wrong.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from composed_words import LANGUAGES, Words

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_SURNAMES = ("Holm", "Berg", "Lind", "Okafor", "Ruiz", "Tanaka", "Novak", "Silva", "Moreau", "Ek")


@dataclass(frozen=True)
class Entry:
    """A source of a composed document: what the list prints of it."""

    number: int
    title: str
    url: str
    author: str
    year: int


@dataclass(frozen=True)
class Marker:
    """How markers are printed: those of several labels, which labels, and where they may stand."""

    show: Callable[[list[str], list[Entry]], str]
    labels: str = "number"
    places: tuple[str, ...] = ("before", "after", "spaced", "before spaced", "items", "open items")
    lists: tuple[str, ...] = ()


def _each(shape: str) -> Callable[[list[str], list[Entry]], str]:
    return lambda labels, _: "".join(shape.format(label) for label in labels)


def _one(shape: str, between: str = ", ") -> Callable[[list[str], list[Entry]], str]:
    return lambda labels, _: shape.format(between.join(labels))


def _linked(shape: str) -> Callable[[list[str], list[Entry]], str]:
    return lambda _, entries: "".join(shape.format(e.number, e.url) for e in entries)


def _named(labels: list[str], entries: list[Entry]) -> str:
    return "(" + "; ".join(f"{e.author}, {e.year}" for e in entries) + ")"


def _named_apart(labels: list[str], entries: list[Entry]) -> str:
    return "(" + "; ".join(f"{e.author} {e.year}" for e in entries) + ")"


def _key(entry: Entry) -> str:
    return f"{entry.author[:3]}{entry.year % 100:02}"


_GLUED = ("before", "after", "items", "open items")
_APART = ("before spaced", "spaced", "items", "open items")
_FOOT = ("[^n]: title url", "[^n]: linked")
_NUMBERED = (
    "[n] title: url", "[n] title, url below", "n. title. url", "n. linked", "- [n] title - url",
    "[n] url", "n) title, url", "table", "**[n]** title url", "n. author title url", "[n] dated",
)  # fmt: skip

MARKERS: dict[str, Marker] = {
    "[1][2]": Marker(_each("[{}]"), lists=(*_NUMBERED, "[n]: url title", "Source n: title url")),
    "[1, 2]": Marker(_one("[{}]"), lists=(*_NUMBERED, "[n]: url title")),
    "[1,2]": Marker(_one("[{}]", ","), lists=_NUMBERED),
    "[1; 2]": Marker(_one("[{}]", "; "), lists=("[n] title: url", "n. title. url", "n. linked")),
    "[[1]](url)": Marker(_linked("[[{}]]({})"), lists=_NUMBERED),
    "[1](url)": Marker(_linked("[{}]({})"), lists=("[n] title: url", "n. linked", "table")),
    "\\[1\\]": Marker(_each("\\[{}\\]"),
                      lists=("[n] title: url", "n. title. url", "\\[n\\] title url")),
    "【1】": Marker(_each("【{}】"), lists=("[n] title: url", "n. title. url", "【n】title url")),
    "[^1]": Marker(_each("[^{}]"), lists=(*_FOOT, "n. title. url", "[n] title: url")),
    "[^1^]": Marker(_each("[^{}^]"), lists=("n. title. url", "[n] title: url")),
    "^1^": Marker(_each("^{}^"), places=_GLUED, lists=("n. title. url", "n. linked")),
    "¹": Marker(lambda labels, _: ",".join(labels).translate(_RAISED), places=_GLUED,
                lists=("n. title. url", "¹ title url", "[n] title: url", "n. linked")),
    "<sup>1</sup>": Marker(_one("<sup>{}</sup>", ","), places=_GLUED, lists=_NUMBERED[:5]),
    "<sup>[1]</sup>": Marker(_each("<sup>[{}]</sup>"), places=_GLUED, lists=_NUMBERED[:5]),
    "(1)": Marker(_one("({})"), places=_APART,
                  lists=("n. title. url", "(n) title url", "n. linked")),
    "[Source 1]": Marker(_each("[Source {}]"), lists=("Source n: title url", "[n] title: url",
                                                      "n. title. url", "[Source n] title url")),
    "(Source 1)": Marker(_each("(Source {})"), places=_APART,
                         lists=("Source n: title url", "[n] title: url", "n. title. url")),
    "[doc1]": Marker(_each("[doc{}]"), lists=("[docn] title url", "[n] title: url")),
    "[webpage 1]": Marker(_each("[webpage {}]"), lists=("[webpage n] title url",)),
    "[cite: 1, 2]": Marker(_one("[cite: {}]"), lists=("[n] title: url", "n. title. url")),
    "①": Marker(lambda labels, _: "".join(chr(0x2460 + int(n) - 1) for n in labels), places=_GLUED,
                lists=("① title url",)),
    "[i]": Marker(lambda labels, _: "".join(f"[{_ROMAN[int(n) - 1]}]" for n in labels),
                  lists=("[i] title url", "i. title url")),
    "[a]": Marker(lambda labels, _: "".join(f"[{chr(96 + int(n))}]" for n in labels),
                  lists=("[a] title url", "a. title url")),
    "[Hol99]": Marker(lambda _, entries: "[" + ", ".join(map(_key, entries)) + "]",
                      lists=("[Hol99] author title url",)),
    "[^holm99]": Marker(lambda _, entries: "".join(f"[^{_key(e).lower()}]" for e in entries),
                        lists=("[^holm99]: title url",)),
    "(Holm, 1999)": Marker(_named, places=_APART[:1], lists=("author (year). title. url",)),
    "(Holm 1999)": Marker(_named_apart, places=_APART[:1], lists=("author (year). title. url",
                                                                  "- author, title, year. url")),
    "[1]_": Marker(lambda labels, _: " ".join(f"[{n}]_" for n in labels), places=_APART,
                   lists=(".. [n] title url",)),
}  # fmt: skip

LISTS: dict[str, Callable[[Entry], str]] = {
    "[n] title: url": lambda e: f"[{e.number}] {e.title}: {e.url}",
    "[n] title, url below": lambda e: f"[{e.number}] {e.title}\n{e.url}",
    "n. title. url": lambda e: f"{e.number}. {e.title}. {e.url}",
    "n. linked": lambda e: f"{e.number}. [{e.title}]({e.url})",
    "- [n] title - url": lambda e: f"- [{e.number}] {e.title} - {e.url}",
    "[n] url": lambda e: f"[{e.number}] {e.url}",
    "n) title, url": lambda e: f"{e.number}) {e.title}, {e.url}",
    "table": lambda e: f"| {e.number} | {e.title} | {e.url} |",
    "**[n]** title url": lambda e: f"**[{e.number}]** {e.title} {e.url}",
    "n. author title url": lambda e: f"{e.number}. {e.author}. “{e.title}”. {e.year}. {e.url}",
    "[n] dated": lambda e: f"[{e.number}] {e.title}, accessed February 3, {e.year}, {e.url}",
    "[n]: url title": lambda e: f'[{e.number}]: {e.url} "{e.title}"',
    "Source n: title url": lambda e: f"Source {e.number}: {e.title} {e.url}",
    "[Source n] title url": lambda e: f"[Source {e.number}] {e.title} {e.url}",
    "\\[n\\] title url": lambda e: f"\\[{e.number}\\] {e.title} {e.url}",
    "【n】title url": lambda e: f"【{e.number}】{e.title} {e.url}",
    "[^n]: title url": lambda e: f"[^{e.number}]: {e.title}. {e.url}",
    "[^n]: linked": lambda e: f"[^{e.number}]: [{e.title}]({e.url})",
    "¹ title url": lambda e: f"{str(e.number).translate(_RAISED)} {e.title}. {e.url}",
    "(n) title url": lambda e: f"({e.number}) {e.title}. {e.url}",
    "[docn] title url": lambda e: f"[doc{e.number}] {e.title}: {e.url}",
    "[webpage n] title url": lambda e: f"[webpage {e.number}] {e.title}: {e.url}",
    "① title url": lambda e: f"{chr(0x2460 + e.number - 1)} {e.title} {e.url}",
    "[i] title url": lambda e: f"[{_ROMAN[e.number - 1]}] {e.title}. {e.url}",
    "i. title url": lambda e: f"{_ROMAN[e.number - 1]}. {e.title}. {e.url}",
    "[a] title url": lambda e: f"[{chr(96 + e.number)}] {e.title}. {e.url}",
    "a. title url": lambda e: f"{chr(96 + e.number)}. {e.title}. {e.url}",
    "[Hol99] author title url": lambda e: f"[{_key(e)}] {e.author}. {e.title}. {e.year}. {e.url}",
    "[^holm99]: title url": lambda e: f"[^{_key(e).lower()}]: {e.title}. {e.url}",
    "author (year). title. url": lambda e: f"{e.author}, A. ({e.year}). {e.title}. {e.url}",
    "- author, title, year. url": lambda e: f"- {e.author}, {e.title}, {e.year}. {e.url}",
    ".. [n] title url": lambda e: f".. [{e.number}] {e.title}. {e.url}",
}
"""How an entry of each list is printed."""
CLOSE_LISTS = frozenset({"[n] title, url below", "table", "- [n] title - url"})
"""Lists whose lines stand right under each other whatever else is drawn."""

HEADINGS: dict[str, Callable[[str], str]] = {
    "## Sources": lambda word: f"## {word}\n\n",
    "Sources:": lambda word: f"{word}:\n",
    "**Sources**": lambda word: f"**{word}**\n\n",
    "none": lambda _: "",
}
NOISES = ("none", "sections", "greeting", "unused", "code", "crlf", "wrapped", "closing", "bold",
          "spread list")  # fmt: skip
PLACES: dict[str, Callable[[str, str, Words], str]] = {
    "before": lambda said, mark, w: f"{said}{mark}{w.stop}",
    "after": lambda said, mark, w: f"{said}{w.stop}{mark}",
    "spaced": lambda said, mark, w: f"{said}{w.stop} {mark}",
    "before spaced": lambda said, mark, w: f"{said} {mark}{w.stop}",
    "items": lambda said, mark, w: f"- {said}{w.stop}{mark}",
    "open items": lambda said, mark, w: f"- {said} {mark}" if w.space else f"- {said}{mark}",
}


@dataclass(frozen=True)
class Spec:
    """What to compose: a value of each dimension, how many sentences and entries, and a seed."""

    marker: str
    listed: str
    heading: str = "## Sources"
    place: str = "before spaced"
    language: str = "en"
    noise: str = "none"
    sentences: int = 6
    entries: int = 4
    seed: int = 0

    @property
    def name(self) -> str:
        """The values of its dimensions in one line."""
        return " | ".join(
            (self.marker, self.listed, self.heading, self.place, self.language, self.noise)
        )


@dataclass(frozen=True)
class Composed:
    """A document: its text, the numbers each sentence cites, and the sources it lists."""

    text: str
    cited: dict[str, frozenset[int]]
    entries: tuple[Entry, ...]
    titles: str
    """Whether the list prints "no" titles, titles "apart", or titles "among" authors and dates."""


def every_spec(count: int, seed: int) -> Iterator[Spec]:
    """Yield so many specs: every pair of marker and list in turn, all else by chance."""
    pairs = [(name, listed) for name, marker in MARKERS.items() for listed in marker.lists]
    draw = random.Random(seed)
    for n in range(count):
        name, listed = pairs[n % len(pairs)]
        yield Spec(
            name, listed, draw.choice([*HEADINGS]), draw.choice(MARKERS[name].places),
            draw.choice([*LANGUAGES]), draw.choice(NOISES), draw.randint(4, 10),
            draw.randint(3, 6), draw.randrange(10**6),
        )  # fmt: skip


def compose(spec: Spec) -> Composed:
    """Return the document of a spec; the same spec gives the same document."""
    draw, words = random.Random(spec.seed), LANGUAGES[spec.language]
    entries = _entries(spec, words, draw)
    used = entries[:-1] if spec.noise == "unused" else entries
    marker, place = MARKERS[spec.marker], PLACES[spec.place]
    cited: dict[str, frozenset[int]] = {}
    shown = []
    first = draw.randrange(40)
    for n in range(spec.sentences):
        said = words.sentence(first + n)
        chosen = _chosen(used, n, draw)
        if spec.noise == "bold" and words.space:
            bold = said.split(" ")
            printed = " ".join([bold[0], f"**{bold[1]}**", *bold[2:]])
        else:
            printed = said
        cited[said] = frozenset(e.number for e in chosen)
        labels = [str(e.number) for e in chosen]
        mark = marker.show(labels, chosen) if chosen else ""
        shown.append(place(printed, mark, words) if mark else _plain(printed, spec.place, words))
    text = _text(spec, words, shown, entries)
    among = "author" in spec.listed or "dated" in spec.listed
    titles = "no" if spec.listed == "[n] url" else "among" if among else "apart"
    return Composed(text, cited, tuple(entries), titles)


def _plain(said: str, place: str, words: Words) -> str:
    return {"items": f"- {said}{words.stop}", "open items": f"- {said}"}.get(
        place, said + words.stop
    )


def _entries(spec: Spec, words: Words, draw: random.Random) -> list[Entry]:
    titles = draw.sample(words.titles, spec.entries)
    names = draw.sample(_SURNAMES, spec.entries)
    return [
        Entry(n, title, f"https://{host}.example.org/{draw.choice(('a', 'news/b_2', 'c-d'))}/{n}",
              name, draw.randint(1990, 2024))
        for n, (title, name) in enumerate(zip(titles, names, strict=True), 1)
        for host in [name.lower()]
    ]  # fmt: skip


def _chosen(entries: list[Entry], n: int, draw: random.Random) -> list[Entry]:
    """Return the entries a sentence cites: each is cited once at least; one in five cites none."""
    if n < len(entries):
        extra = [draw.choice(entries)] if draw.random() < 0.3 else []
        found = {e.number: e for e in [entries[n], *extra]}
    elif draw.random() < 0.2:
        return []
    else:
        found = {e.number: e for e in draw.sample(entries, draw.choice((1, 1, 2)))}
    return [found[number] for number in sorted(found)]


def _text(spec: Spec, words: Words, shown: list[str], entries: list[Entry]) -> str:
    items = spec.place.endswith("items")
    between = "\n" if items else " " if spec.place == "spaced" else words.space
    half = (len(shown) + 1) // 2
    parts = [between.join(shown[:half]), between.join(shown[half:])]
    if spec.noise == "wrapped" and words.space and not items:
        parts = [_wrapped(part) for part in parts]
    if spec.noise == "sections":
        parts = [f"## {s}\n\n{p}" for s, p in zip(words.sections, parts, strict=False)]
    if spec.noise == "greeting":
        parts.insert(0, f"# {words.sections[0]}")
    if spec.noise == "code":
        parts.insert(1, "```python\nrows = table[1]\nprint(rows[2])\n```")
    spread = "\n\n" if spec.noise == "spread list" and spec.listed not in CLOSE_LISTS else "\n"
    listed = spread.join(LISTS[spec.listed](entry) for entry in entries)
    if spec.listed == "table":
        listed = "| # | Title | Link |\n|---|---|---|\n" + listed
    text = "\n\n".join([*parts, HEADINGS[spec.heading](words.sources) + listed]) + "\n"
    if spec.noise == "closing":
        text += "\n---\n"
    return text.replace("\n", "\r\n") if spec.noise == "crlf" else text


def _wrapped(part: str) -> str:
    lines, line = [], ""
    for word in part.split(" "):
        if line and len(line) + 1 + len(word) > 72:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


SIMPLEST: dict[str, object] = {
    "noise": "none", "language": "en", "heading": "## Sources", "place": "before spaced",
    "sentences": 4, "entries": 3, "seed": 0,
}  # fmt: skip


def shrunk(spec: Spec, fails: Callable[[Spec], bool]) -> Spec:
    """Return the simplest spec that still fails: each value that may be simple is."""
    for name, value in SIMPLEST.items():
        if name == "place" and value not in MARKERS[spec.marker].places:
            continue
        simpler = replace(spec, **{name: value})  # type: ignore[arg-type]  # one name at a time
        if simpler != spec and fails(simpler):
            spec = simpler
    return spec
