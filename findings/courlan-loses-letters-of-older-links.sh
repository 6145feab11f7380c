#!/usr/bin/env bash
# courlan makes every letter that an older site wrote in its own encoding into the same replacement character.
#
# Guess: cleaning a link takes out trackers and leaves the bytes of the rest: %FC stays, as in w3lib and url-normalize.
# What happens: the query is decoded as UTF-8 and written again: ?q=M%FCller and ?q=M%F6ller, as catalogues and
# newspaper archives in Latin-1 have them, both become ?q=M%EF%BF%BDller, one address for two pages, and a dead one.
# A parameter without a value goes, with its name: ?full&year=1998 becomes ?year=1998, ?id=&page=2 becomes ?page=2.
# Nothing is returned as None, nothing logged. Not in its documentation; no report of it was found (November 2026;
# a browser extension for the same purpose had the first of them).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check courlan==1.4.0 url-normalize==3.1.0 w3lib==2.5.0
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from courlan import clean_url
from url_normalize import url_normalize
from w3lib.url import canonicalize_url

SITE = "https://example.org/search"
# the query: courlan, url-normalize, w3lib
EXPECTED = {
    "?q=M%FCller": ("?q=M%EF%BF%BDller", "?q=M%FCller", "?q=M%FCller"),
    "?q=M%F6ller": ("?q=M%EF%BF%BDller", "?q=M%F6ller", "?q=M%F6ller"),
    "?full&year=1998": ("?year=1998", "?full&year=1998", "?full=&year=1998"),
    "?id=&page=2": ("?page=2", "?id=&page=2", "?id=&page=2"),
}
for name in ("courlan", "url-normalize", "w3lib"):
    print(name, version(name))
for query, expected in EXPECTED.items():
    found = tuple(clean(SITE + query).removeprefix(SITE) for clean in (clean_url, url_normalize, canonicalize_url))
    print(query, "->", *found)
    if found != expected:
        sys.exit("changed")
PY
