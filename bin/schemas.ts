/* npm run schemas: the JSON Schemas of what people write and of what a command prints, made from the schemas by which the code reads and writes. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { renderJsonSchemas } from "../src/archive/json-schema.ts";
import { renderReviewSchema } from "../src/report/review-schema.ts";

const folder = fileURLToPath(new URL("../schema", import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [file, text] of [...renderJsonSchemas(), ["review.schema.json", renderReviewSchema()] as const])
  writeFileSync(join(folder, file), text);
