#!/usr/bin/env bash
# dateparser reads "the 1990s" as 1990 seconds ago.
#
# Guess: a decade, "in the 1990s", is the year or the ten years that it names, as "1990" and "in 1990" are, or no date
# at all, as "mid-1990s" and "the late 1920s" are.
# What happens: the "s" is the unit: a mine of "the 1990s" is 33 minutes old, and a bridge that was "built in the 1880s"
# will be built in half an hour. In running text (search_dates) it is the same, also of "the early 1990s", where the
# word before it is left out, and what comes back is a whole moment like that of any other date, so that nothing shows
# that it is a guess of another kind. The README lists relative dates by their words ("two weeks ago"); a report is of
# the word "decade" (#725), of the number with an "s" none was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
"$folder/env/bin/python" - <<'PY'
import sys
from datetime import datetime
from importlib.metadata import version

import dateparser
from dateparser.search import search_dates

TODAY = {"RELATIVE_BASE": datetime(2026, 6, 15)}
PHRASES = {
    "1990s": "2026-06-14 23:26:50",
    "the 1990s": "2026-06-14 23:26:50",
    "in the 1880s": "2026-06-15 00:31:20",
    "in 1990": "1990-06-15 00:00:00",
    "mid-1990s": "None",
    "the late 1920s": "None",
}
TEXTS = {
    "The bridge was built in the 1880s.": ["2026-06-14 23:28:40"],
    "The mine closed in the early 1990s.": ["2026-06-14 23:26:50"],
    "Since the 1960s ships have sunk here.": ["2026-06-14 23:27:20"],
    "The mine closed in 1990.": ["1990-06-15 00:00:00"],
}
print("dateparser", version("dateparser"), "on", TODAY["RELATIVE_BASE"])
for phrase, expected in PHRASES.items():
    found = str(dateparser.parse(phrase, languages=["en"], settings=TODAY))
    print(f"{phrase!r} -> {found}")
    if found != expected:
        sys.exit(f"changed: {expected}")
for text, expected in TEXTS.items():
    found = [str(moment) for _, moment in search_dates(text, languages=["en"], settings=TODAY) or []]
    print(f"{text!r} -> {found}")
    if found != expected:
        sys.exit(f"changed: {expected}")
PY
