/** The files besides papers that the browser editor edits, and which of their keys; all others stay as they are. */
export const PARTS = {
  /* Rules move papers, and a digest's entries are evidence: both are for pull requests that show what follows from them. */
  topics: { schema: "topic", keys: ["title", "description"] },
  digests: { schema: "digest", keys: ["title"] },
  pages: { schema: "page", keys: ["title", "description"] },
  site: { schema: "site", keys: ["title", "description", "rights"] },
} as const;
