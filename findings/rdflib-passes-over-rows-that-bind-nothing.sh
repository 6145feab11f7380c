#!/usr/bin/env bash
# Iterating over a result of rdflib leaves out the rows in which nothing is bound.
#
# Guess: a query for the dates of the sources of three claims, with OPTIONAL, gives three rows, one of them with None,
# however the result is read; a column stays as long as the others of the same pattern.
# What happens: for row in result passes over a row without any value, so that there are two; len() says three before
# the result was iterated and two after it, and CSV and JSON of the same result have three. So a count of rows depends
# on whether something was read before, and an expression that fails for a row takes the row away if it is the only
# column. A comment in rdflib's code says that such rows are not given; the documentation does not, and no report was
# found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.9
"$folder/env/bin/python" - <<'PY'
import json
import sys
from importlib.metadata import version

import pyoxigraph
import rdflib

DATA = """
@prefix : <http://example.org/> .
:claim1 :cites :a . :claim2 :cites :b . :claim3 :cites :c .
:a :date "2025" . :c :date "2026" .
"""
QUERY = "PREFIX : <http://example.org/> SELECT ?date { ?claim :cites ?source . OPTIONAL { ?source :date ?date } }"

graph = rdflib.Graph().parse(data=DATA, format="turtle")
store = pyoxigraph.Store()
store.load(DATA.encode(), format=pyoxigraph.RdfFormat.TURTLE)


def fresh():
    return graph.query(QUERY)


as_json = json.loads(fresh().serialize(format="json"))["results"]["bindings"]
as_csv = fresh().serialize(format="csv").decode().split("\r\n")[1:-1]
before = len(fresh())
result = fresh()
rows = sum(1 for _ in result)
after = len(result)
print("rdflib", version("rdflib"), "pyoxigraph", version("pyoxigraph"))
print(f"JSON {len(as_json)}, CSV {len(as_csv)}, len() before {before}, rows {rows}, len() after iterating {after}")
print("pyoxigraph", len(list(store.query(QUERY))))
if (len(as_json), len(as_csv), before, rows, after) != (3, 3, 3, 2, 2) or len(list(store.query(QUERY))) != 3:
    sys.exit("changed")
PY
