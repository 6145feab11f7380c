#!/usr/bin/env bash
# Owlready2 writes small and long decimals in a form that xsd:decimal does not have.
#
# Guess: what is loaded from N-Triples and saved as N-Triples stays as it was; if numbers are kept as Python's floats,
# the last places change, but the file is still valid.
# What happens: a share of 0.00001 is saved as "1e-05"^^xsd:decimal and a long number as "1.2345678901234567e+19",
# though xsd:decimal has no exponents: the value is ill-typed for the next reader, equal to nothing and left out of sums
# and filters. It is the same for a file that was only loaded and saved. No report was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check owlready2==0.51 pyoxigraph==0.5.9
"$folder/env/bin/python" - "$folder" <<'PY'
import sys
from importlib.metadata import version
from pathlib import Path

import owlready2
import pyoxigraph

DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"
SHARES = {"0.25": "0.25", "0.00001": "1e-05", "12345678901234567890.5": "1.2345678901234567e+19"}
folder = Path(sys.argv[1])
print("owlready2", version("owlready2"), "pyoxigraph", version("pyoxigraph"))


def above_zero(path):
    store = pyoxigraph.Store()
    store.load(path=str(path), format=pyoxigraph.RdfFormat.N_TRIPLES)
    query = "SELECT ?v { ?s <http://example.org/share> ?v . FILTER(?v > 0) }"
    return sum(1 for _ in store.query(query))


for written, expected in SHARES.items():
    before, after = folder / "before.nt", folder / "after.nt"
    before.write_text(
        "<http://example.org/o> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<http://www.w3.org/2002/07/owl#Ontology> .\n"
        f'<http://example.org/a> <http://example.org/share> "{written}"^^<{DECIMAL}> .\n'
    )
    world = owlready2.World()
    with before.open("rb") as file:
        world.get_ontology("http://example.org/o#").load(fileobj=file).save(str(after), format="ntriples")
    found = after.read_text().split("share> ")[1].split('"')[1]
    counts = above_zero(before), above_zero(after)
    print(f"{written} -> {found}; greater than 0: {counts[0]} before, {counts[1]} after")
    if found != expected or counts != (1, 1 if written == found else 0):
        sys.exit("changed")
PY
