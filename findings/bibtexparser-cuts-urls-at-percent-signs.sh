#!/usr/bin/env bash
# bibtexparser's LaTeX decoding cuts addresses at their first percent sign.
#
# Guess: LatexDecodingMiddleware turns {\'e} into é in names and titles; an address, which BibTeX and biblatex
# take as it stands, stays, or at least its percent-encoded characters do.
# What happens: each field is read as LaTeX, where % begins a comment: https://doi.org/10.1007%2Fs1-1, as DOI
# services write it, becomes https://doi.org/10.1007, the same address for every work of that publisher, so that
# sources that are joined by their address become one. "~" becomes a no-break space and "&" three
# blanks. No block is marked as failed; without the middleware every field comes back as it was. Not in its documentation;
# no report of it was found (November 2026; betterbib had the same fault).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check bibtexparser==2.1.0
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware

ENTRIES = r"""
@article{bridge, title = {Le caf{\'e} du pont}, url = {https://doi.org/10.1000%2Fbridge-12}}
@article{quay, title = {The quay}, url = {https://doi.org/10.1000%2Fquay-7}}
@online{board, title = {Minutes}, url = {https://example.org/~board/minutes?page=2&day=3}}
"""
EXPECTED = {
    "bridge": "https://doi.org/10.1000",
    "quay": "https://doi.org/10.1000",
    "board": "https://example.org/\N{NO-BREAK SPACE}board/minutes?page=2   day=3",
}
print("bibtexparser", version("bibtexparser"))
plain = bibtexparser.parse_string(ENTRIES)
decoded = bibtexparser.parse_string(ENTRIES, append_middleware=[LatexDecodingMiddleware()])
for held, read in zip(plain.entries, decoded.entries):
    print(held.key, repr(read["title"]), held["url"], "->", repr(read["url"]))
print("failed blocks:", len(decoded.failed_blocks))
if {entry.key: entry["url"] for entry in decoded.entries} != EXPECTED or decoded.failed_blocks:
    sys.exit("changed")
if decoded.entries[0]["title"] != "Le café du pont":
    sys.exit("changed: the title")
PY
