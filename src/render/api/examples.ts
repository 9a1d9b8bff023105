import type { Catalog } from "../../model/catalog.ts";
import { apiUrls } from "../../model/url.ts";

/** What to type, word for word: it works on this very archive. */
export interface Example {
  /** Its fragment on the page. */
  readonly id: "curl" | "jq" | "python" | "javascript";
  readonly title: string;
  readonly words: string;
  readonly code: string;
}

/** Examples with the newest paper and the first topic that has papers; none without them. */
export function listExamples(catalog: Catalog, baseUrl: string): readonly Example[] {
  const paper = catalog.papers[0]?.id;
  const topic = catalog.topics.find(({ papers }) => papers.length > 0)?.topic.slug;
  if (paper === undefined || topic === undefined) return [];
  const api = baseUrl + apiUrls.index.replace("index.json", "");
  return [
    {
      id: "curl",
      title: "On the command line",
      words: "One paper, with curl.",
      code: `curl ${baseUrl}${apiUrls.paper(paper)}`,
    },
    {
      id: "jq",
      title: "With jq",
      words: "Date, title and address of each paper of a topic, from the file of all papers.",
      code: `curl ${baseUrl}${apiUrls.dump} |
  jq -r 'select(any(.topics[]; .slug == "${topic}"))
    | [.published, .title, .url] | @tsv'`,
    },
    {
      id: "python",
      title: "In Python",
      words: "The newest papers, with what Python brings along.",
      code: `import json
from urllib.request import urlopen

api = "${api}"
with urlopen(api + "papers.json") as answer:
    newest = json.load(answer)["pages"][0]
with urlopen(newest["url"]) as answer:
    for paper in json.load(answer)["papers"]:
        print(paper["published"], paper["title"], paper["url"])`,
    },
    {
      id: "javascript",
      title: "In JavaScript",
      words: "The five newest papers of a topic, in Node.js or in a browser.",
      code: `const api = "${api}";
const read = async (path) => (await fetch(api + path)).json();

const { papers } = await read("topics/${topic}.json");
for (const id of papers.slice(0, 5)) {
  const { title, url } = await read("papers/" + id + ".json");
  console.log(title, url);
}`,
    },
  ];
}
