import { describe, expect, test } from "vitest";
import { html, noHtml, toHtmlText, trusted } from "../../src/render/html-template.ts";

describe("html", () => {
  test("escapes what is put in, in text and in attributes", () => {
    const text = `<b title="x">&'</b>`;
    expect(toHtmlText(html`<p title="${text}">${text}</p>`)).toBe(
      '<p title="&lt;b title=&quot;x&quot;&gt;&amp;&#39;&lt;/b&gt;">&lt;b title=&quot;x&quot;&gt;&amp;&#39;&lt;/b&gt;</p>',
    );
  });

  test("nests templates and lists, and leaves nothing for undefined and false", () => {
    const items = ["a", "<b>"].map((item) => html`<li>${item}</li>`);
    expect(toHtmlText(html`<ul>${items}${undefined}${false}${noHtml}${[["c", 1]]}</ul>`)).toBe(
      "<ul><li>a</li><li>&lt;b&gt;</li>c1</ul>",
    );
  });

  test("keeps what was vouched for", () => {
    expect(toHtmlText(html`${trusted("<b>x</b>")}`)).toBe("<b>x</b>");
  });

  test("shows control characters as replaced, for no HTML may have them", () => {
    expect(toHtmlText(html`${"a\0b\u0007c\u009fd\te\nf"}`)).toBe("a\ufffdb\ufffdc\ufffdd\te\nf");
  });

  test("refuses an attribute without quotes, not an equals sign in text", () => {
    expect(() => html`<p title=${"x"}>`).toThrow(/quotes/);
    expect(() => html` lang=${"x"}`).toThrow(/quotes/);
    expect(toHtmlText(html`<p title="a=${"b"}">c=${"d"}</p>`)).toBe('<p title="a=b">c=d</p>');
    expect(toHtmlText(html`${"a="}${"b"}`)).toBe("a=b");
  });

  test("takes no data for markup, whatever its keys", () => {
    const data = JSON.parse('{"markup":"<b>","Symbol(markup)":"<b>"}') as { markup: string };
    expect(toHtmlText(html`${Object.values(data)}`)).toBe("&lt;b&gt;&lt;b&gt;");
  });
});
