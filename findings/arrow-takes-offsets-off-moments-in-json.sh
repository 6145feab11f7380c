#!/usr/bin/env bash
# Arrow takes the offset off the moments of a JSON file, so that ten o'clock in Berlin is eight o'clock without a place.
#
# Guess: "2024-05-01T10:00:00+02:00" stays text, or becomes a moment that knows to be UTC, as Arrow's own reader of CSV
# gives it (timestamp[s, tz=UTC]) and as DuckDB gives it of the same JSON.
# What happens: pyarrow.json gives timestamp[s] without a zone and the hour of UTC: 08:00, which stands for whatever the
# local hour is where it is read next. A time that was written without an offset, 08:00, keeps its 08:00 in the same
# column, so that the two are equal, whatever place the second one spoke of. The documentation says only that such
# strings are inferred as timestamps; of Polars' offsets in JSON there is a report (polars #29262), of Arrow's none was
# found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check pyarrow==26.0.1
"$folder/env/bin/python" - <<'PY'
import io
import sys

import pyarrow
from pyarrow import csv, json

MOMENTS = ["2024-05-01T10:00:00+02:00", "2024-05-01T08:00:00Z", "2024-05-01T08:00:00"]
lines = "".join(f'{{"seen": "{moment}"}}\n' for moment in MOMENTS)
of_json = json.read_json(io.BytesIO(lines.encode()))["seen"]
print("pyarrow", pyarrow.__version__)
for written, read in zip(MOMENTS, of_json.to_pylist()):
    print(f"JSON: {written} -> {read} ({of_json.type})")
if str(of_json.type) != "timestamp[s]" or {str(moment) for moment in of_json.to_pylist()} != {"2024-05-01 08:00:00"}:
    sys.exit("changed: JSON")
of_csv = csv.read_csv(io.BytesIO("\n".join(["seen", *MOMENTS[:2]]).encode()))["seen"]
print(f"CSV: {of_csv.to_pylist()[0]} ({of_csv.type})")
if str(of_csv.type) != "timestamp[s, tz=UTC]":
    sys.exit("changed: CSV")
PY
