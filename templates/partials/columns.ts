import { html, type Html, type HtmlValue } from "../../src/render/html-template.ts";

/** A section of the margin: a small heading and what is under it. */
export function asideSection(title: string, content: Html, className?: string): Html {
  return html`<section${className !== undefined && html` class="${className}"`}>
<h2>${title}</h2>
${content}
</section>
`;
}

/** The page's text with the margin beside it, under it on a phone. What is `after` follows both there, and the text on a wide screen. */
export function columns(main: Html, aside: HtmlValue, after?: Html): Html {
  return html`<div class="${after === undefined ? "cols" : "cols split"}">
<div class="text">
${main}
</div>
${
  aside !== false &&
  html`<aside aria-label="About this page">
${aside}</aside>`
}${
    after !== undefined &&
    html`
<div class="text after">
${after}</div>`
  }
</div>`;
}

/** What stands over the text: where the page belongs, its title. */
export function pageHead(eyebrow: HtmlValue, title: HtmlValue): Html {
  return html`<p class="eyebrow">${eyebrow}</p>
<h1 dir="auto">${title}</h1>
`;
}

/** A plain list of the margin; each item is one line. */
export function plainList(items: readonly HtmlValue[]): Html {
  return html`<ul>
${items.map((item) => html`<li>${item}</li>\n`)}</ul>`;
}
