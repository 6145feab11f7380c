#!/usr/bin/env bash
# cdx_toolkit ends a search of web archives up to 15 April at the end of April, up to February 2020 on the 28th.
#
# Guess: the "to" of a search for captures of a page may be short, as the README says of time stamps, and is filled up
# to its last second: 2020 to 31 December, 202002 to 29 February 2020; 20190415 is a day and ends at 23:59:59 of it.
# What happens: the day is overwritten with the last one of the month, whatever stands there: to=20190415 asks Common
# Crawl for captures up to 20190430235959, and a whole moment, 20190415120000, becomes noon of the 30th. February
# always has 28 days, so that 20200229 is put back by one. So a capture from after the day on which something was
# claimed counts as one from before it, and those of 29 February are left out at the end of a search. Not in its
# documentation; no report of it was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check cdx-toolkit==0.9.39
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from cdx_toolkit.commoncrawl import filter_cc_endpoints

EXPECTED = {
    "2019": "20191231235959",
    "201904": "20190430235959",
    "202002": "20200228235959",
    "20190415": "20190430235959",
    "20190415120000": "20190430120000",
    "20200229": "20200228235959",
}
print("cdx_toolkit", version("cdx-toolkit"))
for to, expected in EXPECTED.items():
    search = {"from_ts": "20180101", "to": to}  # what is sent to the index, filled up in place
    filter_cc_endpoints(["https://example.org/CC-MAIN-2019-18-index"], "mixed", search)
    print(f"to={to}: {search['to']}")
    if search["to"] != expected:
        sys.exit("changed")
PY
