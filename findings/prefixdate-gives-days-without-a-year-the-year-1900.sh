#!/usr/bin/env bash
# prefixdate, the dates of OpenSanctions' and OpenAleph's data, puts a birthday without a year into 1900.
#
# Guess: parse_format("3 March", "%d %B") is empty: the library is for dates of which a part is unknown, says that it
# analyses the format to tell how precise the date is, and writes what is known from the year on ("2001-04"), so that
# without a year nothing is known.
# What happens: it is 1900-03-03, exact to the day, and "March" alone is 1900-03: the year that Python's strptime puts
# where none is given counts as one that was read. A person whose profile says "3 March" is born in 1900, and nothing
# tells that date from one that was known. A year of two digits makes the library warn, as its century is open; a
# missing year does not. Not in its README; no report of it was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check prefixdate==0.6.1
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from prefixdate import parse_format, parse_formats

EXPECTED = {
    ("3 March 1950", "%d %B %Y"): ("1950-03-03", "DAY"),
    ("1950", "%Y"): ("1950", "YEAR"),
    ("3 March", "%d %B"): ("1900-03-03", "DAY"),
    ("March", "%B"): ("1900-03", "MONTH"),
}
print("prefixdate", version("prefixdate"))
for (text, form), expected in EXPECTED.items():
    date = parse_format(text, form)
    print(f"{text!r} as {form}: {date.text}, {date.precision.name}")
    if (date.text, date.precision.name) != expected:
        sys.exit("changed")
if parse_formats("3 March", ["%d %B %Y", "%d %B"]).text != "1900-03-03":
    sys.exit("changed: several formats")
PY
