import * as fc from "fast-check";

const list = (words: string): fc.Arbitrary<string> => fc.constantFrom(...words.trim().split(/\s+/u));
const phrases = (lines: string): fc.Arbitrary<string> => fc.constantFrom(...lines.trim().split(/\s*\n\s*/u));

const determiner = list("the a this each our their one any no every another");
const quality = list(
  "new top max min mean natural prime partial square flat sharp similar approximate infinite inner left right big small 100K 7B 3D 4-bit 5-star two",
);
/** Names of things that are names of TeX commands as well, or hold some. */
const noun = list(`
  subset superset dot dots angle triangle cap cup star hat bar tilde vector ring prime top bottom sum product text fraction root square diamond
  limit log minimum maximum simulator degree check delta int timestamp topology integral operator model models dataset agent image image_1 wedge
  circle bullet arrow image-text section parallel natural flat overlap benchmark user_name token alphabet betatron gammaray lambda omega-3`);
const verb = list(
  "is uses finds beats shows meets proves trains exists maps checks sums caps models logs stars squares prompts reads approximates resembles",
);
const ending = list(
  "well often indeed sometimes now today in-place on-line together approximately similarly inside twice therefore too",
);
const link = list("in of to with and or for by as on into within over than versus times");

const tempted = phrases(`
  100 times easier
  three times in a row
  connecting the dots
  five times as many
  a beta distribution
  the beta version
  an alpha channel
  alpha-beta pruning
  max pooling
  min-max scaling
  similar to the top models
  top-1 accuracy
  top 5 models
  approximately 13% of them
  between 5 and 10 times
  a gamma correction of 2.2
  the delta between both
  lambda functions
  the omega-3 in fish
  Sigma Inc.
  a pi of apples
  eta and arrival
  phi-3 and mu-law coding
  theta waves
  Pi day
  in the limit
  sum of all parts
  a log of each session
  log in to the site
  partial credit
  text to image
  text-to-video
  sim2real transfer
  sim-to-real
  the sim racing community
  wav2vec
  seq2seq
  word2vec
  GPT-4
  Fig. 3
  C++
  C#
  5 pm
  from 9 am to 5 pm
  $25
  between $5 and $10
  US$ 3.5M
  R squared in words
  snake_case_name
  max_new_tokens
  top_k
  user_name@example.org
  a.person@mail.example.com
  https://example.org/a_b/c~d?x_y=1&z=2
  https://github.com/lantern/alpha_beta
  www.example.org/in_sum
  <think>
  </think>
  <image_1>
  #hashtag
  @handle_name
  state-of-the-art
  2x faster
  1.5x
  x-ray images
  A/B tests
  e.g., in snow
  i.e. the rest
  et al.
  50% fewer
  3D scenes
  4-bit weights
  F1 score
  p-values
  "quoted words"
  it's theirs
  and/or
  100K
  7B
  K-means
  n-grams
  top-p sampling
  Q&A
  v1.0
  ~100 hours
  24/7
  not in English
  the subset of users
  one star
  five-star reviews
  a star topology
  bar charts
  a hat and a scarf
  dots per inch
  the prime minister
  square roots of trees
  an infinite loop
  LLaMA
  BERT-base
  café
  naïve
  Schrödinger
  – as ever –
  “so”
  … and more`);

const thing = fc.oneof(
  fc.tuple(determiner, noun).map((words) => words.join(" ")),
  fc.tuple(determiner, quality, noun).map((words) => words.join(" ")),
  tempted,
);
const clause = fc
  .tuple(
    thing,
    verb,
    thing,
    fc.option(fc.tuple(link, thing)),
    fc.option(fc.tuple(fc.constantFrom(" ", ", "), ending)),
    fc.option(thing),
  )
  .map(([subject, verbWord, object, more, end, aside]) =>
    [
      `${subject}${aside === null ? "" : ` (${aside})`} ${verbWord} ${object}`,
      more === null ? "" : ` ${more.join(" ")}`,
      end === null ? "" : end.join(""),
    ].join(""),
  );
const sentence = fc
  .tuple(
    fc.array(clause, { minLength: 1, maxLength: 2 }),
    fc.constantFrom(", and ", "; ", ": ", " – ", ", but "),
    fc.constantFrom(".", ".", "?", "!"),
  )
  .map(([clauses, between, end]) => {
    const text = clauses.join(between);
    return text.slice(0, 1).toUpperCase() + text.slice(1) + end;
  });

/** Sound English (if not sense) without any maths, full of words that look like some. */
export const soundProse: fc.Arbitrary<string> = fc
  .array(sentence, { minLength: 1, maxLength: 4 })
  .map((sentences) => sentences.join(" "));
