#!/usr/bin/env bash
# text2num and number-parser make other numbers of "two hundred and three hundred".
#
# Guess: "between two hundred and three hundred boats" becomes "between 200 and 300 boats": nobody says
# three hundred behind two hundred and means one number, and "two hundred or three hundred" is read well.
# What happens: "and" is taken to go on with the number, which ends in the middle of the second one:
# "between 203 100 boats". Two thousand and three thousand become 2003 and 1000, and of "two thousand and
# three hundred" one number is left. The same in French, in Spanish and Portuguese with thousands, and in
# German with millions. text2num's documentation says nothing of it; reports of it were not found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check text2num==3.1.0 number-parser==0.3.2
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from number_parser import parse
from text_to_num import alpha2digit

SAID = [
    ("en", "between two hundred and three hundred boats", "between 203 100 boats"),
    ("en", "between two thousand and three thousand euros", "between 2003 1000 euros"),
    ("en", "between two thousand and three hundred euros", "between 2300 euros"),
    ("fr", "entre deux cents et trois cents", "entre 203 100"),
    ("es", "entre dos mil y tres mil", "entre 2003 1000"),
    ("pt", "entre dois mil e três mil", "entre 2003 1000"),
    ("de", "zwei Millionen und drei Millionen", "2000003 1000000"),
    ("en", "two hundred or three hundred boats", "200 or 300 boats"),
    ("en", "between twenty and thirty boats", "between 20 and 30 boats"),
]
print("text2num", version("text2num"), "number-parser", version("number-parser"))
for language, words, expected in SAID:
    found = alpha2digit(words, language)
    other = parse(words, language=language) if language in ("en", "es") else expected
    print(f"{language}: {words!r} -> {found!r}")
    if (found, other) != (expected, expected):
        sys.exit(f"changed: {found!r}, {other!r}")
PY
