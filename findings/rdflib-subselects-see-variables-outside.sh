#!/usr/bin/env bash
# rdflib lets variables from outside into a subselect that does not name them.
#
# Guess: a subselect is answered by itself and then joined by the variables that it projects, as SPARQL 1.1 says
# (bottom-up; ?text inside of SELECT (COUNT(*) AS ?all) is another variable than ?text outside), so that its
# place in the query changes nothing.
# What happens: where the subselect stands behind other patterns, each of their solutions is put into it. A total is
# then one row's own number (a share of 1 for every text), a largest value is each row's own value, so that "the
# text with the most readers" gives every text. With the subselect first, or with other names in it, the answer is
# right. Of the variables that come out there is a report of 2016 (#607, closed), of these that go in none was
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

PREFIX = "PREFIX : <https://example.org/> "
TEXTS = PREFIX + ":a :readers 10 . :b :readers 30 . :c :readers 60 ."
MOST = "SELECT (MAX(?n) AS ?most) { ?text :readers ?n }"
TOTAL = "SELECT (SUM(?n) AS ?all) { ?text :readers ?n }"
# Each query with the answer of rdflib and that of pyoxigraph: pairs of a text and a number.
QUERIES = {
    f"SELECT ?text ?all {{ ?text :readers ?n . {{ {TOTAL} }} }}": ("a 10 b 30 c 60", "a 100 b 100 c 100"),
    f"SELECT ?text ?all {{ {{ {TOTAL} }} ?text :readers ?n }}": ("a 100 b 100 c 100",) * 2,
    f"SELECT ?text ?n {{ ?text :readers ?n . {{ {MOST} }} FILTER(?n = ?most) }}": ("a 10 b 30 c 60", "c 60"),
    f"SELECT ?text ?n {{ {{ {MOST} }} ?text :readers ?n FILTER(?n = ?most) }}": ("c 60",) * 2,
}
graph = rdflib.Graph().parse(data=TEXTS, format="turtle")
store = pyoxigraph.Store()
store.load(TEXTS.encode(), format=pyoxigraph.RdfFormat.TURTLE)


def words(rows):
    return " ".join(sorted(f"{text.rpartition('/')[2]} {number}" for text, number in rows))


print("rdflib", rdflib.__version__, "pyoxigraph", pyoxigraph.__version__)
for query, expected in QUERIES.items():
    found = (
        words((str(text), number) for text, number in graph.query(PREFIX + query)),
        words((row[0].value, row[1].value) for row in store.query(PREFIX + query)),
    )
    print(query, "\n  rdflib:", found[0], "\n  pyoxigraph:", found[1])
    if found != expected:
        sys.exit("changed")
PY
