#!/usr/bin/env bash
# idutils, which tells Zenodo's software of what kind an identifier is, finds books in sentences and people in years.
#
# Guess: detect_identifier_schemes tells what a text is as a whole: an ISBN, if it is one with its hyphens and perhaps
# "ISBN" before it, a GND (the authority file of German libraries) for 118540238 or 4079163-4. Of a sentence, a range
# of pages or of years it says nothing: [].
# What happens: for ISBNs every sign but the digits is left out, so that each text with ten digits has a chance of one
# in eleven to be a book: "Mills 1999, volume 400, page 100" is 978-1-9994001-0-1, and so is an id of OpenAlex with the
# same digits, which comes second. For GND some digits, a hyphen and one digit are enough, whatever follows: pages 12-15
# are GND 12-1 and the war of 1914-1918 is GND 1914-1, with an address of its own. Not in its documentation; isbntools
# was told of the like (#89), of idutils no report was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check idutils==1.7.1
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from idutils import detect_identifier_schemes, normalize_pid

EXPECTED = {
    "978-3-16-148410-0": ("isbn", "978-3-16-148410-0"),
    "Mills 1999, volume 400, page 100": ("isbn", "978-1-9994001-0-1"),
    "Mills 1999, volume 400, page 101": (None, None),
    "W1999400100": ("isbn", "978-1-9994001-0-1"),
    "118540238": ("gnd", "gnd:118540238"),
    "12-15": ("gnd", "gnd:12-1"),
    "1914-1918": ("gnd", "gnd:1914-1"),
}
print("idutils", version("idutils"))
for text, expected in EXPECTED.items():
    first = next(iter(detect_identifier_schemes(text)), None)
    found = first, first and normalize_pid(text, first)
    print(f"{text}: {found[0]} {found[1]}")
    if found != expected:
        sys.exit("changed")
PY
