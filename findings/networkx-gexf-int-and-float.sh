#!/usr/bin/env bash
# NetworkX writes a GEXF file that its own reader refuses.
#
# Guess: node attributes that are an int on one node and a float on another (a count of 2, a share of
# 0.5) come back as numbers, since GEXF has types for both and write_gexf accepts the graph.
# What happens: write_gexf declares the attribute once, with the type of the first value that it meets
# (long), and writes the float below it; read_gexf then takes "0.5" for an int: ValueError.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check networkx==3.6.1
"$folder/env/bin/python" - "$folder/graph.gexf" <<'PY'
import sys

import networkx as nx

graph = nx.Graph()
graph.add_node("whole", value=2)
graph.add_node("part", value=0.5)
nx.write_gexf(graph, sys.argv[1])
print("networkx", nx.__version__)
for line in open(sys.argv[1], encoding="utf-8"):
    if "attribute " in line or "attvalue " in line:
        print(line.strip())
try:
    print("read back:", dict(nx.read_gexf(sys.argv[1]).nodes(data=True)))
except ValueError as error:
    print("ValueError:", error)
else:
    sys.exit("changed: the file is read back")
PY
