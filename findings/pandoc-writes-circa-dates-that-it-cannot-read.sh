#!/usr/bin/env bash
# Pandoc writes "circa 1880" and "44 BC" into BibLaTeX files as dates that it cannot read itself.
#
# Guess: {1880~} of BibLaTeX (circa) comes out as {1880~} again and {-0043} (44 BC) as {-0043}, from BibLaTeX as well as
# from CSL JSON, for which Pandoc reads both rightly (circa; the year -44, as CSL counts without a year 0).
# What happens: the tilde is escaped as if it stood in a title, date = {1880\textasciitilde{}}, and the year before
# Christ is CSL's number, {-44}, without its four digits and a year off in BibLaTeX's count. Both are no dates for
# Pandoc's own reader: after one more conversion the entries have none, and what was about 1880, or two thousand years
# old, is "n.d.". No warning on either way. Plain years are kept. Not in its manual; the rules of these dates were
# discussed for reading (pandoc-citeproc #240), no report of writing them was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check pypandoc-binary==1.17
"$folder/env/bin/python" - <<'PY'
import json
import re
import sys

import pypandoc

WORKS = [("1880~", {"circa": True, "date-parts": [[1880]]}, "1880\\textasciitilde{}", "n.d."),
         ("-0043", {"date-parts": [[-44]]}, "-44", "n.d."),
         ("1880", {"date-parts": [[1880]]}, "1880", "1880.")]  # fmt: skip
print("pypandoc-binary 1.17, pandoc", pypandoc.get_pandoc_version())
for date, issued, expected, shown in WORKS:
    entry = f"@book{{orr, author={{Orr, Ann}}, title={{Mills}}, date={{{date}}}}}"
    (read,) = json.loads(pypandoc.convert_text(entry, "csljson", format="biblatex"))
    written = pypandoc.convert_text(entry, "biblatex", format="biblatex")
    same = pypandoc.convert_text(json.dumps([read]), "biblatex", format="csljson")
    found = re.search(r"date = \{(.*)\}", written)[1]
    again = pypandoc.convert_text(written, "csljson", format="biblatex")
    printed = pypandoc.convert_text(written, "plain", format="biblatex", extra_args=["--citeproc"]).strip()
    print(f"{date}: read as {json.dumps(read['issued'])}, written as date = {{{found}}}")
    print("  read again:", json.loads(again)[0].get("issued"), "- printed:", printed)
    if (read["issued"], found, same) != (issued, expected, written) or shown not in printed:
        sys.exit(f"changed: {expected}")
PY
