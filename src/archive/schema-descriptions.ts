/** The kinds of content that a person may write by hand. */
export type SchemaName = "decisions" | "digest" | "page" | "paper" | "removed" | "site" | "topic";

interface Described {
  readonly title: string;
  /** Key → what it means, shown by editors beside it. */
  readonly keys: Readonly<Record<string, string>>;
}

/** What the keys of content files mean, in the words of the contract (CONTRACT §2). */
export const DESCRIPTIONS: Readonly<Record<SchemaName, Described>> = {
  paper: {
    title: "A paper: the front matter of content/papers/<aa>/<id>.md",
    keys: {
      title: "The title as plain text; inline maths as $TeX$.",
      id: "The name of the file and the page's address: frozen for ever.",
      published: "2023-10-16, 2023-10 or 2023; XXXX-10-14 when the year is unknown.",
      guessed: "Names of fields whose value was inferred, as [published].",
      authors: "People, never organisations.",
      "authors.name": "The name as its bearer writes it.",
      "authors.orcid": "https://orcid.org/0000-0002-1825-0097",
      authorCount: "How many authors, when only the number is known.",
      organization: "The organisation that a page names beside the paper; never an author.",
      "organization.handle": "Its name in the source's own addresses.",
      venue: "Where it was published: a journal, a conference.",
      language: "The language of the paper as a BCP 47 tag; absent: the site's.",
      links: "One address each, but for code and other, which are lists.",
      "links.arxiv": "The arXiv id without version: 2310.10636.",
      "links.doi": "The DOI without https://doi.org/.",
      topics: "Topics that a person pinned: names of files in content/topics.",
      notTopics: "Topics that a person keeps the paper out of.",
      comments: "How many comments a page showed, and the day it was seen.",
      status: "What happened to the paper since: corrections, withdrawals.",
      "status.kind": "withdrawn by its authors, retracted by its publisher, concern made public, or corrected.",
      "status.date": "The day it became known; feeds show the change under it.",
      "status.reason": "Why, for its readers.",
      aliases: "Former ids; each stays reachable.",
      sources: "Where the paper was seen: captures and their lines.",
      fingerprints: "What the machine last read, field by field. Not for hands.",
      proposed: "What the captures say where a person wrote something else: take it over or delete the line.",
    },
  },
  digest: {
    title: "One issue of a digest: the front matter of content/digests/<id>.md",
    keys: {
      id: "The name of the file and the page's address: frozen for ever.",
      title: "What the digest is called.",
      date: "The page's own day; XXXX-03-12 when its year is unknown, XXXX when nothing of it is known.",
      dateFrom: "How the year is known.",
      capture: "The file in content/captures and the SHA-256 of its bytes.",
      "capture.removed": "When and why the evidence had to go.",
      entries: "The page's entries in their order, each with its paper or the reason why it was left out.",
      "entries.lines": "Lines of the capture, as 13-19.",
      "entries.paper": "The paper's id.",
      "entries.omitted": "Why a reviewer left the entry out.",
    },
  },
  topic: {
    title: "A topic: the front matter of content/topics/<slug>.md",
    keys: {
      title: "The topic's name, in sentence case.",
      description: "One sentence that a newcomer understands.",
      match: "The rules by which papers are found.",
      "match.atLeast": "From how many points on a paper belongs to the topic.",
      "match.weights": "Points of a phrase in the title, and in the abstract.",
      "match.phrases": "Words in their order; a trailing * makes the last one a stem: quantiz*.",
      "match.exclude": "Phrases that are taken out of the text before the others are looked for.",
      aliases: "Former names of the file; each stays reachable.",
    },
  },
  page: {
    title: "A hand-written page: the front matter of content/pages/<slug>.md",
    keys: { title: "The page's heading.", description: "One sentence for search engines." },
  },
  site: {
    title: "The archive's settings: content/site.yaml",
    keys: {
      id: "A UUID, minted once: feed readers know the archive's entries by it.",
      title: "The archive's name.",
      description: "One sentence on what it holds.",
      baseUrl: "The address of the published site, ending in /.",
      language: "A BCP 47 tag, as en.",
      rights: "Whose the texts are.",
      since: "The day the archive began.",
      editUrl: "The address of the editor for a file, with {path} for its path.",
      repository:
        "Where the archive is kept, as https://github.com/OWNER/NAME: pages link to its editor and its issue forms.",
      branch: "The branch that is published, if it is not main.",
      editor:
        "Gives the site an editor in the browser: the https address that signs people in, or token. See docs/editing.md.",
      aliases: "Other spellings of organisations and people, each with the one to show.",
      sources: "What fetch gets, and from where.",
    },
  },
  removed: {
    title: "Published papers that had to go: content/removed.yaml",
    keys: {
      id: "The paper's id; its page says what happened.",
      date: "The day it was taken out.",
      reason: "Why, for its readers.",
      replacedBy: "The id of the paper that took its place.",
    },
  },
  decisions: {
    title: "What people decided: content/decisions.yaml",
    keys: {
      same: "Pairs of ids that are one paper.",
      different: "Pairs of ids that are two papers, alike as they look.",
      related: "Pairs of ids that belong side by side.",
      unrelated: "Pairs of ids that do not.",
      waivers: "Findings of offprint check that a person set aside.",
      "waivers.rule": "The rule's id, as the end of the finding's line has it.",
      "waivers.file": "The file of the finding.",
      "waivers.hash":
        "The hash that offprint check --json gives for the finding; when the text changes, the waiver lapses.",
    },
  },
};
