#!/usr/bin/env bash
# Some names in faker's lists of people end in a blank, so that they never equal the name.
#
# Guess: the lists of given names of faker's person providers hold names as people write them; a look
# up of a name that a text holds finds it.
# What happens: a dozen names of several locales have a blank at their end ("Tahir ", "Lucía "), so that
# a set made of the lists does not hold the plain name where no other locale has it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check faker==40.63.0
"$folder/env/bin/python" - <<'PY'
import importlib
import pkgutil
import sys

import faker
import faker.providers.person as person

found = {}
for locale in pkgutil.iter_modules(person.__path__):
    provider = importlib.import_module(f"{person.__name__}.{locale.name}").Provider
    for field in dir(provider):
        if field.startswith(("first_names", "last_names")):
            names = getattr(provider, field)
            for name in names if isinstance(names, (tuple, list, dict)) else ():
                if isinstance(name, str) and name != name.strip():
                    found.setdefault(name, set()).add(locale.name)
print("faker", faker.VERSION)
for name, locales in sorted(found.items()):
    print(repr(name), *sorted(locales))
if not found:
    sys.exit("changed: no name ends in a blank")
PY
