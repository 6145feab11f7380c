#!/usr/bin/env bash
# wikitextprocessor computes other numbers and dates than MediaWiki: 2.5 is rounded to 2, and "1 day later" is tomorrow.
#
# Guess: its parser functions, made for the dumps of Wikipedia and Wiktionary, give what the page shows: {{#expr:}}
# rounds halves away from zero and mod takes the sign of the dividend, both of whole parts; {{#ifeq:}} and {{#switch:}}
# compare numbers as numbers (01 is 1); a day is added to the date that stands before it.
# What happens: Python's rules are used, halves to even and mod with the divisor's sign, so that 12.5 is 12 and -7 mod 3
# is 2; numbers are compared as text; {{plural:1|is|are}} is "are". {{#time:Y-m-d|2019-03-01 +1 day}} forgets the date
# and gives tomorrow, and "March 2019" gets today's day of the month, so that two runs disagree. Populations, shares
# and ages in articles are computed so. What it does not know it warns of; of these it does not. Its README says that
# parser functions are expanded and names no exception; no report of these was found (November 2026, of the version that
# the package index has).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check \
    wikitextprocessor==0.4.96 dateparser==1.5.0 lupa==2.8 setuptools==79.0.1
TZ=UTC "$folder/env/bin/python" -W ignore - <<'PY'
import sys
from datetime import date, timedelta
from importlib.metadata import version

from wikitextprocessor import Wtp

tomorrow = (date.today() + timedelta(days=1)).isoformat()
# the wikitext: what MediaWiki shows, what wikitextprocessor gives
EXPECTED = {
    "{{#expr:3.5 round 0}}": ("4", "4"),
    "{{#expr:2.5 round 0}}": ("3", "2"),
    "{{#expr:12.5 round 0}}": ("13", "12"),
    "{{#expr:-7 mod 3}}": ("-1", "2"),
    "{{#ifeq:01|1|same|other}}": ("same", "other"),
    "{{#switch:1.0|1=one|other}}": ("one", "other"),
    "{{plural:1|is|are}}": ("is", "are"),
    "{{#time:Y-m-d|1 March 2019}}": ("2019-03-01", "2019-03-01"),
    "{{#time:Y-m-d|2019-03-01 +1 day}}": ("2019-03-02", tomorrow),
}
print("wikitextprocessor", version("wikitextprocessor"))
wiki = Wtp()
wiki.start_page("Mills")
for text, (shown, expected) in EXPECTED.items():
    found = wiki.expand(text)
    print(f"{text}: {found} (MediaWiki: {shown})")
    if found != expected:
        sys.exit("changed")
PY
