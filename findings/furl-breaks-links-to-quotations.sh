#!/usr/bin/env bash
# furl and url-normalize break links that lead to a quotation on a page.
#
# Guess: the fragment of an address is kept when it is read and written: "#:~:text=the%20quay" (text fragments, as
# browsers make them with "copy link to highlight", and as answers with citations use them) points at the same words.
# What happens: both escape the colons of the delimiter ":~:", which browsers know only as it is, so that
# "#%3A~%3Atext=..." is a place that the page does not have: the link opens at the top and nothing is marked. furl
# also makes "+" of the blank, a plus sign in a fragment, and reads the fragment as a path and a query. yarl, httpx
# and ada-url keep it; w3lib's canonicalize_url drops fragments, as it says. Not in their documentation; of slashes in
# fragments there is a report (furl #172, open), of this none was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check \
    furl==2.1.4 url-normalize==3.1.0 yarl==1.25.1 ada-url==4.0.0
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import ada_url
import furl
import yarl
from url_normalize import url_normalize

LINK = "https://example.org/quay#:~:text=the%20quay"
READERS = {
    "furl": (lambda link: furl.furl(link).url, "#%3A~%3Atext=the+quay"),
    "url-normalize": (url_normalize, "#%3A~%3Atext=the%20quay"),
    "yarl": (lambda link: str(yarl.URL(link)), "#:~:text=the%20quay"),
    "ada-url": (lambda link: ada_url.URL(link).href, "#:~:text=the%20quay"),
}
for name, (read, expected) in READERS.items():
    found = read(LINK)
    print(f"{name} {version(name)}: {found}")
    if found != "https://example.org/quay" + expected:
        sys.exit("changed")
PY
