#!/usr/bin/env bash
# In maplib 10 / 4 is 2, so that a share of counts is 0 or 1.
#
# Guess: a whole number divided by a whole number is an xsd:decimal, as SPARQL 1.1 asks for: 10 / 4 is 2.5, and 3
# claims with a source of 4 are a share of 0.75. maplib is an engine for analysis, on Polars, where / on columns does
# that.
# What happens: the result is rounded down to 2 (as the double 2.0, -7 / 2 is -4): shares below one are 0, FILTER
# finds nothing at a half or above. "1.0 * ?cited / ?claims" does not help, as it is computed from the right;
# xsd:double(?cited) / ?claims does. Where some values of a property are whole and others are not, 1 = 1.0 is false
# and the average is empty. No error, and no note in its documentation; no report of it was found (November 2026;
# Virtuoso has an open one, #475). Oxigraph and rdflib divide as SPARQL says.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check maplib==0.20.26 polars==2.1.0 pyoxigraph==0.5.13
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import maplib
import pyoxigraph

PREFIX = "PREFIX : <https://example.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
TEXTS = (
    "@prefix : <https://example.org/> . :a :claims 4 ; :cited 3 ; :share 0.5 . :b :claims 10 ; :cited 4 ; :share 1 ."
)
QUERIES = {
    "SELECT (?cited / ?claims AS ?r) { :a :cited ?cited ; :claims ?claims }": (["0"], ["0.75"]),
    "SELECT (10 / 4 AS ?r) {}": (["2"], ["2.5"]),
    "SELECT (1.0 * ?cited / ?claims AS ?r) { :a :cited ?cited ; :claims ?claims }": (["0"], ["0.75"]),
    "SELECT (xsd:double(?cited) / ?claims AS ?r) { :a :cited ?cited ; :claims ?claims }": (["0.75"], ["0.75"]),
    "SELECT (-7 / 2 AS ?r) {}": (["-4"], ["-3.5"]),
    "SELECT (COUNT(*) AS ?r) { ?t :cited ?cited ; :claims ?all FILTER(?cited / ?all >= 0.5) }": (["0"], ["1"]),
    "SELECT (COUNT(*) AS ?r) { ?t :share ?share FILTER(?share = 1.0) }": (["0"], ["1"]),
    "SELECT (AVG(?share) AS ?r) { ?t :share ?share }": (["None"], ["0.75"]),
}
model = maplib.Model()
model.reads(TEXTS, format="turtle")
store = pyoxigraph.Store()
store.load(TEXTS.encode(), format=pyoxigraph.RdfFormat.TURTLE)


def words(value):
    return str(value) if value is None else f"{float(value):g}"


print("maplib", version("maplib"), "pyoxigraph", pyoxigraph.__version__)
for query, expected in QUERIES.items():
    found = (
        [words(row[0]) for row in model.query(PREFIX + query).rows()],
        [words(row["r"] and row["r"].value) for row in store.query(PREFIX + query)],
    )
    print(query, "-> maplib", *found[0], "- pyoxigraph", *found[1])
    if found != expected:
        sys.exit("changed")
PY
