import { REDIRECT_POLICY } from "../src/render/content-policy.ts";
import { html, toHtmlText } from "../src/render/html-template.ts";

/** Where a former address leads. */
export interface RedirectTarget {
  /** Relative to the page. */
  readonly href: string;
  /** Absolute. */
  readonly canonical: string;
  readonly title: string;
  readonly language: string;
}

/** A page that leads to another at once (HTML, 4.2.5.3: refresh), with a link for who stays. */
export function redirectPage({ href, canonical, title, language }: RedirectTarget): string {
  return toHtmlText(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${REDIRECT_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta http-equiv="refresh" content="0; url=${href}">
<link rel="canonical" href="${canonical}">
</head>
<body>
<main>
<h1 dir="auto">${title}</h1>
<p>This page has moved: <a href="${href}" dir="auto">${title}</a></p>
</main>
</body>
</html>
`);
}
