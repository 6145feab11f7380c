"""Keys of JSON-LD to which its contexts give no IRI: every parser drops them without a word."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from claimgraph.store.formats import parse_quads

_VOCAB = "urn:claimgraph:unread:"


def unread_terms(data: bytes) -> Counter[str]:
    """Return the keys of JSON-LD that become no statement, with how often each stands there.

    Where no key looks unknown, the text is not parsed again. Broken text has none.

    >>> unread_terms(b'{"@context": {"a": "urn:a"}, "@id": "urn:x", "a": 1, "b": 2}')
    Counter({'b': 1})
    """
    try:
        held = json.loads(data)
    except (ValueError, RecursionError):  # what the parser says of it is clearer
        return Counter()
    if not _has_unknown_keys(held):
        return Counter()
    for top in held if isinstance(held, list) else [held]:
        if isinstance(top, dict):
            given = top.get("@context")
            top["@context"] = [{"@vocab": _VOCAB}, *(given if isinstance(given, list) else [given])]
            if given is None:
                top["@context"].pop()
    marked = parse_quads(json.dumps(held), "jsonld")
    return Counter(
        quad.predicate.removeprefix(_VOCAB) for quad in marked if quad.predicate.startswith(_VOCAB)
    )


def _has_unknown_keys(held: Any) -> bool:
    used: set[str] = set()
    known: set[str] = set()
    for part in _objects(held):
        used |= part.keys()
        contexts = part.get("@context")
        for context in contexts if isinstance(contexts, list) else [contexts]:
            if isinstance(context, dict):
                known |= context.keys()
    return any(":" not in key and not key.startswith("@") for key in used - known)


def _objects(held: Any) -> Iterator[dict[str, Any]]:
    waiting = [held]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield part
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)
