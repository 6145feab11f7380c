#!/usr/bin/env bash
# trafilatura makes two authors of one whose family name comes first, as scholarly pages write names.
#
# Guess: <meta name="citation_author" content="Lund, Anna"> is one author, "Lund, Anna" or "Anna Lund". Google
# Scholar's guidelines for webmasters take both orders, one tag an author; journals and repositories
# write the family name first.
# What happens: the comma parts people: "Lund; Anna", and four people for two tags. The same tag in the
# other order is one author. newspaper4k 0.9.6 knows "Anna Lund" too, and nobody where the name is "Lund, Anna".
# Who counts sources by author counts people who are none.
# No report was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1
"$folder/env/bin/pip" install --quiet --disable-pip-version-check newspaper4k==0.9.6  # older pips fail on both at once
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from newspaper import Article
from trafilatura import extract_metadata

PAGE = """<html><head><title>Piles of the pier at Velm</title>{tags}
<meta name="citation_title" content="Piles of the pier at Velm">
<meta name="citation_publication_date" content="2024/05/03"></head><body><article>
<p>Divers found cracks in nine of the forty piles of the pier at Velm in the spring of 2024.</p>
<p>The piles had been driven in 1931 and were last looked at when the ferry stopped.</p>
</article></body></html>"""
print("trafilatura", version("trafilatura"), "newspaper4k", version("newspaper4k"))
found = {}
for names in (["Anna Lund"], ["Lund, Anna"], ["Lund, Anna", "Orr, Jo"]):
    tags = "".join(f'<meta name="citation_author" content="{name}">' for name in names)
    page = PAGE.format(tags=tags)
    article = Article("https://journal.example/piles")
    article.download(input_html=page)
    article.parse()
    found[tuple(names)] = (extract_metadata(page).author, article.authors)
    print(names, "- trafilatura:", found[tuple(names)][0], "- newspaper4k:", article.authors)
expected = ["Anna Lund", "Lund; Anna", "Lund; Anna; Orr; Jo"]
known = [["Anna Lund"], [], []]
if [author for author, _ in found.values()] != expected or [a for _, a in found.values()] != known:
    sys.exit("changed")
PY
