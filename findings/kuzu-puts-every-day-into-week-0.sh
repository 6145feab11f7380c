#!/usr/bin/env bash
# Kuzu and its successor Ladybug put every day into week 0, and say of what may be in a list that it is not in it.
#
# Guess: date_part("week", ...) is the number of the week, as date_trunc("week", ...) knows its Monday, or an error,
# as "dow" is one. IN and its negation are unknown (null) where the list holds an unknown and no match, as openCypher
# asks for, so that WHERE leaves the row out.
# What happens: the week is 0 for every day, without an error, so that grouping claims by week gives one group. With
# an unknown in the list IN is false and NOT ... IN true: a claim whose source is not among those that were retracted
# passes although one of them is not known. 3 = null is null there, too. Every text CONTAINS "" in openCypher and none
# does here, while each STARTS WITH it. The documentation calls IN an operator for list_contains and says of neither
# what it does with null; no report of these was found (November 2026; Kuzu itself is no longer developed).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check kuzu==0.11.3 real-ladybug==0.15.3
cat > "$folder/ask.py" <<'PY'
import importlib
import sys

EXPECTED = {
    "date_part('year', date('2019-12-30'))": 2019,
    "date_part('week', date('2019-12-30'))": 0,
    "date_part('week', date('2019-05-01'))": 0,
    "1 IN [1, null]": True,
    "3 = null": None,
    "3 IN [1, null]": False,
    "NOT 3 IN [1, null]": True,
    "'quay' STARTS WITH ''": True,
    "'quay' CONTAINS ''": False,
}
engine = importlib.import_module(sys.argv[1])
base = engine.Connection(engine.Database(sys.argv[2]))
print(engine.__name__, engine.__version__)
for asked, expected in EXPECTED.items():
    found = base.execute(f"RETURN {asked}").get_all()[0][0]
    print(f"{asked}: {found}")
    if found is not expected and found != expected:
        sys.exit("changed")
PY
"$folder/env/bin/python" "$folder/ask.py" kuzu "$folder/kuzu"
"$folder/env/bin/python" "$folder/ask.py" real_ladybug "$folder/ladybug"
