#!/usr/bin/env bash
# Polars makes 0 of a share of 0.9 where the first hundred rows hold whole numbers only.
#
# Guess: rows of Python (dictionaries, tuples) or JSON with a number that does not fit the type that was inferred from
# the first 100 rows end in an error that names infer_schema_length, as a text there does, and as read_ndjson and
# read_csv do for the same number; DataFrame says of strict=True, its default, that it throws "if any data value does
# not exactly match the given or inferred data type".
# What happens: the fraction is cut off: 2.5 becomes 2, 0.9 and -0.9 become 0, with DataFrame, from_dicts,
# from_records and read_json alike, no error and no warning; so a column that begins with 100 shares of 1 reads 0 for
# all that are disputed in part. With infer_schema_length=None it is
# right. Of columns that are lost behind row 100 there is a report (#23190, open), of fractions none was found
# (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check polars==2.1.0
"$folder/env/bin/python" - <<'PY'
import io
import json
import sys

import polars as pl


def by_lines(rows):
    return pl.read_ndjson(io.BytesIO("\n".join(map(json.dumps, rows)).encode()))


READERS = {
    "DataFrame": pl.DataFrame,
    "DataFrame(strict=True)": lambda rows: pl.DataFrame(rows, strict=True),
    "from_dicts": pl.from_dicts,
    "from_records": pl.from_records,
    "tuples": lambda rows: pl.DataFrame([tuple(row.values()) for row in rows], schema=["share"], orient="row"),
    "read_json": lambda rows: pl.read_json(io.BytesIO(json.dumps(rows).encode())),
    "from_dicts(infer_schema_length=None)": lambda rows: pl.from_dicts(rows, infer_schema_length=None),
    "read_ndjson": by_lines,
}


def last(read, before, value):
    try:
        return read([{"share": 1}] * before + [{"share": value}])["share"][-1]
    except pl.exceptions.ComputeError:
        return "error"


print("polars", pl.__version__)
for name, read in READERS.items():
    found = [last(read, before, value) for before in (99, 100) for value in (2.5, 0.9, -0.9, "half")]
    print(f"{name}: in row 100 {found[:4]}, in row 101 {found[4:]}")
    cut = {"read_ndjson": ["error"] * 4, "from_dicts(infer_schema_length=None)": [2.5, 0.9, -0.9, "half"]}
    if found != [2.5, 0.9, -0.9, "half", *cut.get(name, [2, 0, 0, "error"])]:
        sys.exit("changed")
PY
