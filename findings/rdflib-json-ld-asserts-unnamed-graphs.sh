#!/usr/bin/env bash
# rdflib reads what an unnamed graph in JSON-LD says as facts of the file.
#
# Guess: a graph without a name (a term with "@container": "@graph", or {"@graph": ...} as a value) becomes a graph
# named by a blank node, so that what a report says is kept apart from what the file itself states. JSON-LD 1.1 asks
# for it, verifiable credentials are written so; PyLD and Oxigraph do it.
# What happens: the statements are put into the default graph, and a plain Graph holds them, too, while those of a
# graph with an "@id" are kept apart. The report points at a blank node that names nothing, or with ["@graph", "@set"]
# at the subject itself. Nothing is raised or warned of. Not documented; no report of it was found (November 2026;
# that they are also written so is rdflib-jsonld #69).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 PyLD==3.3.0
"$folder/env/bin/python" -W ignore - <<'PY'
import json
import sys

import rdflib
from pyld import jsonld

PLACE = "https://example.org/"
SAID = {"@id": PLACE + "quay", "state": "closed"}


def report(says, term=PLACE + "says"):
    return {"@context": {"@vocab": PLACE, "says": term}, "@id": PLACE + "report", "says": says}


FILES = {
    "a graph container": report(SAID, {"@container": "@graph"}),
    "a container of several": report([SAID], {"@container": ["@graph", "@set"]}),
    "a graph as a value": report({"@graph": SAID}),
    "a graph with a name": report({"@id": PLACE + "said", "@graph": SAID}),
}
STATE = rdflib.URIRef(PLACE + "state")
print("rdflib", rdflib.__version__)
for name, file in FILES.items():
    text = json.dumps(file)
    data = rdflib.Dataset()
    data.parse(data=text, format="json-ld")
    fact = (None, STATE, None) in data.default_graph
    plain = (None, STATE, None) in rdflib.Graph().parse(data=text, format="json-ld")
    lines = jsonld.to_rdf(file, {"format": "application/n-quads"}).splitlines()
    (other,) = (line for line in lines if "/state>" in line)
    print(f"{name}: a fact in a Dataset {fact}, in a Graph {plain}; PyLD: {other}")
    if fact != plain or fact != (name != "a graph with a name") or other.endswith('"closed" .'):
        sys.exit("changed")
PY
