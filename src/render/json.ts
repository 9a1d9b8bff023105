/** What would end or open a script where a page quotes the text (HTML, 4.12.1.3); in JSON it can only stand in a string. */
const SCRIPT = /<(?=\/?script|!--)/gi;

/** JSON that stays whole, and data, in a page's script. */
export function escapeScript(json: string): string {
  return json.replace(SCRIPT, "\\u003c");
}
