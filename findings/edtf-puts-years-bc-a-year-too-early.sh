#!/usr/bin/env bash
# edtf puts every year BC a year too early.
#
# Guess: text_to_edtf("44 BC") is -0043: in EDTF, as in ISO 8601 and in xsd:gYear of XML Schema 1.1, the year 0000 is
# 1 BC, so that n BC is the year 1 - n, and an interval over the turn of the era counts its years rightly.
# What happens: the number stands behind a minus as it is. "44 BC" is -0044, which is 45 BC for every other reader of
# EDTF, and "1 BC" is -0001, though the library knows the year 0000. The README says nothing of it; no report was found
# for this library, for others there are (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check edtf==5.0.2
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from edtf import parse_edtf, text_to_edtf

WRITTEN = {"1 BC": "-0001", "44 BC": "-0044", "c. 12 BC": "-0012~", "100 BCE": "-0100"}
print("edtf", version("edtf"))
for words, expected in WRITTEN.items():
    found = text_to_edtf(words)
    print(f"{words!r} -> {found}")
    if found != expected:
        sys.exit(f"changed: {found} in the place of {expected}")
# The year 0000 itself is known: the day before 1 January of year 1 is in it.
zero = parse_edtf("0000")
print("'0000' ->", zero, "from", zero.lower_strict().tm_year, "to", zero.upper_strict().tm_year)
PY
