#!/usr/bin/env bash
# trafilatura gives a page the date of the oldest source in its list of references.
#
# Guess: a page that says "Posted March 4, 2024" under its title, and lists two articles of 2011 and 2012 at its end,
# is of 4 March 2024.
# What happens: where no tag holds the date, all dates of the text are taken together and the oldest wins, because
# trafilatura asks htmldate for the original date: 2011-02-03. htmldate as it is called by default, which asks for the
# last change, says 2024-03-04. A time element around the line, or a list without days, gives the right date. So the
# better a page is sourced, the older it becomes. Not in their documentation; no report of this was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check \
    trafilatura==2.3.1 htmldate==1.11.0 courlan==1.4.0 lxml==6.1.3 lxml_html_clean==0.4.6
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from htmldate import find_date
from trafilatura import bare_extraction

TEXT = "<p>" + "The board of the harbour met and closed the quay after the storm. " * 8 + "</p>"
WITH_DAYS = "<ol><li>Lind, A. (2011-02-03). Quays. Harbour Times.</li><li>Orr, B. (2012-02-03). Storms.</li></ol>"
WITH_YEARS = "<ol><li>Lind, A. (2011). Quays. Harbour Times.</li><li>Orr, B. (2012). Storms.</li></ol>"
# the line under the title, the list: trafilatura, htmldate by default
EXPECTED = {
    ("<p>Posted March 4, 2024</p>", WITH_DAYS): ("2011-02-03", "2024-03-04"),
    ("<p>Published: 2024-03-04</p>", WITH_DAYS): ("2011-02-03", "2024-03-04"),
    ("<time>March 4, 2024</time>", WITH_DAYS): ("2024-03-04", "2024-03-04"),
    ("<p>Posted March 4, 2024</p>", WITH_YEARS): ("2024-03-04", "2024-03-04"),
}
print("trafilatura", version("trafilatura"), "htmldate", version("htmldate"))
for (line, sources), expected in EXPECTED.items():
    page = f"<html><body><article><h1>Quay 4</h1>{line}{TEXT}<h2>References</h2>{sources}</article></body></html>"
    found = (bare_extraction(page, with_metadata=True).date, find_date(page))
    print(line, sources[:40], "->", *found)
    if found != expected:
        sys.exit("changed")
PY
