"""Builds a graph from a YAML file curated by hand and the text that it models.

The keys of an entry are fields of ``claimgraph.model``; nodes link to each other by their keys;
``words`` and ``at`` give a stretch of the text and must agree. All problems are told at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_origin

from claimgraph.curation.positioned_yaml import YamlMapping, advice, parse
from claimgraph.curation.spans import Span, Spans
from claimgraph.errors import InvalidGraph, UnreadableInput
from claimgraph.graph import ClaimGraph
from claimgraph.model import EXPLICIT, NOUNS, Document, Marker, Node, Reference, faults, links

SECTIONS = {"sources": "source", "references": "reference", "actors": "actor", "events": "event",
            "figures": "figure"}  # fmt: skip
"""The sections of a file, each a mapping of keys to nodes of one noun."""
IN_SENTENCE = {"markers": "marker", "claims": "claim"}
IN_CLAIM = {"citations": "citation", "voicings": "voicing", "inferences": "inference"}
_GIVEN = {"document", "start", "end", "exact", "passage", "part_of", "roles", "aside", "claim"}
"""The fields that the words and the place in the file give."""
_QUOTED = ("claim", "marker", "reference")
"""The nouns whose entries say with ``words`` and ``at`` where they stand."""


def curate(path: str | os.PathLike[str]) -> ClaimGraph:
    """Return the graph of a YAML file; the text it models lies beside it, as ``document.origin``.

    Raises:
        MissingExtra: PyYAML is not installed.
        FileNotFoundError: one of the two files is missing.
        UnreadableInput: one of them is not UTF-8; the message says where.
        SyntaxProblem: the file is not YAML; line and column say where.
        InvalidGraph: words are not where the offsets say, or a key is unknown, missing or refers
            to nothing; the message has one line for each problem, with file, line and key.
    """
    file = Path(path)
    root = parse(_read(file), file.name)
    return _graph(root, _read(file.parent / root.entry("document").text("origin")))


def from_yaml(yaml: str, text: str, *, name: str = "graph.yaml") -> ClaimGraph:
    """Return the graph that YAML describes, of a text; ``name`` is what errors call the YAML.

    >>> kb = from_yaml('''
    ... document: {title: Weather}
    ... body:
    ...   - at: [0, 10]
    ...     sentences:
    ...       - {words: It rained., at: [0, 10], claims: {rain: {
    ...           text: It rained., words: It rained, at: [0, 9]}}}
    ... ''', "It rained.")
    >>> kb
    <ClaimGraph: 1 claim, 0 sources, 0 actors, 0 events, 0 figures>

    Raises:
        MissingExtra, SyntaxProblem, InvalidGraph: as for ``curate``.
    """
    return _graph(parse(yaml, name), text)


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{file}: byte {error.start} is not UTF-8") from None


def _graph(root: YamlMapping, text: str) -> ClaimGraph:
    root.allow(["document", "body", *SECTIONS])
    about = root.entry("document")
    about.allow(["origin", "title", "language", "media_type", "note"])
    document = Document(text=text, **{key: about.text(key) for key in about.values})
    return ClaimGraph(_Curation(root, Spans(document)).nodes())


@dataclass(frozen=True)
class _Item:
    """An entry that becomes a node, and what its place in the file says about it."""

    noun: str
    entry: YamlMapping
    key: str = ""
    sentence: Span | None = None
    claim: str = ""


class _Curation:
    """Turns entries into nodes: first every key gets its node's id, then the links are made."""

    def __init__(self, root: YamlMapping, spans: Spans) -> None:
        self._root, self._spans = root, spans
        self._ids: dict[str, dict[str, str]] = {noun: {} for noun in NOUNS}
        self._lines: dict[tuple[str, str], int] = {}
        self._home: dict[str, Span | None] = {}
        self._built: dict[str, Node] = {}
        self._problems: list[str] = []

    def nodes(self) -> list[Node]:
        """Return all nodes, or raise all problems."""
        items = [*self._sections(), *self._body()]
        for item in items:
            self._attempt(self._identify, item)
        for item in sorted(items, key=lambda item: _ORDER.index(item.noun)):
            self._attempt(self._build, item)
        for item in items:
            if item.noun == "claim":
                self._attempt(self._grounds, item)
        if not self._problems:
            self._problems += map(self._unaccounted, self._spans.check_complete())
        if self._problems:
            raise InvalidGraph("\n".join(dict.fromkeys(self._problems)))
        return [self._spans.document, *self._spans.passages(), *self._built.values()]

    def _attempt(self, step: Any, *arguments: Any) -> None:
        """Run a step; keep its problem, so that the file's other problems are found too."""
        try:
            step(*arguments)
        except InvalidGraph as problem:
            self._problems.append(str(problem))

    def _unaccounted(self, words: str) -> str:
        return str(self._root.problem(f"these words stand in no sentence: {words}", "body"))

    # -- the layout of the file -----------------------------------------------------------------

    def _sections(self) -> Iterator[_Item]:
        for section, noun in SECTIONS.items():
            for key, entry in self._root.keyed(section).items():
                yield _Item(noun, entry, key)

    def _body(self) -> list[_Item]:
        items: list[_Item] = []
        for block in self._root.entries("body"):
            self._attempt(self._block, block, items)
        return items

    def _block(self, block: YamlMapping, items: list[_Item]) -> None:
        block.allow(["role", "words", "at", "sentences", "note"])
        span = self._spans.block(block)
        for entry in block.entries("sentences"):
            self._attempt(self._sentence, entry, span, items)

    def _sentence(self, entry: YamlMapping, block: Span, items: list[_Item]) -> None:
        entry.allow(["words", "at", "aside", "note", *IN_SENTENCE])
        sentence = self._spans.sentence(entry, block)
        if ("claims" in entry.values) == ("aside" in entry.values):
            raise entry.problem("needs either claims, or an aside that says why it makes none")
        for section, noun in IN_SENTENCE.items():
            for key, one in entry.keyed(section).items():
                items.append(_Item(noun, one, key, sentence))

    # -- nodes ----------------------------------------------------------------------------------

    def _identify(self, item: _Item) -> None:
        ids, entry = self._ids[item.noun], item.entry
        if item.key in ids:
            raise entry.problem(
                f"a {item.noun} on line {self._lines[item.noun, item.key]} has this key"
            )
        ids[item.key] = ""
        self._lines[item.noun, item.key] = entry.line
        node = self._make(item, linked=False)
        twin = next((key for key, one in ids.items() if one == node.id), None)
        if twin is not None:
            raise entry.problem(f"is the same {item.noun} as {twin!r}; keep one of them")
        ids[item.key] = node.id
        self._home[node.id] = item.sentence

    def _build(self, item: _Item, source: str = "") -> None:
        node = self._make(item, source=source)
        self._built[node.id] = node

    def _make(self, item: _Item, *, linked: bool = True, source: str = "") -> Node:
        """Return an item's node; without its links it has the same id."""
        cls, entry = NOUNS[item.noun], item.entry
        entry.allow(_keys(item.noun))
        fields = self._given(item) | ({"source": source} if source else {})
        for name in cls.model_fields:
            if name in entry.values:
                fields[name] = self._field(cls, name, entry, linked)
        try:
            return cls(**fields)
        except ValueError as error:
            told = (str(entry.problem(why, field)) for field, why in faults(error))
            raise InvalidGraph("\n".join(told)) from error

    def _given(self, item: _Item) -> dict[str, Any]:
        """Return the fields that the place in the file and the words give."""
        fields: dict[str, Any] = {}
        if "document" in NOUNS[item.noun].model_fields:
            fields["document"] = self._spans.document.id
        match item.noun:
            case "claim":
                fields["passage"] = self._spans.words(item.entry, item.sentence)
            case "marker":
                fields |= self._spans.marker(item.entry)
            case "reference":
                fields |= self._spans.reference(item.entry)
            case "citation" | "voicing" | "inference":
                fields["claim"] = item.claim
        return fields

    def _field(self, cls: type[Node], name: str, entry: YamlMapping, linked: bool) -> Any:
        link = links(cls).get(name)
        many = get_origin(cls.model_fields[name].annotation) is tuple
        if link is None:
            return entry.texts(name) if many else entry.text(name)
        if link.noun == "passage":
            spans = entry.entries(name) if many else [entry.entry(name)]
            for span in spans:
                span.allow(["words", "at"])
            found = [self._spans.words(span) for span in spans]
        else:
            keys = entry.texts(name) if many else [entry.text(name)]
            found = [self._find(link.noun, key, entry, name) if linked else "" for key in keys]
        return found if many else found[0]

    def _find(self, noun: str, key: str, entry: YamlMapping, field: str) -> str:
        ids = self._ids[noun]
        if key not in ids:
            raise entry.problem(f"no {noun} is called {key!r}; {advice(key, ids)}", field)
        return ids[key]

    # -- grounds --------------------------------------------------------------------------------

    def _grounds(self, item: _Item) -> None:
        claim = self._ids["claim"].get(item.key)
        if claim not in self._built:
            return  # its own problem has been told
        for section, noun in IN_CLAIM.items():
            for entry in item.entry.entries(section):
                self._attempt(self._ground, _Item(noun, entry, "", item.sentence, claim))

    def _ground(self, item: _Item) -> None:
        if item.noun == "citation" and "marker" in item.entry.values:
            self._follow_marker(item)
        else:
            self._build(item)

    def _follow_marker(self, item: _Item) -> None:
        """Build a citation by a marker: one for each source shown, unless the file names one."""
        entry = item.entry
        marker = self._built.get(self._find("marker", entry.text("marker"), entry, "marker"))
        if not isinstance(marker, Marker):
            return  # its own problem has been told
        entries = [self._built.get(reference) for reference in marker.denotes]
        sources = [one.source for one in entries if isinstance(one, Reference)]
        if "source" in entry.values:
            named = self._find("source", entry.text("source"), entry, "source")
            if named not in sources:
                raise entry.problem("the marker shows another source", "source")
            sources = [named]
        self._check_scope(entry, self._home[marker.id] == item.sentence)
        for source in sources:
            self._build(item, source=source)

    def _check_scope(self, entry: YamlMapping, same: bool) -> None:
        """Check that a marker in the claim's own sentence is called that, and no other is."""
        basis = entry.text("basis")
        if basis != "curated" and same != (basis in EXPLICIT):
            where = "in this sentence" if same else "in another sentence"
            raise entry.problem(f"{basis!r} does not fit: the marker stands {where}", "basis")


def _keys(noun: str) -> set[str]:
    """Return the keys that an entry of a noun may have."""
    keys = set(NOUNS[noun].model_fields) - _GIVEN
    return (
        keys
        | ({"words", "at"} if noun in _QUOTED else set())
        | (set(IN_CLAIM) if noun == "claim" else set())
    )


_ORDER = ("source", "reference", "marker", "actor", "event", "figure", "claim")


__all__ = ["curate", "from_yaml"]
