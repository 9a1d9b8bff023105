import { defineExporter, type ExportFile, type PageContext } from "../contracts.ts";
import type { Paper } from "../model/paper.ts";
import { urls } from "../model/url.ts";
import { LINKSET, listSignposts, type Signpost } from "../render/signposts.ts";

/** FAIR Signposting, level 2: each paper's typed links as a set of their own (RFC 9264, section 4.2), since a static host sends no `Link` headers. */
export default defineExporter({ title: "Link sets", files: listFiles });

function* listFiles(context: PageContext): Generator<ExportFile> {
  for (const paper of context.catalog.papers) {
    const path = urls.fileIn(urls.paper(paper.id), LINKSET.file);
    yield { path, content: renderLinkset(paper, context) };
  }
}

/** How what a page links to leads back to it. */
const LEADS_BACK: Partial<Readonly<Record<Signpost["rel"], string>>> = { item: "collection", describedby: "describes" };

interface Target {
  readonly href: string;
  readonly type?: string | undefined;
}

/** The page's own links, then what leads back to it: from its text, and from each file that describes it. */
function renderLinkset(paper: Paper, context: PageContext): string {
  const { baseUrl } = context;
  const page: Target = { href: baseUrl + urls.paper(paper.id), type: "text/html" };
  const signposts = listSignposts(paper, context);
  const own: Record<string, Target[]> = {};
  for (const signpost of signposts) (own[signpost.rel] ??= []).push(targetOf(signpost, baseUrl));
  const back = signposts.flatMap((signpost) => {
    const rel = LEADS_BACK[signpost.rel];
    return rel === undefined ? [] : [{ anchor: targetOf(signpost, baseUrl).href, [rel]: [page] }];
  });
  return `${JSON.stringify({ linkset: [{ anchor: page.href, ...own }, ...back] })}\n`;
}

function targetOf({ target, type }: Signpost, baseUrl: string): Target {
  return { href: typeof target === "string" ? target : baseUrl + target.path, type };
}
