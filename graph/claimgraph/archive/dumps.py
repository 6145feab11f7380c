"""A dump of an archive's own, read document by document from the lines of its file.

What is loaded is what the archive writes of the nodes that the lines describe. Where that is the
same text, byte for byte, the file was valid and is taken as it stands; so the lines need only be
cut apart, not parsed. Anything else is left to the general reader, which is slower and says what is
wrong.
"""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from claimgraph import rdf
from claimgraph.archive.ledger import Entry
from claimgraph.archive.plan import Made
from claimgraph.archive.units import SHARED, Unit, hash_of, shared_node, units
from claimgraph.errors import BrokenLink, ClaimGraphError, UnreadableInput
from claimgraph.memory import uncollected
from claimgraph.model import Document, Node, links, targets
from claimgraph.nodes.integrity import check
from claimgraph.nodes.partition import Part, is_own, within
from claimgraph.progress import tracked
from claimgraph.rdf.own_lines import labels_of, nodes_of

LARGEST = 256 << 20
"""Bytes of what documents share, as it is held in memory; a dump with more is read in general."""


class NotOurs(Exception):
    """The file is not, byte for byte, what an archive writes."""


class _Place(NamedTuple):
    """Where a document stands in the file, and what was made of it."""

    start: int
    end: int
    entry: Entry
    shared: tuple[str, ...]
    """The IRIs of what it shares."""
    facts: tuple[int, int]
    """Where its facts stand in the file of all facts, and how long they are."""


class Dump:
    """The documents of a dump, each checked before the first is yielded.

    Args:
        path: the file, N-Quads.
        base: of the ids.
        progress: show a bar on a terminal while the documents are checked.

    Raises:
        NotOurs: it is no dump of an archive of this version.
    """

    def __init__(self, path: Path, base: str, *, progress: bool) -> None:
        self._base, self._path = base, path
        self._file = _File(path)
        self._facts = tempfile.TemporaryFile()  # noqa: SIM115  # closed by ``close``
        self._shared = _Shared({})
        self._labels: dict[str, str] = {}
        self._units: dict[str, Unit] = {}
        self._places: list[_Place] = []
        try:
            self._check(progress)
            self._facts.flush()
        except (ClaimGraphError, ValueError, LookupError) as error:
            self.close()
            raise NotOurs from error
        except BaseException:
            self.close()
            raise

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[list[Made]]:
        for place in self._places:
            text = self._file.read(place.start, place.end)
            if hash_of(text) != place.entry.hash and (
                hash_of(text := _in_order(text)) != place.entry.hash
            ):
                raise UnreadableInput(f"{self._path.name} was changed while it was being loaded")
            facts = os.pread(self._facts.fileno(), place.facts[1], place.facts[0])
            units = [Unit(place.entry, text, facts), *(self._units[iri] for iri in place.shared)]
            yield [Made(units, partial(self._nodes, place))]

    def close(self) -> None:
        """Let go of the files."""
        self._file.close()
        self._facts.close()

    def _check(self, progress: bool) -> None:
        """Go through the file, and keep where each document stands and what it shares."""
        pieces = {graph: (start, end) for graph, start, end in _pieces(self._file)}
        shared = pieces.pop(SHARED, (0, 0))
        if shared[1] - shared[0] > LARGEST:
            raise NotOurs
        names = self._take_shared(self._file.read(*shared))
        named: set[bytes] = set()
        reached: set[str] = set()
        for graph, place in tracked(pieces.items(), "documents checked", shown=progress):
            named |= self._take(graph, *place, reached)
        if names != named or not self._places:
            raise NotOurs
        last = self._places.pop()
        loose = [self._keep(shared_node(n, self._base)) for n in self._shared.besides(reached)]
        self._places.append(last._replace(shared=(*last.shared, *loose)))

    def _take_shared(self, text: bytes) -> set[bytes]:
        """Keep the nodes that documents share; return the lines that only name something."""
        self._labels = labels_of(text, SHARED)
        nodes = nodes_of(text, SHARED, self._base, self._labels)
        if any(map(is_own, nodes)):
            raise NotOurs
        self._shared = _Shared({node.id: node for node in nodes})
        lines = text.splitlines(keepends=True)
        made = {line for node in nodes for line in _lines(shared_node(node, self._base))}
        if len(lines) > len(set(lines)) or not made <= set(lines):
            raise NotOurs
        return set(lines) - made

    @uncollected()
    def _take(self, graph: str, start: int, end: int, reached: set[str]) -> set[bytes]:
        """Keep a document; note the nodes it shares, and return the lines of what it names."""
        text = self._file.read(start, end)
        if text.count(f" <{graph}> .\n".encode()) != text.count(b"\n"):
            raise NotOurs
        part, held = self._part(graph, text)
        _check(held)
        document, *shared = units(part, self._base)
        if document.facts is None or (document.text != text and document.text != _in_order(text)):
            raise NotOurs
        reached.update(node.id for node in part.shared)
        place = self._facts.seek(0, os.SEEK_END), len(document.facts)
        self._facts.write(document.facts)
        shares = tuple(self._keep(one) for one in shared)
        self._places.append(_Place(start, end, document.entry, shares, place))
        named = shared[len(part.shared) :]
        return {line for one in named for line in _lines(one)}

    def _keep(self, unit: Unit) -> str:
        """Keep one unit for all documents that share it."""
        return self._units.setdefault(unit.iri, unit).iri

    def _part(self, graph: str, text: bytes) -> tuple[Part, dict[str, Node]]:
        own = nodes_of(text, graph, self._base, self._labels)
        homes = [node for node in own if isinstance(node, Document)]
        if [rdf.iri(home.id, self._base) for home in homes] != [graph] or not all(map(is_own, own)):
            raise NotOurs
        shared = self._shared.by(own)
        held = {node.id: node for node in (*own, *shared)}
        return Part(homes[0], tuple(own), tuple(shared)), held

    def _nodes(self, place: _Place) -> tuple[Iterable[Node], Container[str]]:
        part, held = self._part(place.entry.iri, self._file.read(place.start, place.end))
        return part.own, held


