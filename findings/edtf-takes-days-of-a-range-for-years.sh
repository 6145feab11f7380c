#!/usr/bin/env bash
# edtf makes a day in 2017 of "17 to 19 March 2026".
#
# Guess: text_to_edtf reads a range of days as an interval (2026-03-17/2026-03-19), as it reads "1914-18"; what it
# does not know becomes None, as "3 March to 5 April 2026" and "March 2026 to May 2026" do.
# What happens: the first day of the range is taken for a year of this century, in every form in which reports write
# one: "3 to 5 March 2026" and "3–5 March 2026" are 5 March 2003, "March 3-5, 2026" is 3 March 2005, and the year that
# stands there is dropped. In the same way "week 12 of 2026" is December and "Q3 2026" is March. The README calls the
# reading of ranges of years imprecise and does not speak of days that become years; no report was found (November
# 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check edtf==5.0.2
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from edtf import text_to_edtf

WRITTEN = {
    "17 to 19 March 2026": "2017-03-19",
    "3–5 March 2026": "2003-03-05",
    "between 3 and 5 March 2026": "2003-03-05",
    "March 3-5, 2026": "2005-03-03",
    "week 12 of 2026": "2026-12",
    "Q3 2026": "2026-03",
    "3 March to 5 April 2026": None,
    "3 March 2026": "2026-03-03",
    "1914-18": "1914/1918",
}
print("edtf", version("edtf"))
for words, expected in WRITTEN.items():
    found = text_to_edtf(words)
    print(f"{words!r} -> {found}")
    if found != expected:
        sys.exit(f"changed: {found} in the place of {expected}")
PY
