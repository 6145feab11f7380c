#!/usr/bin/env bash
# frictionless leaves out what up to a tenth of a column's cells say.
#
# Guess: a column of 95 years and five cells "c. 1880" is read as text, or reading it ends in an error, as Polars and
# Arrow do; extract gives what stands in the file.
# What happens: the column is an integer if nine tenths of the sample are, and every cell that does not fit is None in
# extract and empty in what its command writes as CSV, without a word: exactly the years that are uncertain are gone and
# look as if nobody had given them. At 12 of 100 the column is text and all is there. Row by row the error stands in
# row.errors, and validate reports it. That nine tenths are enough is documented (detector, field_confidence), what
# becomes of the rest in extract is not; reports are of columns that get the wrong type (#1689, open), of cells that are
# lost so none was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check frictionless==5.21.0
cd "$folder"
env/bin/python - <<'PY'
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from frictionless import Resource, extract, validate

print("frictionless", version("frictionless"))
for uncertain, expected, written in ((5, None, "W99,"), (12, "c. 1880", "W99,c. 1880")):
    years = ["1990"] * (100 - uncertain) + ["c. 1880"] * uncertain
    lines = ["work,year", *(f"W{number},{year}" for number, year in enumerate(years))]
    Path("works.csv").write_text("\n".join(lines) + "\n")
    (rows,) = extract("works.csv").values()
    command = subprocess.run(["env/bin/frictionless", "extract", "works.csv", "--csv"], capture_output=True, text=True)
    last = command.stdout.split()[-1] if expected is None else command.stdout.strip().splitlines()[-1]
    kind = Resource("works.csv")
    kind.infer()
    print(f"{uncertain} of 100: {kind.schema.fields[1].type}, last row {rows[-1]}, as CSV {last!r} "
          f"(exit {command.returncode}), valid {validate('works.csv').valid}")
    if rows[-1]["year"] != expected or last != written or command.returncode:
        sys.exit(f"changed: {expected}")
PY
