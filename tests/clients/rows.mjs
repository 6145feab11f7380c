// Asks a SPARQL endpoint with fetch-sparql-endpoint; prints the rows as JSON.
// Usage: node rows.mjs FOLDER_OF_PACKAGES URL QUERY
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, url, query] = process.argv.slice(2);
const require = createRequire(`${folder}/`);
const { SparqlEndpointFetcher } = await import(
  pathToFileURL(require.resolve("fetch-sparql-endpoint"))
);
const stream = await new SparqlEndpointFetcher().fetchBindings(url, query);
const rows = [];
for await (const row of stream) {
  rows.push(Object.fromEntries(Object.entries(row).map(([name, term]) => [name, term.value])));
}
console.log(JSON.stringify(rows));
