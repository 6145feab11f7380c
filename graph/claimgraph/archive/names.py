"""What a name means in an archive: an id, a number in one document's list, or a name people use.

A source that nothing calls so is found by who made it, as in a graph: "Reuters", "reuters.com".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from claimgraph import rdf
from claimgraph.archive.facts import NAMED
from claimgraph.archive.index import Index
from claimgraph.archive.units import SHARED
from claimgraph.errors import AmbiguousName, UnknownNode
from claimgraph.graph.indexes import called, folded, makers_of_entry, makers_of_source
from claimgraph.model import Node
from claimgraph.rdf import Literal, object_text
from claimgraph.rdf.vocabulary import FIELDS, class_iri, expand
from claimgraph.store import Store

NAMES: Mapping[str, tuple[str, ...]] = {
    "document": ("title", "origin"),
    "source": ("title", "url"),
    "claim": ("text",),
    "actor": ("name", "aliases"),
    "event": ("name",),
}
"""The fields that name a node of each noun."""
_TYPE = expand("rdf:type")
_TITLE, _URL, _PUBLISHER = (FIELDS["source"][one].iri for one in ("title", "url", "publisher"))
_DATATYPES = {"url": expand("xsd:anyURI")}


class Names:
    """Looks names up in a store."""

    def __init__(self, store: Store, base: str, index: Index | None = None) -> None:
        self._store, self._base, self._index = store, base, index

    def resolve(self, noun: str, name: str | int | Node, document: str | None) -> tuple[str, ...]:
        """Return the ids a name means.

        An actor, event or claim belongs to a document: its name means those of all documents, or
        of the one given.

        Raises:
            UnknownNode: nothing is called so; the nearest names are suggested.
            AmbiguousName: it means several nodes that no document tells apart.
        """
        if isinstance(name, int):
            return (self._numbered(name, document),)
        text = name.id if isinstance(name, Node) else name
        _refuse_surrogates(noun, text)
        if self._is(text, noun):
            return (text,)
        found = self._called(noun, text)
        if document is not None and noun not in ("source", "document"):
            found = [one for one in found if self._home(noun, one) == document]
        self._refuse_ambiguous(noun, text, found)
        return tuple(found)

    def held(self, noun: str, name: str | int | Node) -> str | None:
        """Return the id that a name is of a node of a noun; None when it is no such id."""
        text = name.id if isinstance(name, Node) else name
        return text if isinstance(text, str) and self._is(text, noun) else None

    def called_so(self, noun: str, name: str, homes: tuple[str, ...] | None) -> tuple[str, ...]:
        """Return the names that nodes have and a name means: itself or, failing that, in any case.

        Raises:
            UnknownNode: nothing is called so; the nearest names are suggested.
            AmbiguousName: in one document two nodes are.
        """
        assert self._index is not None  # asked only where there is one
        _refuse_surrogates(noun, name)
        found = self._index.names(noun, name)
        if not found:
            raise UnknownNode(noun, name, self._index.all_names(noun))
        said = tuple(one for one, _, _ in found)
        if len(found) > 1 or found[0][1] > found[0][2]:  # perhaps two in one document
            for document in homes or self._documents(noun, said):
                self._refuse_several(noun, name, said, document)
        return said

    def _documents(self, noun: str, said: Iterable[str]) -> set[str]:
        assert self._index is not None  # asked only where there is one
        return {document for one in said for document in self._index.named_in(noun, one)}

    def _refuse_several(self, noun: str, name: str, said: Iterable[str], document: str) -> None:
        assert self._index is not None  # asked only where there is one
        facts = self._index.facts(document)
        named = facts.called(noun, said) if facts else []
        if len(named) > 1:
            raise AmbiguousName(noun, name, named)

    def home(self, noun: str, node: str) -> str:
        """Return the id of the document that a node belongs to."""
        return self._home(noun, node)

    def _is(self, node: str, noun: str) -> bool:
        if not node or any(c <= " " or c in '<>"{}|\\^`' for c in node):
            return False
        subject = rdf.iri(node, self._base)
        try:
            return any(True for _ in self._store.match(subject, _TYPE, class_iri(noun)))
        except ValueError:  # no IRI can have such a character, so no id does
            return False

    def _called(self, noun: str, name: str) -> list[str]:
        """Return the nodes called so, to the letter or, failing that, whatever the case."""
        if noun == "source":
            return self._sources_called(name)
        return self._exactly(noun, name) or self._folded(noun, name)

    def _exactly(self, noun: str, name: str) -> list[str]:
        """Return the nodes called so to the letter."""
        graph = (
            SHARED if noun == "source" else None
        )  # entries of lists say the same titles and urls
        found = {
            quad.subject
            for field in NAMES.get(noun, ())
            for quad in self._store.match(
                predicate=_iri(noun, field), value=said_as(noun, field, name), graph=graph
            )
        }
        return [one for s in sorted(found) if self._is(one := self._id(s), noun)]

    def _folded(self, noun: str, name: str) -> list[str]:
        if self._index is not None and noun in NAMED.values():
            known = self.called_so(noun, name, ())
            return sorted({node for one in known for node in self._exactly(noun, one)})
        by_name: dict[str, set[str]] = defaultdict(set)
        spoken: dict[str, str] = {}
        for node, said in self._all(noun):
            by_name[said.casefold()].add(node)
            spoken[said] = node
        found = sorted(by_name.get(name.casefold(), ()))
        if not found:
            raise UnknownNode(noun, name, spoken)
        return found

    def _sources_called(self, name: str) -> list[str]:
        """Return the sources called so, or made by somebody called so, as a graph finds them."""
        key, exact = folded(name), self._exactly("source", name)
        made = self._index.made_by(key) if self._index is not None else self._by_entries(key)
        if exact and set(exact).isdisjoint(made):
            held = [dict(self._told(one)) for one in exact]
            if not any(key in makers_of_source(one.get(_PUBLISHER), one.get(_URL)) for one in held):
                return exact  # which needs no look at all sources
        named: list[str] = []
        for source, field, said in self._saying(key):
            if field != _PUBLISHER and folded(said) == key:
                named.append(source)
            publisher, url = (said if field == one else None for one in (_PUBLISHER, _URL))
            if key in makers_of_source(publisher, url):
                made.append(source)
        found = [s for s in called(exact or named, made) if self._is(s, "source")]
        if not found:
            raise UnknownNode(
                "source", name, dict.fromkeys(said for _, said in self._all("source"))
            )
        return sorted(found)

    def _told(self, source: str) -> Iterator[tuple[str, str]]:
        for quad in self._store.match(rdf.iri(source, self._base), graph=SHARED):
            if isinstance(quad.object, Literal):
                yield quad.predicate, quad.object.text

    def _saying(self, key: str) -> Iterator[tuple[str, str, str]]:
        """Yield what is shared and called like a folded name, the field that says it, and how."""
        words, said = object_text(Literal(key)), "LCASE(STR(?said))"
        same = f"{said} = {words} || {said} = CONCAT('the ', {words})"
        host = f"STRBEFORE(CONCAT(STRAFTER({said}, '//'), '/'), '/')"
        within = {_URL: f"{same} || CONTAINS({host}, {words})"}
        each = " UNION ".join(
            f"{{ ?node <{one}> ?said BIND(<{one}> AS ?field) FILTER({within.get(one, same)}) }}"
            for one in (_PUBLISHER, _URL, _TITLE)
        )
        query = f"SELECT ?node ?field ?said {{ GRAPH <{SHARED}> {{ {each} }} }}"
        for node, field, text in self._store.stream(query) if key else ():
            yield self._id(str(node)), str(field), str(text)

    def _by_entries(self, key: str) -> list[str]:
        """Return what somebody made by all entries of lists, where no index tells them."""
        fields = {f: _iri("reference", f) for f in ("source", "exact", "name")}
        words = object_text(Literal(key))
        held = " || ".join(f"CONTAINS(LCASE(STR({one})), {words})" for one in ("?exact", "?name"))
        query = (
            f"SELECT ?source ?exact ?name {{ ?entry <{fields['source']}> ?source ; "
            f"<{fields['exact']}> ?exact . OPTIONAL {{ ?entry <{fields['name']}> ?name }} "
            f"FILTER({held}) }}"
        )
        rows = self._store.stream(query) if key else ()
        return [
            self._id(str(source))
            for source, exact, name in rows
            if key in makers_of_entry(str(exact), name)
        ]

    def _all(self, noun: str) -> Iterator[tuple[str, str]]:
        """Yield each node of a noun with each of its names; claims are too many to look through."""
        fields = () if noun == "claim" else NAMES.get(noun, ())
        for field in fields:
            pattern = f"?node a <{class_iri(noun)}> ; <{_iri(noun, field)}> ?name"
            for node, said in self._store.select(f"SELECT ?node ?name {{ {pattern} }}").rows:
                if isinstance(said, Literal):
                    yield self._id(str(node)), said.text

    def _refuse_ambiguous(self, noun: str, name: str, found: list[str]) -> None:
        homes = [self._home(noun, one) for one in found]
        if len(set(homes)) < len(found):
            raise AmbiguousName(noun, name, found)

    def _home(self, noun: str, node: str) -> str:
        """Return the document a node belongs to; "" for a source or a document."""
        if noun in ("source", "document"):
            return ""
        term = _iri(noun, "document")
        found = self._store.match(rdf.iri(node, self._base), term)
        return next((self._id(str(quad.object)) for quad in found), "")

    def _numbered(self, number: int, document: str | None) -> str:
        """Return the source that has a number in one document's list."""
        entries = self._entries(number, document)
        found = sorted({source for source, _ in entries})
        if len(found) > 1:
            raise AmbiguousName("source", number, found)
        found = found or self._exactly("source", str(number))
        if not found:
            raise UnknownNode("source", number)
        return found[0]

    def _entries(self, number: int, document: str | None) -> list[tuple[str, str]]:
        position, value = _iri("reference", "number"), Literal(str(number), expand("xsd:integer"))
        graph = None if document is None else rdf.iri(document, self._base)
        found = []
        for quad in self._store.match(predicate=position, value=value, graph=graph):
            for entry in self._store.match(quad.subject, _iri("reference", "source")):
                found.append((self._id(str(entry.object)), quad.graph))
        return found

    def _id(self, iri: str) -> str:
        return iri.removeprefix(self._base)


def _refuse_surrogates(noun: str, name: str) -> None:
    """Refuse a name that no store can hold, so that nothing is called so."""
    try:
        name.encode()
    except UnicodeEncodeError:
        raise UnknownNode(noun, name) from None


def _iri(noun: str, field: str) -> str:
    return FIELDS[noun][field].iri


def said_as(noun: str, field: str, text: str) -> Literal:
    """Return the literal by which a field of a noun says a text."""
    how = FIELDS[noun][field].how
    return Literal(text, _DATATYPES[how]) if how in _DATATYPES else Literal(text)
