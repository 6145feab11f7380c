#!/usr/bin/env bash
# Pandoc makes pages 12 to 13 of page 12-3, and 2026–23 of article number 2026-3.
#
# Guess: a page that is numbered by chapter ("p. 12-3", the third of chapter 12, as reports of agencies and standards
# number them) or an article number is printed as it was given, at most with another dash, as the label says one page
# (p.).
# What happens: with its default style (Chicago) every number with a hyphen is taken for a shortened range and
# completed: "12-3" becomes 12–13, pages that were never cited, "2026-3" becomes 2026–23, a range that runs backwards;
# "3-12" stays, so that a bibliography looks right in part. In "12-3 and 12-4" the first is changed and the second is
# not. An entry's `page` is completed too, there with "12\-3" as the way out; in a locator the non-breaking hyphen is.
# Ranges are part of CSL, and that expanding could damage such numbers was said when they were added
# (citation-style-language/schema #81, open); Pandoc's manual says nothing of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check pypandoc_binary==1.17
cd "$folder"
"$folder/env/bin/python" - <<'PY'
import json
import sys

import pypandoc

LOCATORS = {
    "p. 12-3": "12–13",
    "p. 2026-3": "2026–23",
    "p. 3-12": "3–12",
    "p. 12-3 and 12-4": "12–13 and 12-4",
    "p. 12\N{NON-BREAKING HYPHEN}3": "12\N{NON-BREAKING HYPHEN}3",
}
PAGES = {"12-3": "12–13", "2026-3": "2026–23", "12-3, 12-4": "12–13, 12–14", "12\\-3": "12-3"}
entries = [{"id": "report", "type": "report", "title": "Quays", "author": [{"family": "Board"}]}]
for name, page in zip("abcd", PAGES):
    entries.append({"id": name, "type": "article-journal", "title": name, "container-title": "Tides", "page": page})
with open("entries.json", "w") as file:
    json.dump(entries, file)


def printed(text):
    arguments = ["--citeproc", "--bibliography=entries.json", "--wrap=none"]
    return pypandoc.convert_text(text, "plain", format="markdown", extra_args=arguments).strip()


print("pandoc", pypandoc.get_pandoc_version())
for locator, expected in LOCATORS.items():
    found = printed(f"[@report, {locator}]").split("\n")[0]
    print(locator, "->", found)
    if found != f"(Board, n.d., {expected})":
        sys.exit("changed")
for name, (page, expected) in zip("abcd", PAGES.items()):
    found = printed(f"[@{name}]").split("\n")[-1]
    print("page", page, "->", found)
    if not found.endswith(f" {expected}."):
        sys.exit("changed")
PY
