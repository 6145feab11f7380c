#!/usr/bin/env bash
# Drawing a NetworkX graph with pyvis changes the graph: its weights are gone, its nodes have a size.
#
# Guess: Network.from_nx(graph) copies what it draws, so that what one computes afterwards is what one computed
# before.
# What happens: on the graph itself every edge loses "weight" and gets "width", and every node without a "size" gets
# 10. Whoever draws first and counts then gets other answers without an error, as NetworkX takes an edge without a
# weight for 1: the shortest way, PageRank and the strength of a source change. A second picture of the same graph has
# all lines as thin as 1. Its documentation says that weights become widths, not that they are taken off; no report of
# it was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check pyvis==0.3.2 networkx==3.6.1
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import networkx as nx
from pyvis.network import Network

graph = nx.DiGraph()
graph.add_edge("claim", "report", weight=9)
graph.add_edge("claim", "letter", weight=1)
graph.add_edge("letter", "report", weight=2)
print("pyvis", version("pyvis"), "networkx", nx.__version__)


def state():
    way = nx.shortest_path(graph, "claim", "report", weight="weight")
    return way, graph.in_degree("report", weight="weight"), [data.copy() for _, _, data in graph.edges(data=True)]


before = state()
first, second = Network(directed=True), Network(directed=True)
first.from_nx(graph)
after = state()
second.from_nx(graph)
widths = [[edge["width"] for edge in drawn.edges] for drawn in (first, second)]
print("before:", before)
print("after:", after, "nodes:", dict(graph.nodes(data=True)))
print("widths drawn first and then:", *widths)
if before[:2] != (["claim", "letter", "report"], 11) or after[:2] != (["claim", "report"], 2):
    sys.exit("changed")
if widths[0] != [9, 1, 2] or any("weight" in data for data in after[2]):
    sys.exit("changed")
PY
