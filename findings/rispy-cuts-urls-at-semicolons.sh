#!/usr/bin/env bash
# rispy makes three addresses of one that has semicolons, and none of them leads to the source.
#
# Guess: a line "UR  - …" of a RIS file, the format in which databases and reference managers hand on what they cite,
# is one address; several addresses have a line each, as every database writes them.
# What happens: the line is cut at each semicolon, though a semicolon is allowed in addresses and common in those of
# library catalogues (";jsessionid=", "?a=1;b=2"): the source has three urls, the first of them a shorter page, the
# others no addresses. Titles and keywords with semicolons stay whole. Only its source names "UR" as a tag that is cut;
# no report of addresses that broke was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check rispy==0.10.0
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import rispy

RECORD = """TY  - RPRT
AU  - Orr, Ann
TI  - On mills; a review
KW  - mills; fires
PY  - 2019
UR  - https://catalogue.example.org/view;lang=en?shelf=12;page=3
ER  - 
"""
EXPECTED = ["https://catalogue.example.org/view", "lang=en?shelf=12", "page=3"]
(entry,) = rispy.loads(RECORD)
print("rispy", version("rispy"))
for name in ("title", "keywords", "urls"):
    print(f"{name}:", entry[name])
if entry["urls"] != EXPECTED or entry["keywords"] != ["mills; fires"]:
    sys.exit(f"changed: {EXPECTED}")
PY
