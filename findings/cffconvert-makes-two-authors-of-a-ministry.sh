#!/usr/bin/env bash
# cffconvert makes two authors of a ministry in BibTeX, and a person called Organization of the WHO.
#
# Guess: an entity of a CITATION.cff file ("name: World Health Organization"), which the format tells apart from
# persons, is set in braces of its own in BibTeX, so that it stays one name; so is a suffix told apart ("Berg, Jr.,
# Ann").
# What happens: names stand bare between "and". Whoever reads it as BibTeX does, here pybtex, finds two authors in
# "Ministry of Trade and Industry", one with the first name Ministry and the family name Trade, and one called Industry;
# of the WHO comes a person whose family name is Organization, and "Berg Jr." is one family name. In its RIS and EndNote
# the names are whole. The task "entities in BibTeX" is marked as done (#179), and no report of their being split was
# found (November 2026); that its RIS lacks the sign of the last line is known (#392).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check cffconvert==2.0.0 pybtex==0.26.1
cat > "$folder/CITATION.cff" <<'CFF'
cff-version: 1.2.0
message: Please cite it.
title: Harbour notes
authors:
  - name: Ministry of Trade and Industry
  - name: World Health Organization
  - family-names: Berg
    given-names: Ann
    name-particle: van den
    name-suffix: Jr.
CFF
cd "$folder"
env/bin/cffconvert --validate
env/bin/cffconvert -f ris
env/bin/cffconvert -f bibtex > found.bib
cat found.bib
env/bin/python - <<'PY'
import sys
from importlib.metadata import version
from pathlib import Path

from pybtex.database import parse_string

EXPECTED = [
    ("Ministry", "of", "Trade", ""),
    ("", "", "Industry", ""),
    ("World Health", "", "Organization", ""),
    ("Ann", "van den", "Berg Jr.", ""),
]
(entry,) = parse_string(Path("found.bib").read_text(), "bibtex").entries.values()
parts = [
    tuple(map(" ".join, (one.first_names + one.middle_names, one.prelast_names, one.last_names, one.lineage_names)))
    for one in entry.persons["author"]
]
print("cffconvert", version("cffconvert"), "pybtex", version("pybtex"))
print("first, von, last, junior:", *parts, sep="\n  ")
if parts != EXPECTED:
    sys.exit(f"changed: {EXPECTED}")
PY
