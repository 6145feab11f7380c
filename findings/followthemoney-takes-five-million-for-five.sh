#!/usr/bin/env bash
# FollowTheMoney, the data model of OpenAleph and OpenSanctions, takes "5 million" for the number 5.
#
# Guess: a value of the type number that names a power of ten ("5 million", "4.5bn") is either read whole or, as
# "1,5" and "5-7" are since the check for values that would change (#331), refused: to_number() gives None.
# What happens: the word is taken for a unit and left out: to_number() gives 5.0, 4.5 and, for "2 hundred", 2.0, and
# "4.5 million" is smaller than "12 units". Only what is written with digits alone is right. Its docstring
# says that the unit is discarded; that a power of ten counts as one is not told, and no report was found
# (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check followthemoney==4.11.2
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from followthemoney.types import registry

EXPECTED = {
    "5,000,000": 5_000_000.0,
    "5 million": 5.0,
    "4.5bn": 4.5,
    "2 hundred": 2.0,
    "12 units": 12.0,
    "1,5": None,
    "5-7": None,
}
found = {value: registry.number.to_number(value) for value in EXPECTED}
print("followthemoney", version("followthemoney"))
for value, number in found.items():
    print(f"{value!r} is {number}")
if found != EXPECTED:
    sys.exit(f"changed: {EXPECTED}")
PY
