#!/usr/bin/env bash
# htmldate gives a page that names only its month the day of the month on which it is read, and a month in words none.
#
# Guess: "2024/03" in citation_publication_date, the tag that journals and repositories write for Google Scholar, is
# 2024-03-01 or, as the day is not known, nothing.
# What happens: the day is filled in from the clock: on the 30th it is 2024-03-30, on the next day 2024-03-31, so that
# two runs over the same page disagree and a source seems to be published after what cites it. The same with
# <time datetime="2024-03"> and DC.date.issued. "Published in March 2024" becomes 2024-01-01, its month lost.
# No result tells that a part was filled in. Not in its documentation; no report of it was found (November 2026;
# dateparser, which it uses, does so by default and lets one choose).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check htmldate==1.11.0 lxml==6.1.3 time-machine==3.2.0
"$folder/env/bin/python" - <<'PY'
import datetime
import sys
from importlib.metadata import version

import time_machine
from htmldate import find_date

TEXT = "<p>" + "The board of the harbour met and closed the quay after the storm. " * 8 + "</p>"
# the head, the first line of the page: read on 7 May, on 30 May 2026
EXPECTED = {
    ('<meta name="citation_publication_date" content="2024/03">', ""): ("2024-03-07", "2024-03-30"),
    ('<meta name="DC.date.issued" content="2024-03">', ""): ("2024-03-07", "2024-03-30"),
    ("", '<time datetime="2024-03">March 2024</time>'): ("2024-03-07", "2024-03-30"),
    ("", "<p>Published in March 2024</p>"): ("2024-01-01", "2024-01-01"),
}
print("htmldate", version("htmldate"))
for (head, line), expected in EXPECTED.items():
    page = f"<html><head>{head}</head><body><article><h1>Quay 4</h1>{line}{TEXT}</article></body></html>"
    found = []
    for day in (7, 30):
        with time_machine.travel(datetime.datetime(2026, 5, day, 12), tick=False):
            found.append(find_date(page))
    print(head or line, "->", *found)
    if tuple(found) != expected:
        sys.exit("changed")
PY
