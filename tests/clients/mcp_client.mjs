// Asks an archive over the Model Context Protocol with the TypeScript SDK; prints what came as JSON.
// Usage: node mcp_client.mjs FOLDER_OF_PACKAGES PYTHON ARCHIVE
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, python, archive] = process.argv.slice(2);
const require = createRequire(`${folder}/`);
const load = (name) => import(pathToFileURL(require.resolve(name)));
const { Client } = await load("@modelcontextprotocol/sdk/client/index.js");
const { StdioClientTransport } = await load("@modelcontextprotocol/sdk/client/stdio.js");

const transport = new StdioClientTransport({
  command: python,
  args: ["-m", "claimgraph", "mcp", archive, "--allow-reading"],
  env: process.env,
});
const client = new Client({ name: "test", version: "1" });
await client.connect(transport);
const { tools } = await client.listTools();
const call = (name, args) => client.callTool({ name, arguments: args });
const documents = await call("documents", {});
const cited = await call("claims_with_status", { status: "cited", count: 5 });
const claim = cited.structuredContent.rows[0].claim;
const why = await call("why_a_claim_stands", { claim });
const wrong = await call("claims_with_status", { state: "cited" });
const read = await call("read_text", {
  text: "It rained in Velmar [1].\n\n[1] Rain: https://example.org/r\n",
});
const after = await call("documents", {});
await client.close();
console.log(JSON.stringify({ tools, documents, cited, why, wrong, read, after }));
