#!/usr/bin/env bash
# GrandCypher counts a missing attribute as zero, and finds undirected pairs only where edges run both ways.
#
# Guess: AVG, SUM and COUNT pass over nodes without the attribute, as openCypher's aggregation does with null, so that
# the mean of 2020 and 2024 is 2022 whatever other claims have no year; (a)-[]-(b), which its README lists as
# supported, finds an edge of a DiGraph from both of its ends.
# What happens: AVG(c.year) over three claims, one of them undated, is 1348 and COUNT(c.year) is 3, while MIN is 2020.
# In (a)-[]-(b) both a -> b and b -> a have to be there: of a graph of citations, where one text cites another, it finds
# nothing, as if the graph had no edges. No error, no warning. Neither in its README nor in a report that was found
# (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check grand-cypher==1.2.0 networkx==3.6.1
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import networkx as nx
from grandcypher import GrandCypher

graph = nx.DiGraph()
graph.add_node("c1", name="c1", year=2020)
graph.add_node("c2", name="c2", year=2024)
graph.add_node("c3", name="c3")
graph.add_edge("c1", "c2")
graph.add_edge("c2", "c3")
answered = graph.copy()
answered.add_edge("c2", "c1")


def ask(asked, query):
    return {str(key): list(values) for key, values in GrandCypher(asked).run(query).items()}


print("grand-cypher", version("grand-cypher"))
for query, expected in {
    "MATCH (c) RETURN AVG(c.year)": [1348],
    "MATCH (c) RETURN MIN(c.year)": [2020],
    "MATCH (c) RETURN COUNT(c.year)": [3],
    "MATCH (c) WHERE c.year > 0 RETURN AVG(c.year)": [2022],
}.items():
    found = ask(graph, query)
    print(query, "->", found)
    if list(found.values()) != [expected]:
        sys.exit(f"changed: {expected}")
PAIRS = "MATCH (a)-[]-(b) RETURN a.name, b.name"
for asked, expected in ((graph, []), (answered, ["c1", "c2"])):
    found = ask(asked, PAIRS)
    print(asked, PAIRS, "->", found)
    if sorted(found["a.name"]) != expected:
        sys.exit("changed: pairs")
PY
