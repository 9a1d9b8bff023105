import type { SiteSettings } from "../../src/model/archive.ts";
import { html, noHtml, type Html } from "../../src/render/html-template.ts";
import { urls } from "../../src/model/url.ts";
import { editUrl, externalLink, type LinkTo } from "../../src/render/link.ts";
import { reportUrl, type Reported } from "../../src/render/report-url.ts";
import { asideSection, plainList } from "./columns.ts";

/** What a page is about, and the file that it is made of, if it is one. */
interface Improvable extends Reported {
  readonly file?: string | undefined;
}

/** Where to mend what is wrong with a page: its file, and a form for those who would rather not. */
export function improveSection(site: SiteSettings, page: Improvable, to: LinkTo): Html {
  const edit = page.file === undefined ? undefined : editUrl(site, page.file);
  const report = reportUrl(site, page);
  const entry = /^content\/(papers|topics|digests|pages)\/(.+)\.md$/u.exec(page.file ?? "");
  const items = [
    site.editor !== undefined &&
      entry !== null &&
      html`<a href="${to(urls.editor)}#/collections/${entry[1] ?? ""}/entries/${entry[2] ?? ""}" rel="nofollow">Edit in the browser</a>`,
    edit !== undefined && externalLink(edit, "Edit this file"),
    report !== undefined && externalLink(report, "Report a mistake"),
  ].filter((item) => item !== false);
  if (items.length > 0) return asideSection("Improve this page", plainList(items));
  return page.file === undefined
    ? noHtml
    : asideSection("Improve this page", html`<p>Its file is <code>${page.file}</code>.</p>`);
}
