import type { SearchAnswer, Searcher, SearchRequest } from "../../search/searcher.ts";

/** An answer, and the question that it answers in the end. */
export interface Asked {
  readonly answer: SearchAnswer;
  readonly request: SearchRequest;
}

/** What is said when only unfinished words were found. */
const BEGINNINGS = "No paper has the last word as it stands: these have a word that begins so.";

/** Asks; a whole word that nothing has is asked for once more as the beginning of one, as it was while it was typed. */
export async function askSearcher(searcher: Searcher, request: SearchRequest): Promise<Asked> {
  const answer = await searcher.search(request);
  if (answer.total > 0 || request.isTyping || request.text.trim() === "") return { answer, request };
  const unfinished = { ...request, text: request.text.trim(), isTyping: true };
  const second = await searcher.search(unfinished);
  if (second.total === 0) return { answer, request };
  return { answer: { ...second, problems: [...second.problems, BEGINNINGS] }, request: unfinished };
}
