#!/usr/bin/env bash
# nbib reads PubMed's older records as works without authors, and of several groups of authors the last one only.
#
# Guess: "AU  - Orr AB" is an author. PubMed has full names (FAU) only for what was published since 2002, so that older
# records name their authors with AU alone; each CN, the name of a group, is one of the authors or in a list.
# What happens: an author begins at FAU. Without it AU is passed over: a record of 1985 has "authors": [], as if nobody
# had signed it, without an error, though the README promises errors for what it does not expect.
# Of two groups the second takes the place of the first in "corporate_author". Where RIN says that the paper was
# retracted and in which notice, the notice is left out; "Retracted Publication" among the types stays. The source names
# the tags that are skipped, the README does not; no report of the authors was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check nbib==0.3.2
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import nbib

FILE = """PMID- 7
DP  - 1985 Mar
TI  - On mills.
AU  - Orr AB
AU  - Lund C
JT  - Journal of mills

PMID- 8
DP  - 2019 Mar
TI  - On harbours.
FAU - Orr, Ann B
AU  - Orr AB
CN  - Mill Study Group
CN  - Harbour Study Group
PT  - Retracted Publication
RIN - J Mills. 2021 Jan;3(1):4. PMID: 9
JT  - Journal of mills

"""
print("nbib", version("nbib"))
old, new = nbib.read(FILE)
for record in (old, new):
    print(record)
if old["authors"] != [] or [author["author"] for author in new["authors"]] != ["Orr, Ann B"]:
    sys.exit("changed: authors")
if new["corporate_author"] != "Harbour Study Group" or "J Mills. 2021" in str(new):
    sys.exit("changed: groups, or the notice")
PY
