#!/usr/bin/env bash
# rdflib's pretty-xml turns words and numbers in lists into addresses.
#
# Guess: a list of literals (the readings of a gauge, the authors of a paper in their order) comes back from
# serialize(format="pretty-xml") as it was, as it does from format="xml"; RDF/XML can write literals with rdf:first.
# What happens: each item is written as a node, <rdf:Description rdf:about="12"/>. A reader takes that for an address
# relative to the file's own: 12 becomes <https://example.org/data/12>, in another folder another one. Types and
# languages are lost. No error on either side where the file has an address. Of other statements about a list that
# are lost there is a report (#160, open), of literals none was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0
"$folder/env/bin/python" - <<'PY'
import sys

import rdflib
from rdflib.collection import Collection

PLACE = "https://example.org/data/"
TEXTS = '@prefix : <https://example.org/> . :gauge :readings ( 12 2.5 "dry" "trocken"@de :unread ) .'
graph = rdflib.Graph().parse(data=TEXTS, format="turtle")
print("rdflib", rdflib.__version__)
found = {}
for format in ("xml", "pretty-xml"):
    file = graph.serialize(format=format)
    read = rdflib.Graph().parse(data=file, format="xml", publicID=PLACE + "gauge.rdf")
    (readings,) = read.objects(None, rdflib.URIRef("https://example.org/readings"))
    found[format] = [item.n3() for item in Collection(read, readings)]
    print(format, *found[format])
    if format == "pretty-xml":
        print(*(line.strip() for line in file.splitlines() if "about=" in line), sep="\n")
if found["xml"][2] != '"dry"' or found["pretty-xml"][:4] != [
    f"<{PLACE}{item}>" for item in ("12", "2.5", "dry", "trocken")
]:
    sys.exit("changed")
PY
