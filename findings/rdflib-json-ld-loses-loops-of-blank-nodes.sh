#!/usr/bin/env bash
# rdflib leaves blank nodes that point at each other out of JSON-LD, all statements about them with them.
#
# Guess: serialize(format="json-ld") writes every triple, blank nodes that are needed twice with a label, as its
# Turtle and N-Triples do, and as PyLD does.
# What happens: the serializer writes blank nodes inside of what points at them and begins with those that nothing
# points at. Two texts without an address that each copy the other, or one that cites itself, are never reached:
# the file is `[]`, or holds the other statements only. Loops that a named node points at are kept. Nothing is raised or
# warned of. Not documented; no report of it was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 PyLD==3.3.0
"$folder/env/bin/python" - <<'PY'
import sys

import rdflib
from pyld import jsonld

PREFIX = "PREFIX : <https://example.org/> "
LOOPS = {
    'two letters': '_:a :copies _:b ; :says "closed" . _:b :copies _:a ; :says "open" . :c :says "shut" .',
    'three letters': '_:a :copies _:b . _:b :copies _:c . _:c :copies _:a . :c :says "shut" .',
    'one letter': '_:a :cites _:a ; :says "closed" . :c :says "shut" .',
    'a chain': '_:a :copies _:b . _:b :says "open" . :c :says "shut" .',
}
EXPECTED = {
    "two letters": (5, 5, 1, 5), "three letters": (4, 4, 1, 4),
    "one letter": (3, 3, 1, 3), "a chain": (3, 3, 3, 3),
}
print("rdflib", rdflib.__version__)
for name, triples in LOOPS.items():
    graph = rdflib.Graph().parse(data=PREFIX + triples, format="turtle")
    found = [len(graph)]
    for format in ("turtle", "json-ld"):
        found.append(len(rdflib.Graph().parse(data=graph.serialize(format=format), format=format)))
    lines = graph.serialize(format="nt")
    other = jsonld.to_rdf(jsonld.from_rdf(lines), {"format": "application/n-quads"})
    found.append(len(other.strip().splitlines()))
    print("{}: {} triples, in Turtle {}, in JSON-LD {}; PyLD's JSON-LD {}".format(name, *found))
    if tuple(found) != EXPECTED[name]:
        sys.exit("changed")
PY
