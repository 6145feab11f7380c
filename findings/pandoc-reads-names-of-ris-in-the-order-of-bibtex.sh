#!/usr/bin/env bash
# Pandoc makes Jr. King of Martin King, Jr. in RIS files, undated works of dated ones, and loses EndNote's pages.
#
# Guess: "AU  - King, Martin, Jr." is Martin King Jr., since RIS gives the suffix last (family, given, suffix);
# "PY  - 2019/03/12/", the form that the RIS specification names, is 12 March 2019 or 2019. Of an EndNote XML file the
# pages, the issue and the DOI reach the bibliography.
# What happens: RIS names are read in BibTeX's order, in which the suffix stands in the middle: the given name is "Jr.",
# the suffix "Martin". A year with slashes gives an empty date, so that the work is printed as "n.d." while its id holds
# the date; DA, where databases put the day, is passed over. Of EndNote XML the pages come out as "pages" and the issue
# as "number", which for CSL are no pages and no issue, so that the bibliography has none, and DOI and address are gone.
# No warning. Not in its manual; Pandoc's former converter (bibutils) read the dates; no report of these was found
# (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check pypandoc-binary==1.17
"$folder/env/bin/python" - <<'PY'
import json
import sys

import pypandoc

RIS = "TY  - JOUR\nAU  - {author}\nTI  - On mills\nJF  - Mills\n{date}\nSP  - 12\nEP  - 15\nER  - \n"
ENDNOTE = """<?xml version="1.0" encoding="UTF-8"?>
<xml><records><record><rec-number>1</rec-number><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal">Orr, Ann</style></author></authors></contributors>
<titles><title><style face="normal">On mills</style></title>
<secondary-title><style face="normal">Mills</style></secondary-title></titles>
<pages><style face="normal">12-15</style></pages><volume><style face="normal">3</style></volume>
<number><style face="normal">4</style></number><dates><year><style face="normal">2019</style></year></dates>
<urls><related-urls><url><style face="normal">https://example.org/mills</style></url></related-urls></urls>
<electronic-resource-num><style face="normal">10.1000/mills</style></electronic-resource-num>
</record></records></xml>
"""
READ = [
    ("King, Martin, Jr.", "PY  - 2019", {"family": "King", "given": "Jr.", "suffix": "Martin"}, [[2019]]),
    ("King, Martin", "PY  - 2019/03/12/", {"family": "King", "given": "Martin"}, []),
    ("King, Martin", "DA  - 2019/03/12", {"family": "King", "given": "Martin"}, None),
]
print("pypandoc-binary 1.17, pandoc", pypandoc.get_pandoc_version())
for author, date, name, parts in READ:
    text = RIS.format(author=author, date=date)
    (work,) = json.loads(pypandoc.convert_text(text, "csljson", format="ris"))
    printed = pypandoc.convert_text(text, "plain", format="ris", extra_args=["--citeproc", "--wrap=none"]).strip()
    issued = work.get("issued", {}).get("date-parts")
    print(f"{author!r}, {date!r}: {work['author']}, issued {issued}")
    print("  printed:", printed)
    if work["author"] != [name] or issued != parts or ("n.d." in printed) == bool(parts):
        sys.exit(f"changed: {name}, {parts}")
(work,) = json.loads(pypandoc.convert_text(ENDNOTE, "csljson", format="endnotexml"))
printed = pypandoc.convert_text(ENDNOTE, "plain", format="endnotexml", extra_args=["--citeproc", "--wrap=none"]).strip()
print("EndNote XML:", json.dumps(work))
print("  printed:", printed)
if "12" in printed or "10.1000" in printed or (work["pages"], work["number"]) != ("12-15", "4"):
    sys.exit("changed: EndNote")
PY
