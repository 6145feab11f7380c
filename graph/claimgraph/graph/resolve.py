"""Name resolution in a graph: a name is a number of a list, an id, a handle, words or a node.

A source that nothing calls so is found by who made it: "Reuters", "reuters.com".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimgraph.errors import AmbiguousName, UnknownNode
from claimgraph.graph.indexes import Indexes, called, folded, spoken
from claimgraph.model import NOUNS, Actor, Node, clip
from claimgraph.questions import Name


class NameResolver:
    """Finds the nodes of some nouns by the names that people use."""

    def __init__(self, held: Mapping[str, Node], indexes: Indexes) -> None:
        self._held, self._indexes = held, indexes

    def resolve(self, noun: str, name: Name, document: Name | None = None) -> tuple[str, ...]:
        """Return the ids of the nodes of a noun that a name means, never none.

        Args:
            noun: which noun is meant.
            name: how it is named; a number means a source.
            document: whose numbers are meant, where several documents are held.

        Raises:
            UnknownNode: nothing of that noun answers to the name; the nearest are suggested.
            AmbiguousName: several nodes do.
        """
        if isinstance(name, Node):
            name = name.id
        if isinstance(name, int) and not isinstance(name, bool) and noun == "source":
            return (self._numbered(name, document),)
        found = self.node(name) if isinstance(name, str) else None
        if found is not None and found.noun == noun:
            return (found.id,)
        named = self._indexes.by_name[noun].get(folded(name), ()) if isinstance(name, str) else ()
        if len(named) > 1:
            named = [one for one in named if name in spoken(self._held[one])] or named
        if noun == "source" and isinstance(name, str):
            named = called(named, self._indexes.by_maker.get(folded(name), []))
        if len(named) > 1:
            raise self._ambiguous(noun, name, named)
        if not named:
            raise UnknownNode(noun, name, self._known(noun))
        return tuple(named)

    def node(self, name: str) -> Node | None:
        """Return the node of an id or a handle; None when there is none."""
        if not isinstance(name, str):
            return None
        return self._held.get(name) or self._held.get(self._indexes.by_handle.get(name, ""))

    def _numbered(self, number: int, document: Name | None) -> str:
        scope = None if document is None else self.resolve("document", document)[0]
        entries = self._indexes.references.get(number, ())
        found = list(dict.fromkeys(r.source for r in entries if scope in (None, r.document)))
        if len(found) > 1:
            raise self._ambiguous("source", number, found)
        if not found:
            found = list(self._indexes.by_name["source"].get(str(number), ()))
        if not found:
            listed = {
                number
                for number, entries in self._indexes.references.items()
                if any(scope in (None, r.document) for r in entries)
            }
            shown = None if listed else self.node(f"s{number}")
            if shown is not None and shown.noun == "source":
                return shown.id  # no list prints numbers: "source 3" is s3, as answers call it
            raise UnknownNode("source", number, sorted(listed))
        return found[0]

    def _ambiguous(self, noun: str, name: Name, found: Sequence[str]) -> AmbiguousName:
        told = (f"{self._indexes.handles[i]} “{clip(self._held[i].label, 40)}”" for i in found)
        return AmbiguousName(noun, name, found, told)

    def _known(self, noun: str) -> list[str]:
        nodes = self._indexes.by_noun.get(NOUNS[noun], ())
        aliases = [a for node in nodes if isinstance(node, Actor) for a in node.aliases]
        labels = [node.label for node in nodes]
        return [*labels, *aliases, *(self._indexes.handles[node.id] for node in nodes)]
