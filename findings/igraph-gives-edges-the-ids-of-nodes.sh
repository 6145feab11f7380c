#!/usr/bin/env bash
# igraph reads the ids of edges from GraphML wrongly: they get those of nodes.
#
# Guess: an edge's `id` in a GraphML file becomes its attribute "id", as that of a node does.
# What happens: the edges do have an attribute "id", but it holds the ids of the nodes, counted
# along: the first edge gets the id of the first node, and so on; edges past the number of nodes get "".
# NetworkX writes the keys of parallel edges as ids (which relation an edge stands for), so that they are
# lost on this way, and names that look plausible stand in their place. Not in igraph's documentation of
# Read_GraphML; no report of it was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check igraph==1.0.0 networkx==3.6.1
"$folder/env/bin/python" - "$folder/graph.graphml" <<'PY'
import sys

import igraph
import networkx as nx

graph = nx.MultiDiGraph()
graph.add_edge("claim", "report", "cites")
graph.add_edge("claim", "report", "disputes")
graph.add_edge("letter", "report", "repeats")
graph.add_edge("report", "letter", "quotes")
nx.write_graphml(graph, sys.argv[1])
print("igraph", igraph.__version__, "networkx", nx.__version__)
for line in open(sys.argv[1], encoding="utf-8"):
    if "<edge " in line:
        print(line.strip())
read = igraph.Graph.Read_GraphML(sys.argv[1])
print("ids of nodes:", read.vs["id"])
print("ids of edges:", read.es["id"])
back = nx.read_graphml(sys.argv[1], force_multigraph=True)
print("NetworkX reads:", [key for _, _, key in back.edges(keys=True)])
if read.es["id"] != ["claim", "report", "letter", ""]:
    sys.exit("changed: the ids of edges are others")
PY
