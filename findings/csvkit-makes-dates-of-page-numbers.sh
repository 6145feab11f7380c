#!/usr/bin/env bash
# csvkit (agate) makes dates of page numbers, and days of the year 1 of people called April, May and June.
#
# Guess: "12-15" in a column "pages" stays text, as "112-115" and "12–15" do: it has no year; a date is what has three
# parts. A column of names stays text.
# What happens: where each range of a column can be a month and a day, all become days of 2001, "12-15" 2001-12-15, and
# a share "3/9" is 2001-03-09. Names that are months are 0001-04-01 and so on. csvsort and csvjson write the dates out,
# so that the page numbers are gone from the file. A range that is no month and day (112-115) saves its column, so that
# the pages of short papers are hit and those of long volumes not. With --no-inference it is right. Reports are of
# longer cells in which a date stands (#822, #910, #683) and of "last week" (agate #686), all closed; of page ranges and
# names none was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2
cat > "$folder/works.csv" <<'CSV'
author,pages,long,share
April,12-15,112-115,3/9
May,3-4,3-4,1/2
June,9-10,9-10,2/3
CSV
"$folder/env/bin/pip" list --disable-pip-version-check 2>/dev/null | grep -E "agate |csvkit"
"$folder/env/bin/csvjson" "$folder/works.csv" > "$folder/found"
"$folder/env/bin/csvjson" --no-inference "$folder/works.csv" > "$folder/text"
"$folder/env/bin/csvsort" -c pages "$folder/works.csv" > "$folder/sorted"
cat "$folder/found" "$folder/text" "$folder/sorted"
"$folder/env/bin/python" - "$folder" <<'PY'
import json
import sys
from pathlib import Path

folder = Path(sys.argv[1])
found, text = (json.loads((folder / name).read_text()) for name in ("found", "text"))
EXPECTED = {"author": "0001-04-01", "pages": "2001-12-15", "long": "112-115", "share": "2001-03-09"}
AS_WRITTEN = {"author": "April", "pages": "12-15", "long": "112-115", "share": "3/9"}
if found[0] != EXPECTED or text[0] != AS_WRITTEN:
    sys.exit(f"changed: {EXPECTED}")
if (folder / "sorted").read_text().splitlines()[1] != "0001-05-01,2001-03-04,3-4,2001-01-02":
    sys.exit("changed: csvsort")
PY
