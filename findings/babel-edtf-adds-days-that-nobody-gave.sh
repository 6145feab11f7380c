#!/usr/bin/env bash
# babel-edtf shows "5 January to March 2020" as 5 January to 31 March, and "2020 to March 2021" as from January 2020.
#
# Guess: an interval of EDTF is shown as it is known: 2020-01-05/2020-03 has a day at its beginning and a month at its
# end, "Jan 5 – Mar 2020". Years before Christ (-0043, level 0 too) are shown as 44 BC, as Babel itself can.
# What happens: the vaguer end is filled up to the exactness of the other one: Mar 31, a day that nobody gave. From
# 2020/2021-03 comes "Jan 2020 – Mar 2021", from 2020-03/2021 "Mar 2020 – Dec 2021". So a reader of a record sees a work
# that ended on the last of the month. Years before 1 are a ValueError of datetime, although parsing takes them. It is
# the display of dates in InvenioRDM, Zenodo's software, whose publication dates may be such intervals
# (invenio-rdm-records #68). Not in its documentation; no report of it was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check babel-edtf==1.2.2 babel==2.16.0 edtf==5.0.2
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from babel_edtf import format_edtf

EXPECTED = {
    "2020-03": "Mar 2020",
    "2020-01/2020-03": "Jan – Mar 2020",
    "2020-01-05/2020-03": "Jan 5 – Mar 31, 2020",
    "2020/2021-03": "Jan 2020 – Mar 2021",
    "2020-03/2021": "Mar 2020 – Dec 2021",
    "-0043": "ValueError: year -43 is out of range",
}
print("babel-edtf", version("babel-edtf"), "babel", version("babel"), "edtf", version("edtf"))
for date, expected in EXPECTED.items():
    try:
        found = " ".join(format_edtf(date, locale="en").split())
    except ValueError as fault:
        found = f"ValueError: {fault}"
    print(f"{date}: {found}")
    if found != expected:
        sys.exit("changed")
PY
