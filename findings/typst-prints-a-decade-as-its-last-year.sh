#!/usr/bin/env bash
# Typst prints 1889 for a work of the 1880s in a BibLaTeX file, 2021 for one of 2019 to 2021, n.d. for spring 2019.
#
# Guess: Typst reads the dates of BibLaTeX 3, among them {188X} (some year of the decade), {2019/2021} (a range) and
# {2019-21} (spring 2019), and prints 1880s or 188X, 2019–2021 and 2019, or refuses them as it refuses "in press":
# {1880~} is ca. 1880 and {-0043} is 44 B.C.E.
# What happens: a decade or century becomes its last year, {19XX} 1999, and a range its end, in the citation and in
# the bibliography of every style that was tried: a report that began in 2019 seems to be of 2021, and a book of the
# 1880s has an exact year, without "ca.". A season has no date at all. No warning. Its documentation says that
# BibLaTeX files are read and names no exception; a report is of years with other than four digits (typst/biblatex
# #45, closed), of these none was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2
cd "$folder"
"$folder/env/bin/python" - <<'PY'
import pathlib
import re
import sys
from importlib.metadata import version

import typst

EXPECTED = {
    "1885": "(Orr, 1885)", "1880~": "(Orr, ca. 1880)", "-0043": "(Orr, 44 B.C.E.)",
    "188X": "(Orr, 1889)", "19XX": "(Orr, 1999)", "2019/2021": "(Orr, 2021)", "-0043/0014": "(Orr, 14 C.E.)",
    "2019-21": "(Orr, n.d.)",
}  # fmt: skip
print("typst", version("typst"))
for date, expected in EXPECTED.items():
    entry = f"@book{{orr, author={{Orr, Ann}}, title={{Mills}}, publisher={{Quay}}, date={{{date}}}}}"
    pathlib.Path("works.bib").write_text(entry)
    pathlib.Path("page.typ").write_text('Cited: @orr\n#bibliography("works.bib", style: "apa")\n')
    page = re.sub("<[^>]*>", "", typst.compile("page.typ", format="html").decode())
    cited, listed = re.search(r"\(Orr, [^)]*\)", page)[0], re.search(r"Orr, A\. \(([^)]*)\)", page)[1]
    print(f"date = {{{date}}}: cited {cited}, listed {listed}")
    if (cited, listed) != (expected, expected[6:-1]):
        sys.exit("changed")
PY
