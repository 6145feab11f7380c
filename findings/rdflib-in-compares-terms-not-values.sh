#!/usr/bin/env bash
# IN of rdflib compares terms, = compares values: 3.0 = 3 is true, 3.0 IN (3) is false, 3.0 NOT IN (3) is true.
#
# Guess: ?value IN (3, 4) finds what ?value = 3 || ?value = 4 finds; the specification says that they are the same.
# What happens: rdflib finds with IN only what has the very datatype and spelling of the list: of 3, 3.0, 3.00 and 3e0
# the first alone, and NOT IN keeps the other three. A figure that was saved as a decimal, as readers of numbers do,
# is never in a list of whole numbers, and a moment that data and list write alike, with Z, is not found either: reading
# data turned its Z into +00:00. No error, no warning; Oxigraph finds all. Not in its documentation; no report of it was
# found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$folder/env/bin/python" - <<'PY'
import sys

import pyoxigraph
import rdflib

FIGURES = """
@prefix : <http://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a :value 3 . :b :value 3.0 . :c :value 3.00 . :d :value 3e0 . :e :value 7 .
:f :seen "2024-03-04T10:00:00+02:00"^^xsd:dateTime . :g :seen "2024-03-04T08:00:00Z"^^xsd:dateTime .
"""
PREFIXES = "PREFIX : <http://example.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>"
MOMENT = '"2024-03-04T08:00:00Z"^^xsd:dateTime'
# the filter: rdflib, pyoxigraph
EXPECTED = {
    "?s :value ?v FILTER(?v = 3)": ("abcd", "abcd"),
    "?s :value ?v FILTER(?v IN (3))": ("a", "abcd"),
    "?s :value ?v FILTER(?v NOT IN (3))": ("bcde", "e"),
    f"?s :seen ?v FILTER(?v = {MOMENT})": ("fg", "fg"),
    f"?s :seen ?v FILTER(?v IN ({MOMENT}))": ("", "fg"),
}
graph = rdflib.Graph().parse(data=FIGURES, format="turtle")
store = pyoxigraph.Store()
store.load(FIGURES.encode(), pyoxigraph.RdfFormat.TURTLE)
print("rdflib", rdflib.__version__, "pyoxigraph", pyoxigraph.__version__)
for where, expected in EXPECTED.items():
    query = f"{PREFIXES} SELECT ?s {{ {where} }} ORDER BY ?s"
    found = (
        "".join(str(row.s)[-1] for row in graph.query(query)),
        "".join(solution["s"].value[-1] for solution in store.query(query)),
    )
    print(f"{where}: rdflib {found[0]}, pyoxigraph {found[1]}")
    if found != expected:
        sys.exit("changed")
PY
