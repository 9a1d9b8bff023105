/** What each rule of repair does, as a sentence without its stop. */
const RULES: ReadonlyMap<string, string> = new Map([
  ["abbreviation", "TeX's blank after an abbreviation became an ordinary one"],
  ["accent", "An accent written in TeX became the accented letter"],
  ["bare-command", "A TeX command outside of a formula became the character that it stands for"],
  ["citation-key", "A citation key, which leads nowhere here, was taken out"],
  ["colour", "A TeX command for a colour was taken out, its words kept"],
  ["doubled-link", "A link that stood there twice is written once"],
  ["escaped-character", "A character that TeX wants escaped stands for itself"],
  ["font-command", "A TeX command for a font was taken out, its words kept"],
  ["greek-letter", "The name of a Greek letter became the letter"],
  ["lost-command", "A TeX command got back the backslash it had lost"],
  ["lost-maths", "A formula got back the dollar signs around it"],
  ["maths-delimiters", "TeX's other marks around a formula became dollar signs"],
  ["multiplication-sign", "The word “times” was the sign × in TeX, without its backslash"],
  ["percent-sign", "A percent sign that TeX wants escaped stands for itself"],
  ["quotation-marks", "Quotation marks as TeX wants them became ordinary ones"],
  ["tie", "TeX's unbreakable blank, a tilde, became a blank"],
  ["unicode-command", "A TeX command for a character became the character"],
  ["unit-space", "TeX's narrow blank before a unit became a blank"],
]);

/** What a rule of repair does, in one line; the name itself for one that is not known here. */
export function explainRule(rule: string): string {
  return RULES.get(rule) ?? rule;
}
