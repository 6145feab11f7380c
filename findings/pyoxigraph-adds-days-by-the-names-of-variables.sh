#!/usr/bin/env bash
# Whether pyoxigraph adds days to a date depends on how the variables are called, and on which day it is.
#
# Guess: pyoxigraph computes with dates (a date minus days works), so that a date plus an xsd:dayTimeDuration is a
# later date or, if the sum is not supported, always unbound.
# What happens: the optimiser sorts the two sides of a sum by a hash of how they are written, and only a date plus
# days is known, not days plus a date. So ?day + ?span is answered and ?date + ?week may not be, 2026-03-01 plus P1D
# is unbound and 2026-02-01 plus P1D is a day. A filter such as ?published <= ?happened + "P7D"... lets nothing pass
# when the hash falls badly, which looks like "no text within a week". Minus is never sorted: ?day - "-P7D" always
# works. rdflib adds all of them. Its documentation says nothing of it; no report of it was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$folder/env/bin/python" - <<'PY'
import sys

import pyoxigraph
import rdflib

PREFIX = "PREFIX : <https://example.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
FACTS = f'{PREFIX} :quake :on "2026-03-01"^^xsd:date ; :span "P7D"^^xsd:dayTimeDuration .'
store = pyoxigraph.Store()
store.load(FACTS.encode(), format=pyoxigraph.RdfFormat.TURTLE)
graph = rdflib.Graph().parse(data=FACTS, format="turtle")


def asked(computed, where=""):
    query = f"{PREFIX} SELECT ({computed} AS ?sum) {{ {where} }}"
    (solution,) = store.query(query)
    (row,) = graph.query(query)
    return solution["sum"] and solution["sum"].value, str(row[0])


def tally(name, sums, lost):
    found = [asked(*one) for one in sums]
    unbound = sum(value is None for value, _ in found)
    print(f"{name}: {len(found)} sums, unbound in pyoxigraph {unbound}")
    if any(value not in (None, other) for value, other in found):
        sys.exit("changed: another day than rdflib's")
    if (0 < unbound < len(found)) != lost:
        sys.exit("changed")
    return found


print("pyoxigraph", pyoxigraph.__version__, "rdflib", rdflib.__version__)
DAYS = [f"2026-03-{day:02}" for day in range(1, 32)]
NAMES = ["at", "date", "day", "event", "happened", "on", "published", "start", "then", "when", "written", "x"]
tally(
    "one date and span, other names of variables",
    [(f"?{name} + ?span", f":quake :on ?{name} ; :span ?span") for name in NAMES],
    lost=True,
)
tally("each day of March plus P7D", [(f'"{d}"^^xsd:date + "P7D"^^xsd:dayTimeDuration',) for d in DAYS], lost=True)
tally("each day of March minus -P7D", [(f'"{d}"^^xsd:date - "-P7D"^^xsd:dayTimeDuration',) for d in DAYS], lost=False)
PY
