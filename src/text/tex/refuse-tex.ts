/** Why TeX cannot be typeset. */
export interface TexError {
  /** What was found, for a person: `the unknown command \foo`. */
  readonly error: string;
  /** UTF-16 offset in the TeX, where known. */
  readonly at?: number;
}

/** Longer than any formula of a line: what is longer would take the page's time. */
const MOST_LENGTH = 4000;
const MOST_DEPTH = 200;

/** Commands that define, load, link, mark up or refer: no formula of a line needs one. */
const REFUSED = new RegExp(
  "\\\\(?:def|edef|gdef|xdef|let|futurelet|global|long|newcommand|renewcommand|providecommand|newenvironment|DeclareMathOperator|" +
    "definecolor|input|include|includegraphics|href|url|html[A-Za-z]*|class|id|style|data|special|read|write|openin|openout|csname|" +
    "expandafter|catcode|require|unicode|verb|rule|raisebox|raise|lower|moveleft|moveright|[hvm]?kern|[hvm]space\\*?|[hvm]skip|llap|rlap|clap|mathllap|mathrlap|mathclap|" +
    "resizebox|scalebox|parbox|minipage|ref|eqref|label|tag|cite|@[A-Za-z]*)(?![A-Za-z])",
  "u",
);
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\uffff]/u;

/** Why TeX is not even tried; undefined when it may be. Takes time in proportion to it. */
export function refuseTex(tex: string): TexError | undefined {
  if (tex.trim() === "") return { error: "no TeX" };
  if (tex.length > MOST_LENGTH) return { error: `${tex.length} characters; a formula has at most ${MOST_LENGTH}` };
  const control = CONTROL.exec(tex);
  if (control) return { error: "a control character", at: control.index };
  const command = REFUSED.exec(tex);
  if (command) return { error: `the command ${command[0]}, which no formula may use`, at: command.index };
  return deepestGroup(tex) > MOST_DEPTH ? { error: `groups nested more than ${MOST_DEPTH} deep` } : undefined;
}

function deepestGroup(tex: string): number {
  let depth = 0;
  let most = 0;
  for (const [brace] of tex.matchAll(/\\.|[{}]/gsu)) {
    if (brace === "{") most = Math.max(most, (depth += 1));
    else if (brace === "}") depth -= 1;
  }
  return most;
}

/** True where every group is closed. */
export function isClosed(tex: string): boolean {
  let depth = 0;
  for (const [brace] of tex.matchAll(/\\.|[{}]/gsu)) {
    if (brace === "{") depth += 1;
    else if (brace === "}") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
