#!/usr/bin/env bash
# numerizer makes a fraction of "the third quarter" and two numbers of "a second source".
#
# Guess: "the third quarter of 2020" becomes "the 3rd quarter of 2020" or stays, as "the fourth of July" becomes "the
# 4th of July"; "a second source" is one source, "a 2nd source" at most; 1991 in words is 1991.
# What happens: "quarter" is 1/4 and what stands before it is its numerator, an ordinal number too: "3rd/4 of 2020",
# "the 2nd/4". "A" is 1 where a number word follows, so that a second source becomes "1 2nd source" and a third of
# voters "1/3 of voters", which is right. "nineteen ninety-one" becomes "19 90 1", three numbers of which none was said,
# while "twenty-five thousand" is 25000. The README says that it converts numbers in words "into numbers"; no report of
# these was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check numerizer==0.2.4
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from numerizer import numerize

EXPECTED = {
    "Sales fell in the third quarter of 2020.": "Sales fell in the 3rd/4 of 2020.",
    "It closed in the second quarter.": "It closed in the 2nd/4.",
    "a second source said so": "1 2nd source said so",
    "a third witness came": "1/3 witness came",
    "a third of voters stayed away": "1/3 of voters stayed away",
    "in nineteen ninety-one": "in 19 90 1",
    "on the fourth of July": "on the 4th of July",
    "twenty-five thousand and two": "25002",
}
print("numerizer", version("numerizer"))
for text, expected in EXPECTED.items():
    found = numerize(text)
    print(f"{text!r} -> {found!r}")
    if found != expected:
        sys.exit(f"changed: {expected}")
PY