def _lines(unit: Unit) -> list[bytes]:
    return unit.text.splitlines(keepends=True)


def _in_order(text: bytes) -> bytes:
    return b"".join(sorted(text.splitlines(keepends=True)))


def _check(held: dict[str, Node]) -> None:
    """Check how nodes fit together, but for links to other documents."""
    try:
        check(held)
    except BrokenLink:
        check({node.id: node for node in within(held.values(), held)})


class _Shared:
    """The nodes that documents share, and which of them say something of others."""

    def __init__(self, held: dict[str, Node]) -> None:
        self._held = held
        self._followers: dict[str, list[str]] = defaultdict(list)
        for node in held.values():
            if node.noun != "source":
                for target in _named(node):
                    self._followers[target].append(node.id)

    def by(self, own: Iterable[Node]) -> list[Node]:
        """Return the nodes that some nodes share with other documents, all the way up."""
        waiting = [target for node in own for target in _named(node)]
        found: dict[str, Node] = {}
        while waiting:
            name = waiting.pop()
            if name not in found and name in self._held:
                found[name] = self._held[name]
                waiting += _named(found[name])
                waiting += self._followers.get(name, ())
        return list(found.values())

    def besides(self, reached: Container[str]) -> Iterator[Node]:
        """Yield the nodes that nothing reached."""
        return (node for name, node in self._held.items() if name not in reached)


def _named(node: Node) -> list[str]:
    """Return the sources that a node names."""
    return [target for field in _to_sources(type(node)) for target in targets(node, field)]


@cache
def _to_sources(noun: type[Node]) -> tuple[str, ...]:
    return tuple(field for field, link in links(noun).items() if link.noun == "source")


# -- lines --------------------------------------------------------------------------------------


class _File:
    """Bytes of a file by their places; they are never held whole."""

    def __init__(self, path: Path) -> None:
        self._stream = path.open("rb")
        self.size = os.fstat(self._stream.fileno()).st_size

    def read(self, start: int, end: int) -> bytes:
        """Return some bytes; fewer where the file ends before."""
        return os.pread(self._stream.fileno(), end - start, start)

    def line_end(self, place: int) -> int:
        """Return where the line ends that a place is in, its line end included."""
        size = 1024
        while place < self.size:
            block = self.read(place, place + size)
            if (found := block.find(b"\n")) >= 0:
                return place + found + 1
            place, size = place + len(block), min(size * 4, 1 << 20)
            if not block:
                break
        return self.size

    def ends(self, place: int, tail: bytes) -> bool:
        """Whether what is before a place ends with some bytes."""
        return self.read(max(place - len(tail), 0), place) == tail

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()


def _pieces(file: _File) -> Iterator[tuple[str, int, int]]:
    """Yield each named graph with where its lines begin and end; they stand together.

    Raises:
        NotOurs: they do not, or a line is not of a named graph.
    """
    place = 0
    seen: set[bytes] = set()
    while place < file.size:
        line = file.read(place, file.line_end(place))
        tail = line[line.rfind(b" <") :]
        if tail in seen or not tail.endswith(b"> .\n"):
            raise NotOurs
        end = _last(file, place + len(line), tail)
        seen.add(tail)
        yield tail[2:-4].decode(), place, end
        place = end


def _last(file: _File, low: int, tail: bytes) -> int:
    """Return where the lines with a tail end, of which one ends at ``low``; found by halving."""
    step, high = 4096, low
    while high < file.size:
        high = file.line_end(low + step)
        if not file.ends(high, tail):
            break
        low, step = high, step * 2
    while low < high:
        middle = file.line_end((low + high) // 2)
        if middle >= high:  # the halves are down to lines: go on line by line
            middle = file.line_end(low)
            if middle >= high:
                break
        if file.ends(middle, tail):
            low = middle
        else:
            high = middle
    return low
