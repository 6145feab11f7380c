#!/usr/bin/env bash
# pymarc gives a record no ISBN or ISSN if the first field holds a cancelled one and the valid one comes second.
#
# Guess: record.isbn is "the first ISBN in the record or None if one is not present", as its documentation says, so that
# a record with a cancelled number in its first 020 (subfield z, where MARC 21 puts what is invalid, often for the set
# or another edition) and a valid one in its second (subfield a) has the second one; record.issn likewise.
# What happens: only the first field is looked at. With z in it, or with the terms of the binding alone, which is valid
# too, isbn is None, as if the record had none, though a field "a" follows; with the fields in the other order it is
# there. So books are not joined with what cites them by their number. Not in its documentation; no report of it was
# found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check pymarc==5.4.0
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from pymarc import Field, Indicators, Record, Subfield


def record(*fields):
    made = Record()
    for tag, code, value in fields:
        made.add_field(Field(tag=tag, indicators=Indicators(" ", " "), subfields=[Subfield(code, value)]))
    return made


VALID, CANCELLED = ("020", "a", "9783161484100 (bound)"), ("020", "z", "9780306406157 (set)")
ISSN, WRONG = ("022", "a", "2049-3630"), ("022", "y", "2049-3631")
EXPECTED = [
    ("isbn", (VALID, CANCELLED), "9783161484100"),
    ("isbn", (CANCELLED, VALID), None),
    ("isbn", (("020", "q", "bound"), VALID), None),
    ("issn", (ISSN, WRONG), "2049-3630"),
    ("issn", (WRONG, ISSN), None),
]
print("pymarc", version("pymarc"))
for name, fields, expected in EXPECTED:
    found = getattr(record(*fields), name)
    print(name, "of", ", ".join(f"{tag} ${code} {value}" for tag, code, value in fields), "->", found)
    if found != expected:
        sys.exit("changed")
PY
