#!/usr/bin/env bash
# instructor finds every quotation of up to five characters in every text, and for a longer one its opposite.
#
# Guess: CitationMixin "ensures that quotes used in your extracted data actually exist in the source context" and
# removes what it does not find; a quotation that differs by a blank or a comma may be mended.
# What happens: up to five characters may be wrong, however short the quotation is, and what comes nearest is put in its
# place. "2019" is found as "2025" and "12 people died" as "45 people died"; "NATO" is found in a text that never names
# it, as two letters of "The". "The bridge is safe" becomes "The bridge is not ", cut from the sentence that says the
# opposite, and "no one died" becomes "eople died". A quotation that was made up so comes out as one that stands in the
# text: the test that the documentation shows, quote in context, passes for each. That quotations are corrected "to
# match exact spans" is documented, how far is not; there is a report of a sixth character (#2463, closed), of the five
# in short quotations none was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check instructor==1.17.0 regex==2026.11.19
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from instructor import CitationMixin

TEXT = (
    "The harbour board said on Monday that 45 people died when the ferry sank in 2025. "
    "The bridge is not safe, it added."
)
EXPECTED = {
    "the ferry sank in 2025": ["the ferry sank in 2025"],
    "2019": ["2025"],
    "12 people died": ["45 people died"],
    "NATO": ["Th"],
    "The bridge is safe": ["The bridge is not "],
    "no one died": ["eople died"],
    "Ships came from Oslo": [],
}
print("instructor", version("instructor"))
for quote, expected in EXPECTED.items():
    answer = CitationMixin.model_validate({"substring_quotes": [quote]}, context={"context": TEXT})
    print(f"{quote!r} -> {answer.substring_quotes}")
    if answer.substring_quotes != expected:
        sys.exit(f"changed: {expected}")
PY
