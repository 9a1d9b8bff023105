import type { SiteSettings } from "../src/model/archive.ts";
import { html, toHtmlText } from "../src/render/html-template.ts";

/**
 * The page of the browser editor. It stands apart from the archive's pages: it is a program, and speaks to the forge that keeps the archive.
 * Its own policy allows that and nothing else from elsewhere but pictures of people, which forges keep on hosts of their own.
 */
export function editorPage({ title, language, repository = "", editor = "" }: SiteSettings): string {
  const forge = new URL(repository).origin;
  const api = forge === "https://github.com" ? "https://api.github.com" : forge;
  const signIn = editor === "token" ? "" : ` ${new URL(editor).origin}`;
  const policy = `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data: blob: https:; connect-src 'self' blob: data: ${api}${signIn}; frame-src 'self' blob:; worker-src 'self' blob:; base-uri 'none'; form-action 'none'`;
  return toHtmlText(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Edit ${title}</title>
<script type="module" src="editor.js"></script>
</head>
<body>
<noscript><p>The editor is a program and needs JavaScript. Every page of the archive has a link to its file, and one to report a mistake, which do not.</p></noscript>
</body>
</html>
`);
}
