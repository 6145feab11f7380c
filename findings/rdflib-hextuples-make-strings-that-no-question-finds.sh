#!/usr/bin/env bash
# A string that RDFLib wrote as HexTuples and read again is another term, which its own words do not find.
#
# Guess: a graph written as HexTuples and read again is the same graph: "It rained" and
# "It rained"^^xsd:string are one literal (RDF 1.1 Concepts, 3.3).
# What happens: the writer gives each plain string the type xsd:string, as HexTuples ask, and the reader
# keeps it; to RDFLib a string with that type and one without are two terms. Neither isomorphic(), a
# question in SPARQL nor Graph.value finds the text of a claim by its words any more. Strings with a
# language and numbers are not touched, and what goes through N-Quads or JSON-LD is the same term.
# HexTuples are what RDFLib offers for reading graphs fast, line by line. No report was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0
"$folder/env/bin/python" - <<'PY'
import sys

import rdflib
from rdflib import Graph, Literal, Namespace
from rdflib.compare import isomorphic

EX = Namespace("https://example.org/")
QUESTION = 'SELECT ?claim { ?claim <https://example.org/text> "It rained" }'
print("rdflib", rdflib.__version__)
held = Graph()
held.add((EX.c1, EX.text, Literal("It rained")))
held.add((EX.c1, EX.label, Literal("Regen", lang="de")))
held.add((EX.c1, EX.line, Literal(3)))
found = {}
for format in ("nt", "json-ld", "hext"):
    again = Graph().parse(data=held.serialize(format=format), format=format)
    subject = again.value(predicate=EX.text, object=Literal("It rained"))
    found[format] = (len(again), isomorphic(held, again), len(again.query(QUESTION)), subject)
    print(format, "- statements, same graph, found in SPARQL, found by value:", *found[format])
same = (3, True, 1, EX.c1)
if found != {"nt": same, "json-ld": same, "hext": (3, False, 0, None)}:
    sys.exit("changed")
PY
