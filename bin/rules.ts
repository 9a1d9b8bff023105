/* npm run rules: writes docs/rules, a page for every rule, from the rules themselves. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Check } from "../src/contracts.ts";
import { loadPlugins } from "../src/registry.ts";
import { renderRulePages } from "../src/report/rule-pages.ts";

const folder = fileURLToPath(new URL("../docs/rules", import.meta.url));
const pages = renderRulePages(await loadPlugins<Check>("checks"));
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name));
for (const [name, text] of pages) writeFileSync(join(folder, name), text);
