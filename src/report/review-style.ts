/** The look of a review as a page of its own (docs/design.md); its fonts are the reader's, for the page loads nothing. */
export const REVIEW_STYLE = `
:root {
  --paper: #fcfbf8;
  --ink: #1c1b19;
  --text: #3a3834;
  --soft: #5d5952;
  --rule: #e3dfd5;
  --accent: #8c2f1b;
  --line: #b57b6c;
  --tint: #f4f0e7;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", Georgia, "Times New Roman", serif;
  --sans: Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161513;
    --ink: #e9e5db;
    --text: #cfcac0;
    --soft: #a49e92;
    --rule: #34312b;
    --accent: #e9a48f;
    --line: #8f6154;
    --tint: #211f1b;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--text); font: 1rem/1.55 var(--serif); overflow-wrap: anywhere; }
.wrap { max-width: 68rem; margin: 0 auto; padding: 2.25rem 1.125rem 4.5rem; }
h1, h2, .t { color: var(--ink); font-weight: 600; text-wrap: balance; }
h1 { margin: 0 0 1.125rem; font-size: clamp(1.875rem, 1.2rem + 2.4vw, 2.625rem); font-weight: 500; line-height: 1.1; letter-spacing: -0.018em; }
h2 { margin: 0 0 0.75rem; padding-top: 1.5rem; border-top: 1px solid var(--rule); font-size: 1.5rem; font-weight: 500; line-height: 1.2; }
h2 .n { color: var(--soft); font: 0.8125rem var(--sans); margin-left: 0.375rem; }
p { margin: 0 0 0.75rem; max-width: 44rem; }
.lead { font-size: 1.1875rem; max-width: 44rem; }
.verdict { padding: 0.75rem 1.125rem; border-left: 3px solid var(--rule); font-size: 1.1875rem; color: var(--ink); }
.blocked { border-color: var(--accent); }
nav, .meta, .n, .note, summary, footer, .state { font-family: var(--sans); font-size: 0.8125rem; line-height: 1.5; color: var(--soft); font-variant-numeric: tabular-nums; }
nav ul { columns: 14rem; margin: 0 0 1.5rem; padding: 0; list-style: none; }
nav li { break-inside: avoid; }
nav a { display: inline-block; padding: 0.375rem 0; color: var(--ink); }
a { color: inherit; text-decoration-color: var(--line); text-underline-offset: 0.2em; }
a:hover { color: var(--accent); }
a:focus-visible, summary:focus-visible, pre:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
section { margin-top: 2.25rem; scroll-margin-top: 0.75rem; }
.list { margin: 0; padding: 0; list-style: none; }
.list > li { padding: 0.75rem 0; border-top: 1px solid var(--rule); max-width: 50rem; scroll-margin-top: 0.75rem; }
.list > li:first-child { border-top: 0; padding-top: 0.1875rem; }
.list.tight > li { padding: 0.1875rem 0; border-top: 0; }
.list li > ul { margin: 0.375rem 0 0; padding-left: 1.125rem; }
.t { margin: 0; font-size: 1.0625rem; line-height: 1.35; }
.meta { margin: 0.1875rem 0 0; }
.doubt { margin: 0.375rem 0 0; color: var(--ink); }
.doubt::before { content: "To look at: "; font: 600 0.8125rem var(--sans); color: var(--accent); }
code, pre { font: 0.84em var(--mono); }
.meta code, summary code { font-size: 0.95em; }
pre { margin: 0.375rem 0; padding: 0.5625rem 0.75rem; background: var(--tint); color: var(--ink); white-space: pre-wrap; }
dl { margin: 0.5625rem 0 0; }
dt { margin-top: 0.5625rem; font: 600 0.8125rem var(--sans); color: var(--soft); }
dt .note { font-weight: 400; }
dd { margin: 0.1875rem 0 0; white-space: pre-line; }
del { color: var(--soft); text-decoration: line-through; text-decoration-thickness: 1px; }
ins { color: var(--ink); font-weight: 600; text-decoration: underline; text-decoration-color: var(--line); text-decoration-thickness: 2px; text-underline-offset: 0.18em; }
del::before, del::after, ins::before, ins::after { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
del::before { content: " [was: "; }
ins::before { content: " [now: "; }
del::after, ins::after { content: "] "; }
details { margin-top: 0.375rem; }
summary { padding: 0.1875rem 0; min-height: 1.5rem; cursor: pointer; color: var(--soft); }
details > ul, details > dl { margin: 0.375rem 0 0.75rem; }
details ul { padding-left: 1.125rem; }
.checks > li { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); column-gap: 0.75rem; }
.state { padding-top: 0.1875rem; }
.failed > .state { color: var(--accent); font-weight: 600; }
.open > .state { color: var(--ink); font-weight: 600; }
.claim { margin: 0; color: var(--ink); }
footer { margin-top: 3rem; padding-top: 0.75rem; border-top: 1px solid var(--rule); }
@media (max-width: 30rem) {
  .checks > li { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  :root { --paper: #fff; --ink: #000; --text: #000; --soft: #444; --rule: #bbb; --accent: #000; --line: #000; --tint: #fff; color-scheme: light; }
  .wrap { max-width: none; padding: 0; }
  nav { display: none; }
  body { font-size: 10pt; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .list > li { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`;
