"""JSON-LD with short names, the shipped context inside; same bytes twice, in linear time."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from claimgraph.errors import InvalidGraph
from claimgraph.rdf.terms import RDF_TYPE, STRING, Literal, Triple, check_length
from claimgraph.resources import resource

CONTEXT = "ontology/context.jsonld"


def to_jsonld(triples: Iterable[Triple]) -> str:
    """Return triples as JSON-LD text: one object a subject, in the order of their IRIs.

    JSON-LD has no triples within triples: the caller leaves them out.
    """
    context = json.loads(resource(CONTEXT).read_text(encoding="utf-8"))["@context"]
    short = _Context(context)
    nodes: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in dict.fromkeys(triples):
        key, item = short.member(predicate, value)
        nodes[short.name(subject)][key].append(item)
    graph = [{"id": name, **_members(nodes[name])} for name in sorted(nodes)]
    held = {"@context": context, "@graph": [dict(sorted(node.items())) for node in graph]}
    return json.dumps(held, ensure_ascii=False, indent=1) + "\n"


def _members(found: Mapping[str, list[Any]]) -> dict[str, Any]:
    """Return the members of an object: one value plainly, several in the order of their text."""
    return {
        key: values[0] if len(values) == 1 else sorted(values, key=_KEYS.encode)
        for key, values in found.items()
    }


_KEYS = json.JSONEncoder(sort_keys=True)
"""Made once, where ``json.dumps`` makes one for each value."""


class _Context:
    """How a context writes properties and values."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self._vocab = context["@vocab"]
        self._prefixes = {
            name: iri for name, iri in context.items() if isinstance(iri, str) and "://" in iri
        }
        self._prefixes.pop("@vocab")
        self._terms = {
            self._whole(term["@id"]): (name, self._whole(term.get("@type", "")))
            for name, term in context.items()
            if isinstance(term, dict)
        }
        self._taken = context.keys()
        self._names: dict[str, str] = {}

    def _whole(self, name: str) -> str:
        prefix, mark, rest = name.partition(":")
        return self._prefixes[prefix] + rest if mark else name

    def member(self, predicate: str, value: str | Literal) -> tuple[str, Any]:
        """Return the key and the value that say a property of something."""
        if predicate == RDF_TYPE and not isinstance(value, Literal):
            return "type", self._by_vocabulary(value)
        key, kind = self._terms.get(predicate) or (self.name(predicate), "")
        if isinstance(value, Literal):
            plain = value.datatype == (kind or STRING)
            return key, _text(value) if plain else self._literal(value)
        if kind == "@vocab":
            return key, self._by_vocabulary(value)
        name = self.name(value)
        return key, name if kind == "@id" else {"@id": name}

    def _literal(self, value: Literal) -> dict[str, str]:
        """Return a literal with its datatype or its language."""
        if value.language:
            tag, _, direction = value.language.partition("--")
            found = {"@value": _text(value), "@language": tag}
            return found | {"@direction": direction} if direction else found
        if value.datatype == STRING:
            return {"@value": _text(value)}
        return {"@value": _text(value), "type": self.name(value.datatype)}

    def _by_vocabulary(self, iri: str) -> str:
        rest = iri.removeprefix(self._vocab)
        known = rest == iri or not rest.isalnum() or rest in self._taken
        return self.name(iri) if known else rest

    def name(self, iri: str) -> str:
        """Return an IRI with a prefix where what follows is a plain name, else the whole IRI.

        Raises:
            InvalidGraph: it begins as with one of our prefixes, and would be read as that.
        """
        known = self._names.get(iri)
        if known is None:
            known = self._names[iri] = self._shortened(iri)
        return known

    def _shortened(self, iri: str) -> str:
        for prefix, start in self._prefixes.items():
            rest = iri[len(start) :]
            if iri.startswith(start) and rest.replace("-", "").replace("_", "").isalnum():
                return f"{prefix}:{rest}"
        scheme, _, rest = iri.partition(":")
        if scheme in self._prefixes and not rest.startswith("//"):
            raise InvalidGraph(f"JSON-LD would take <{iri}> for a short name; save it as Turtle")
        return iri


def _text(value: Literal) -> str:
    check_length(value)
    return value.text
