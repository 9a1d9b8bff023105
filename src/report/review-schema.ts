import { z } from "zod";

/*
 * What `offprint report --format json` prints. A key that is here stays; what is not there is left out. The types are those of
 * src/model/review.ts: a test holds the two together.
 */
const text = z.string();
const count = z.int().nonnegative();
const line = z.int().positive();
const list = <Item extends z.ZodType>(item: Item): z.ZodArray<Item> => z.array(item);
const date = text.describe("2023-10-16, 2023-10 or 2023: no more than is known; XXXX-10-14 when the year is not.");
const path = text.describe("An address of the site, from its root, without a leading slash.");

const field = z.strictObject({
  field: text.describe("As in front matter; abstract and notes for the two parts of the body."),
  before: text.describe("As a person would write it; absent where the field was not there.").optional(),
  after: text.describe("As a person would write it; absent where the field is gone.").optional(),
  words: list(z.strictObject({ kind: z.enum(["same", "old", "new"]), text }))
    .describe("The two values laid over each other, word by word, when both are text.")
    .optional(),
  owner: z.enum(["machine", "person"]).describe("Who owns the value now."),
  isGuessed: z.boolean().describe("Whether the value was inferred."),
});
const fields = list(field);

const repair = z.strictObject({
  line: line.describe("Of the capture, counted from 1."),
  column: line,
  field: z.enum(["title", "abstract"]),
  from: text,
  to: text,
  rule: text,
});

const topicMove = z.strictObject({
  slug: text,
  title: text,
  kind: z.enum(["gained", "lost"]),
  why: text.describe("Why the paper is in the topic, or was."),
  cause: z.enum(["paper", "rule"]).describe("What moved it: its own text or pins, or the topic's rule."),
});

const paper = z.strictObject({
  id: text,
  title: text,
  file: text,
  kind: z.enum(["added", "changed", "removed", "merged", "renamed"]),
  into: text.describe("The paper that has its id as an alias now, or that its tombstone names.").optional(),
  reason: text.describe("Why it is gone, as its tombstone says.").optional(),
  published: date.optional(),
  isPublishedGuessed: z.boolean().describe("Whether the date was inferred.").optional(),
  fields,
  topics: list(topicMove),
  repairs: list(repair).describe("Repairs of the normaliser that are new with the branch."),
  doubts: list(text).describe("Why a person should look at it first; [] for one that every check has proved."),
});

const topic = z.strictObject({
  slug: text,
  title: text,
  kind: z.enum(["added", "changed", "removed", "renamed"]),
  fields,
  gained: list(text).describe("Ids of the papers that came into it."),
  lost: list(text).describe("Ids of the papers that left it."),
});

const digest = z.strictObject({
  id: text,
  title: text,
  kind: z.enum(["added", "changed", "removed"]),
  date,
  entries: z
    .strictObject({ before: count, after: count, known: count })
    .describe("How many entries it lists, before and now; of them, how many papers the archive had already."),
  fields,
});

const gitFile = z.strictObject({
  mode: text.describe("As git has it: 100644, 100755, 120000 …"),
  blob: text.optional(),
});
const file = z.strictObject({ path: text, before: gitFile.optional(), after: gitFile.optional() });

const problem = z.strictObject({
  line,
  column: line,
  file: text,
  severity: z.enum(["error", "warning", "note"]),
  message: text,
  rule: text,
});

const feed = z.strictObject({ path, title: text, added: count, changed: count, removed: count });

const point = z.strictObject({
  id: text,
  claim: text.describe("What is true when it is ticked."),
  state: z
    .enum(["proved", "failed", "open"])
    .describe("proved: a check did it; failed: a check found the contrary; open: only a person can tell."),
  evidence: text,
  places: list(z.strictObject({ file: text, line, what: text })),
});

/** The keys in the order in which they are printed. */
export const reviewSchema = z.strictObject({
  base: z.strictObject({ ref: text, commit: text }).describe("What the branch is compared with."),
  notes: list(text).describe("What could not be compared, and why.").optional(),
  totals: z.strictObject({ papersBefore: count, papersAfter: count }).describe("How many papers the archive has."),
  papers: list(paper).describe("Those with doubts first, then removed, merged, renamed, changed, added; then by id."),
  topics: list(topic).describe("Topics whose file changed, with the papers that their rules move."),
  digests: list(digest).describe("Digests whose file changed."),
  content: list(file).describe("Files of content/ that are no paper, topic or digest."),
  outside: list(file).describe("Files outside content/."),
  nearDuplicates: list(
    z.strictObject({ ids: z.tuple([text, text]), titles: z.tuple([text, text]), score: z.number().min(0).max(1) }),
  ).describe("Pairs of papers that may be one, for a person to decide."),
  problems: z
    .strictObject({ introduced: list(problem), fixed: list(problem), standing: count })
    .describe("What the checks find now and did not before, the other way round, and how much both before and now."),
  addresses: z
    .strictObject({
      added: list(path),
      changed: list(path),
      redirected: list(z.strictObject({ path, to: path })),
      vanished: list(path).describe("Answered by nothing any more: each is an error."),
      emptied: list(path).describe("Gone with what they told: listings that no paper is in any more.").optional(),
      feeds: list(feed).describe("Feeds that get, lose or change an entry."),
    })
    .describe("Addresses of the site that the branch touches."),
  checklist: list(point).describe("What a reviewer makes sure of."),
});

/** `schema/review.schema.json` */
export function renderReviewSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(reviewSchema, { target: "draft-2020-12", reused: "inline" });
  const schema = {
    $schema,
    $comment: "Made by npm run schemas; the source is src/report/review-schema.ts.",
    title: "What a branch changes: offprint report --format json",
    ...rest,
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
