#!/usr/bin/env bash
# RDFLib loses infinite numbers when it writes JSON-LD where orjson happens to be installed; else it writes no JSON.
#
# Guess: "more than 300" as a range from 300 to INF (xsd:double, XML Schema 1.1 part 2, 3.3.5.1) is
# read back from JSON-LD as it is from Turtle; what JSON has no number for is written as a string with
# its type, which JSON-LD allows of every literal. A faster JSON library changes the time, not the words.
# What happens: with orjson, which many packages bring along, INF becomes {"@type": xsd:double, "@value": null}.
# JSON-LD drops values that are null, so that the statement is gone for RDFLib, PyLD and pyoxigraph alike,
# without a word. Without orjson it is the word Infinity, which RDFLib reads again and pyoxigraph
# rightly refuses, as it is no JSON. pyoxigraph writes the same graph in JSON-LD with nothing lost. No report on
# JSON-LD was found (November 2026); that N-Triples get "inf", which XML Schema does not have, is issue 1420.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check \
    rdflib==7.6.0 pyoxigraph==0.5.13 PyLD==3.3.0
cat > "$folder/write.py" <<'PY'
import sys
from importlib.metadata import PackageNotFoundError, version

import pyoxigraph
from pyld import jsonld
from rdflib import Graph

TURTLE = """
@prefix ex: <https://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:ships ex:from "300"^^xsd:double ; ex:to "INF"^^xsd:double .
"""
LD = pyoxigraph.RdfFormat.JSON_LD


def told(count):
    """Return how many statements are read back, or that it is no JSON."""
    try:
        return count()
    except (SyntaxError, ValueError):
        return "no JSON"


try:
    orjson = f"orjson {version('orjson')}"
except PackageNotFoundError:
    orjson = "no orjson"
print(*(f"{name} {version(name)}" for name in ("rdflib", "pyoxigraph", "PyLD")), orjson)
held = Graph().parse(data=TURTLE, format="turtle")
again = Graph().parse(data=held.serialize(format="turtle"), format="turtle")
written = held.serialize(format="json-ld")
print("held", len(held), "- read back from Turtle", len(again))
value = next(line.strip() for line in written.splitlines() if "null" in line or "Inf" in line)
print("JSON-LD of rdflib holds", value)
read = [
    told(lambda: len(Graph().parse(data=written, format="json-ld"))),
    told(lambda: len(list(pyoxigraph.parse(written.encode(), LD)))),
]
if orjson != "no orjson":
    import json

    read.append(len(jsonld.to_rdf(json.loads(written))["@default"]))
print("read back by rdflib, pyoxigraph and PyLD:", *read)
turtle = pyoxigraph.parse(TURTLE.encode(), pyoxigraph.RdfFormat.TURTLE)
kept = len(list(pyoxigraph.parse(pyoxigraph.serialize(turtle, format=LD), LD)))
print("read back from the JSON-LD of pyoxigraph:", kept)
expected = [2, "no JSON"] if orjson == "no orjson" else [1, 1, 1]
if (len(held), len(again), kept) != (2, 2, 2) or read != expected:
    sys.exit("changed")
PY
"$folder/env/bin/python" "$folder/write.py"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check orjson==3.11.9
"$folder/env/bin/python" "$folder/write.py"
