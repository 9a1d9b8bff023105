import { html, toHtmlText } from "./html-template.ts";

/*
 * What a page may do (Content Security Policy, in a meta element: the site is files, and hosts of files set no headers).
 */

/** What every page may load: nothing from another origin, no script. */
export const PAGE_POLICY = html`default-src 'none'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'`;

/** A page with a script may run files of the site besides, and none that stands in the page. */
export const SCRIPT_POLICY = html`${PAGE_POLICY}; script-src 'self'; worker-src 'self'; manifest-src 'self'`;

/** A page that only leads to another loads nothing. */
export const REDIRECT_POLICY = html`default-src 'none'; base-uri 'none'; form-action 'none'`;

/** All of them, as they stand in pages. */
export const POLICIES: readonly string[] = [PAGE_POLICY, SCRIPT_POLICY, REDIRECT_POLICY].map(toHtmlText);
