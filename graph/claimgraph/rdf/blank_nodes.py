"""Names for blank nodes that are the same each time a file is read.

Parsers give a blank node without a label a random one. Here one that is a node of the model gets
an id from what is said of it, and any other the next free label in the order of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count

from claimgraph.model import node_id
from claimgraph.rdf.terms import Literal, Quad, iri, is_blank, is_quoted, object_text

_RANDOM = re.compile(r"_:[0-9a-f]{20,32}")
_WITHIN = re.compile(r"(?<=[ (])_:[^\s<>\"]+(?=[ )])")


def named(
    quads: Collection[Quad],
    noun_of: Callable[[Iterable[str | Literal]], str | None],
    types: str,
    base: str,
) -> list[Quad]:
    """Return quads whose blank nodes have lasting names.

    Args:
        quads: the statements, in the order of the file.
        noun_of: returns the noun that some classes make a node, None for none.
        types: the property that names a class.
        base: what the IRIs of nodes begin with.
    """
    found: dict[str, list[Quad]] = {}
    for quad in quads:
        if quad.subject.startswith("_:"):
            found.setdefault(quad.subject, []).append(quad)
    names = {}
    for blank, own in found.items():
        if noun := noun_of(q.object for q in own if q.predicate == types):
            names[blank] = iri(node_id(noun, *_said(own)), base)
    names |= _labels(quads, names)
    return [_renamed(quad, names) for quad in quads] if names else list(quads)


def _said(own: Iterable[Quad]) -> list[str]:
    """Return what is said of a node but for other blank nodes, whose labels are chance."""
    said = {f"{q.predicate} {object_text(q.object)}" for q in own if not is_blank(q.object)}
    return sorted(said)


def _labels(quads: Iterable[Quad], names: Mapping[str, str]) -> dict[str, str]:
    """Return a label for each blank node whose own was drawn at random."""
    blank = [label for label in _blank(quads) if label not in names]
    taken = {label for label in blank if not _RANDOM.fullmatch(label)}
    free = _free(taken)
    return {label: next(free) for label in blank if label not in taken}


def _free(taken: Collection[str]) -> Iterator[str]:
    """Yield labels that are not taken."""
    return (label for number in count() if (label := f"_:b{number}") not in taken)


def _renamed(quad: Quad, names: Mapping[str, str]) -> Quad:
    value = quad.object
    if not isinstance(value, Literal):
        if is_quoted(value):
            value = _WITHIN.sub(lambda label: object_text(names.get(label[0], label[0])), value)
        value = names.get(value, value)
    graph = names.get(quad.graph, quad.graph)
    return Quad(names.get(quad.subject, quad.subject), quad.predicate, value, graph)


def both(first: Sequence[Quad], second: Sequence[Quad]) -> tuple[Quad, ...]:
    """Return the statements of two graphs; a blank node of one is none of the other's."""
    old, new = _blank(first), _blank(second)
    if set(first) != set(second) and (shared := old.keys() & new):
        free = _free(old.keys() | new)
        names = {label: next(free) for label in new if label in shared}
        second = [_renamed(quad, names) for quad in second]
    return tuple(dict.fromkeys((*first, *second)))


def _blank(quads: Iterable[Quad]) -> dict[str, None]:
    """Return the labels of all blank nodes, in the order of the file."""
    return {
        label: None
        for quad in quads
        for part in (quad.subject, quad.object, quad.graph)
        if isinstance(part, str) and is_blank(part)
        for label in (_WITHIN.findall(part) if is_quoted(part) else (part,))
    }
