import type { InlineMath } from "mdast-util-math";
import { mathFromMarkdown } from "mdast-util-math";
import { asciiDigit, markdownLineEnding, unicodeWhitespace } from "micromark-util-character";
import type { Construct, Extension, State, TokenizeContext, Tokenizer } from "micromark-util-types";
import type { Options as WriterOptions } from "remark-stringify";
import { fitsDollars, tidyTex } from "../text/tex/formulas.ts";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    mathText: "mathText";
    mathTextSequence: "mathTextSequence";
    mathTextData: "mathTextData";
  }
}

/*
 * Inline maths `$TeX$` in Markdown by Pandoc's rule (Pandoc User's Guide, extension `tex_math_dollars`): the opening dollar has no blank
 * after it, the closing one none before it and no digit after it. So “$5 and $10” is money. Dollars in pairs are text.
 */

const DOLLAR = 36;
const BACKSLASH = 92;
const SLASH_ESCAPE = "characterEscape";

const mathText: Construct = {
  name: "mathText",
  tokenize: tokenizeMath,
  /** After a dollar only where that one is escaped or closes other maths. */
  previous(code) {
    const last = this.events.at(-1)?.[1].type;
    return code !== DOLLAR || last === SLASH_ESCAPE || last === "mathText";
  },
};

/** For micromark: the tokens of `mdast-util-math`. */
export const mathSyntax: Extension = { text: { [DOLLAR]: mathText } };

/** For mdast-util-from-markdown: nodes of the type `inlineMath`. */
export const mathFromSyntax = mathFromMarkdown();

function tokenizeMath(this: TokenizeContext, effects: Parameters<Tokenizer>[0], ok: State, nok: State): State {
  let isAfterBlank = false;

  const open: State = (code) => {
    effects.enter("mathText");
    effects.enter("mathTextSequence");
    effects.consume(code);
    effects.exit("mathTextSequence");
    return (next) => (isBlank(next) || next === DOLLAR ? nok(next) : between(next));
  };
  const between: State = (code) => {
    if (code === null) return nok(code);
    if (code === DOLLAR) return close(code);
    if (markdownLineEnding(code)) {
      isAfterBlank = true;
      effects.enter("lineEnding");
      effects.consume(code);
      effects.exit("lineEnding");
      return between;
    }
    effects.enter("mathTextData");
    return data(code);
  };
  const data: State = (code) => {
    if (code === null || code === DOLLAR || markdownLineEnding(code)) {
      effects.exit("mathTextData");
      return between(code);
    }
    isAfterBlank = isBlank(code);
    effects.consume(code);
    return code === BACKSLASH ? escaped : data;
  };
  const escaped: State = (code) => {
    if (code === null || markdownLineEnding(code)) return data(code);
    effects.consume(code);
    return data;
  };
  const close: State = (code) => {
    if (isAfterBlank) return nok(code);
    effects.enter("mathTextSequence");
    effects.consume(code);
    effects.exit("mathTextSequence");
    return (next) => {
      if (asciiDigit(next)) return nok(next);
      effects.exit("mathText");
      return ok(next);
    };
  };
  return open;
}

/** A blank of Unicode, a line's end, a tab (which micromark counts below zero), or the text's end. */
function isBlank(code: number | null): boolean {
  return code === null || code < 0 || unicodeWhitespace(code);
}

type WriteNode = NonNullable<NonNullable<WriterOptions["handlers"]>["inlineMath"]>;

/** TeX that cannot stand between dollars is written as text, dollars and all. */
const writeMath: WriteNode & { peek?: () => string } = (node: InlineMath, _parent, state, info) => {
  const tex = tidyTex(node.value);
  return fitsDollars(tex) ? `$${tex}$` : state.safe(tex === "" ? "" : `$${tex}$`, info);
};
writeMath.peek = () => "$";

/** For mdast-util-to-markdown: a `$` of a text is escaped, and so is a digit that stands right after maths, which would unmake it. */
export const mathToSyntax: WriterOptions = {
  handlers: { inlineMath: writeMath },
  unsafe: [
    { character: "$", inConstruct: "phrasing" },
    ...[..."0123456789"].map((character) => ({ character, before: "\\$", inConstruct: "phrasing" as const })),
  ],
};
