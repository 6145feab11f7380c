#!/usr/bin/env bash
# fastparquet reads lists of strings as nothing, without a word, where they are not dictionary-encoded.
#
# Guess: a column of lists (the sources of each claim) that DuckDB wrote with its defaults is read as
# lists, as fastparquet reads those of PyArrow; what a reader does not know ends in an error, as other
# encodings do in fastparquet.
# What happens: every row is None. Lists of numbers in the same file are right. Files of Polars 2.1.0 are
# read in the same way. PyArrow's hide it while they are small: past the size of a dictionary (1 MiB) its pages
# are plain too, and rows of those pages are None while the others are right. Neither in fastparquet's
# documentation nor in a report that was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check \
    fastparquet==2026.9.0 pandas==3.1.1 duckdb==2.0.1 pyarrow==26.0.1
cd "$folder"
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import duckdb
import pyarrow
import pyarrow.parquet
from fastparquet import ParquetFile

SOURCES = [["board"], [], None, ["board", "office"]]
LINES = [[3], [], None, [4, 5]]
duckdb.sql(
    "COPY (FROM (VALUES (['board'], [3]), ([], []), (NULL, NULL), (['board', 'office'], [4, 5]))"
    " found(sources, lines)) TO 'duckdb.parquet'"
)
print(*(f"{name} {version(name)}" for name in ("fastparquet", "duckdb", "pyarrow")))
held = pyarrow.parquet.read_table("duckdb.parquet").to_pydict()
read = ParquetFile("duckdb.parquet").to_pandas()
print("duckdb.parquet holds", held["sources"], "- fastparquet reads", read["sources"].tolist())
if held["sources"] != SOURCES or read["sources"].notna().any():
    sys.exit("changed")
if [None if line is None else list(map(int, line)) for line in read["lines"]] != LINES:
    sys.exit("changed")
many = [[f"https://example.org/archive/of/the/town/{number}"] for number in range(30_000)]
pyarrow.parquet.write_table(pyarrow.table({"sources": many}), "pyarrow.parquet")
lost = int(ParquetFile("pyarrow.parquet").to_pandas()["sources"].isna().sum())
print("pyarrow.parquet: lists held", len(many), "- read as None", lost)
if not 0 < lost < len(many):
    sys.exit("changed")
PY
