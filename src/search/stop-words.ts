/** English words that nearly every abstract has: a question that has others too is not made any narrower by them. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  "a an and are as at be been by can for from has have in into is it its of on or our such than that the their these this those to was we were which while with".split(
    " ",
  ),
);

export function isStopWord(form: string): boolean {
  return STOP_WORDS.has(form);
}
