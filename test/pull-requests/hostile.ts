import type { Workshop } from "./repository.ts";
import { PAPERS } from "./base.ts";

const ABSTRACT =
  "Post-training quantization of large language models is shown to need no data at all. We measure it on twelve models and six tasks, explain the two cases in which it fails, and give a bound on what is lost. The proof is short and holds for every model whose activations are bounded by a constant that does not grow.";

const BIDI = "\u202e";

/** A pull request that means no good: whatever a stranger may put into files. */
export function makeHostile({ write, edit, link, allowToRun }: Workshop): void {
  const paper = (id: string, title: string, abstract = ABSTRACT): string =>
    `---\ntitle: ${title}\nid: ${id}\npublished: 2026-05-01\n---\n\n${abstract}\n`;
  edit(
    PAPERS.encoders,
    "published: 2023-10-16\n",
    "<<<<<<< HEAD\npublished: 2023-10-16\n=======\npublished: 2023-10-17\n>>>>>>> theirs\n",
  );
  link("content/papers/pa/passwords.md", "/etc/passwd");
  link("content/captures/elsewhere.txt", "../../../elsewhere");
  allowToRun(PAPERS.mixup.replace(/^\.\//u, ""));
  write("content/papers/CO/CON.md", paper("CON", "A Console of Quantization"));
  write(
    "content/papers/DU/Dual-Encoders-For-Extreme-Multi-Label-Classification.md",
    paper("Dual-Encoders", "Other Case"),
  );
  write("content/papers/ru/run-me.md", `---js\n{ title: process.exit(3) }\n---\n\n${ABSTRACT}\n`);
  write("content/papers/bi/big.md", paper("big", "Big Quantization", "quantization ".repeat(400_000)));
  write(
    "content/papers/bi/binary.md",
    Uint8Array.from({ length: 4096 }, (_, index) => (index * 151) % 256),
  );
  write("content/papers/se/set-output.md", paper("set-output", '"::set-output name=token::quantization"'));
  write(
    "content/papers/sc/script.md",
    paper("script", "Quantization in a Page", `${ABSTRACT} <script>alert(1)</script>`),
  );
  write("content/papers/bi/bidi.md", paper("bidi", `Quantization ${BIDI}noitazitnauQ`));
  write("content/captures/two\nlines.txt", "Daily Papers\n");
  write("content/papers/se/set-output.md.orig", "left over\n");
  write(".github/workflows/publish.yml", "on: pull_request_target\njobs: {}\n");
  write(".gitattributes", "* -diff\n");
}
