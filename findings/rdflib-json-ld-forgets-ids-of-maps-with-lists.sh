#!/usr/bin/env bash
# rdflib forgets of which node a JSON-LD map speaks where the map holds lists: ids and types are gone.
#
# Guess: with "@container": "@id" the keys of an object are the ids of what they hold, with "@type" their types, for one
# node or a list of them; "@container": ["@id", "@set"] asks for lists, and every processor that compacts with it writes
# them. PyLD reads both so, Oxigraph those with ids.
# What happens: the key is kept for a single node only. For a list the node that has an address is a blank node, so that
# the title of a source is that of nothing which another file could name, and the types of a map are not there at all,
# so that no question for persons finds them. With one node instead of a list of one it is right. No warning. Not in its
# documentation; no report of it was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 PyLD==3.3.0
"$folder/env/bin/python" - <<'PY'
import json
import sys
from importlib.metadata import version

import rdflib
from pyld import jsonld

EX = "http://example.org/"


def document(container, held):
    return {"@context": {"@vocab": EX, "cites": {"@container": container}}, "@id": EX + "report", "cites": held}


def by_rdflib(given):
    graph = rdflib.Graph().parse(data=json.dumps(given), format="json-ld")
    return sum(subject == rdflib.URIRef(EX + "letter") for subject in graph.subjects())


def by_pyld(given):
    lines = jsonld.to_rdf(given, {"format": "application/n-quads"}).splitlines()
    return sum(line.startswith(f"<{EX}letter>") for line in lines)


TITLE, NODE = {"title": "Letter"}, {"@id": EX + "letter"}
CASES = {
    "ids, one node": (document("@id", {EX + "letter": TITLE}), 1, 1),
    "ids, a list": (document("@id", {EX + "letter": [TITLE]}), 0, 1),
    "ids, a set": (document(["@id", "@set"], {EX + "letter": [TITLE]}), 0, 1),
    "types, one node": (document("@type", {"Letter": NODE}), 1, 1),
    "types, a list": (document("@type", {"Letter": [NODE]}), 0, 1),
}
print("rdflib", version("rdflib"), "PyLD", version("PyLD"))
for name, (given, rdflib_says, pyld_says) in CASES.items():
    found = by_rdflib(given), by_pyld(given)
    print(f"{name}: statements about the letter in rdflib {found[0]}, in PyLD {found[1]}")
    if found != (rdflib_says, pyld_says):
        sys.exit("changed")
PY
