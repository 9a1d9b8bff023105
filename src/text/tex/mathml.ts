import temml from "temml";
import { type MathElement, parseMathml, renderMathml } from "./core-mathml.ts";
import { refuseTex, type TexError } from "./refuse-tex.ts";
import { ACCENTS, FONT_COMMANDS, namesOfKind } from "./symbols.ts";

const MOST_EXPANSIONS = 1000;

/** What LaTeX and its packages have and Temml has not; names of authors' own are not guessed. */
const MACROS: Readonly<Record<string, string>> = {
  "\\mbox": "\\text",
  "\\nicefrac": "\\frac",
  "\\mathds": "\\mathbb",
  "\\mathbbm": "\\mathbb",
  "\\textemdash": "\\text{—}",
  "\\textendash": "\\text{–}",
};

/** TeX → an element `math` of MathML Core that carries its TeX (MathML Core, §2.1.4 and §3.8); or why not. The same for the same TeX. */
export function typesetTex(tex: string): { readonly element: MathElement } | TexError {
  const refused = refuseTex(tex);
  if (refused) return refused;
  const first = callTemml(tex);
  if (!("error" in first)) return first;
  const braced = braceArguments(tex);
  if (braced === tex) return first;
  const second = callTemml(braced);
  return "error" in second ? first : { element: annotate(second.element, tex) };
}

/** As {@link typesetTex}, as text. */
export function texToMathml(tex: string): { readonly mathml: string } | TexError {
  const result = typesetTex(tex);
  return "error" in result ? result : { mathml: renderMathml(result.element) };
}

/** A new object each time: Temml may write into it. */
function callTemml(tex: string): { readonly element: MathElement } | TexError {
  try {
    const options = {
      throwOnError: true,
      trust: false,
      annotate: true,
      maxExpand: MOST_EXPANSIONS,
      macros: { ...MACROS },
    };
    return { element: parseMathml(temml.renderToString(tex, options)) };
  } catch (error) {
    return describeError(error, tex);
  }
}

/** Temml's message is for people, with the TeX repeated after it; a stack that overflows or a slip inside Temml is an answer, too. */
function describeError(error: unknown, tex: string): TexError {
  if (!(error instanceof Error)) return { error: "TeX that cannot be read" };
  const at =
    "position" in error && typeof error.position === "number" ? { at: Math.min(error.position, tex.length) } : {};
  const [said = ""] = error.message.trim().split(/ at (?:position \d+|end of input): /u);
  const unknown = /^Unsupported function name: (\\\S+)/u.exec(said)?.[1];
  if (unknown !== undefined) return { error: `the unknown command ${unknown}`, ...at };
  const isTemmls = /^[A-Z][\x20-\x7e]{3,120}$/u.test(said) && error.name === "ParseError";
  return {
    error: isTemmls
      ? `TeX that cannot be read (${said.replace(/[.:]$/u, "").replaceAll("'EOF'", "the end")})`
      : "TeX that cannot be read",
    ...at,
  };
}

const FUNCTIONS = namesOfKind("function").join("|");
const FONTS = [...FONT_COMMANDS].join("|");
const TAKES_ONE = ["_", "\\^", `\\\\(?:${[...ACCENTS.keys(), "sqrt"].join("|")})(?![A-Za-z])`].join("|");
/** A command with its argument right after a command that wants one: LaTeX takes both, Temml asks for braces. */
const BARE_ARGUMENT = new RegExp(
  `(${TAKES_ONE})[ \\t]*(\\\\(?:${FONTS})(?![A-Za-z])[ \\t]*(?:\\{[^{}]{0,200}\\}|[A-Za-z0-9])|\\\\(?:${FUNCTIONS})(?![A-Za-z]))`,
  "gu",
);

function braceArguments(tex: string): string {
  return tex.replace(BARE_ARGUMENT, "$1{$2}");
}

/** Gives the TeX as it was written in place of what was typeset. */
function annotate(element: MathElement, tex: string): MathElement {
  const [semantics] = element.children;
  if (typeof semantics !== "object") return element;
  const children = semantics.children.map((child) =>
    typeof child === "object" && child.tag === "annotation" ? { ...child, children: [tex] } : child,
  );
  return { ...element, children: [{ ...semantics, children }] };
}
