#!/usr/bin/env bash
# rdflib makes a datatype of JSON-LD's "@none", and drops all properties of a vocabulary that is relative to the file.
#
# Guess: a term with "@type": "@none" has values as they stand, "x" and 5, since JSON-LD 1.1 says so; a number under a
# term of "@type": "@id" stays an integer, since only strings are addresses. "@vocab": "" or "#" makes the terms of a
# document relative to its own address, its properties as well as its types.
# What happens: the keyword is put behind the vocabulary and is the datatype: "x"^^<http://example.org/@none> and
# "5"^^<http://example.org/@id>, which no number compares with. Under "@vocab": "" the type of a node is read, its
# properties are gone; under "#" they are <#title>, addresses that no standard form of RDF may hold. No error. PyLD and
# Oxigraph read all of these. Not in its documentation; no report of these was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$folder/env/bin/python" - <<'PY'
import json
import sys
from importlib.metadata import version

import pyoxigraph
import rdflib

FILE, EX = "http://example.org/mills/", "http://example.org/"
INTEGER = "<http://www.w3.org/2001/XMLSchema#integer>"


def by_rdflib(document):
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld", publicID=FILE)
    return sorted(f"{p.n3()} {o.n3()}" for p, o in graph.predicate_objects() if p != rdflib.RDF.type)


def by_oxigraph(document):
    quads = pyoxigraph.parse(json.dumps(document), format=pyoxigraph.RdfFormat.JSON_LD, base_iri=FILE)
    return sorted(f"{q.predicate} {q.object}" for q in quads if not q.predicate.value.endswith("#type"))


def typed(kind, value):
    return {"@context": {"@vocab": EX, "year": {"@type": kind}}, "@id": FILE, "year": value}


def named(vocabulary):
    return {"@context": {"@base": FILE, "@vocab": vocabulary}, "@id": "", "@type": "Report", "title": "Mills"}


# the document: what rdflib, what Oxigraph reads
CASES = {
    "@none": (typed("@none", 5), [f'<{EX}year> "5"^^<{EX}@none>'], [f'<{EX}year> "5"^^{INTEGER}']),
    "@id": (typed("@id", 5), [f'<{EX}year> "5"^^<{EX}@id>'], [f'<{EX}year> "5"^^{INTEGER}']),
    'vocabulary ""': (named(""), [], [f'<{FILE}title> "Mills"']),
    'vocabulary "#"': (named("#"), ['<#title> "Mills"'], [f'<{FILE}#title> "Mills"']),
}
print("rdflib", version("rdflib"), "pyoxigraph", version("pyoxigraph"))
for name, (document, rdflib_reads, oxigraph_reads) in CASES.items():
    found = by_rdflib(document), by_oxigraph(document)
    print(f"{name}: rdflib {found[0]}, Oxigraph {found[1]}")
    if found != (rdflib_reads, oxigraph_reads):
        sys.exit("changed")
PY
