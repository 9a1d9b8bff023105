/* Paper pages: a button beside each citation that copies it. Without this script the citations are text to select. */
import { listenForSlash } from "./jump.ts";

/** How long a button says what became of a click, in milliseconds. */
const TOLD = 2000;

/** Puts a button into each format's block, which shows while the block is open, and a place that screen readers read out. */
function addButtons(section: Element): void {
  const told = document.createElement("output");
  section.append(told);
  for (const block of section.querySelectorAll("details")) {
    const summary = block.querySelector("summary");
    const text = block.querySelector<HTMLElement>("pre, p");
    if (summary && text) summary.after(makeButton(nameButton(summary.textContent.trim()), text, told));
  }
}

/** `Copy plain text`, but `Copy BibTeX`: only words of a language lose their capital. */
function nameButton(format: string): string {
  return `Copy ${format.replace(/^\p{Lu}(?=\p{Ll}+ )/u, (letter) => letter.toLowerCase())}`;
}

function makeButton(words: string, source: HTMLElement, told: HTMLOutputElement): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = words;
  let timer = 0;
  const tell = (outcome: string): void => {
    button.textContent = outcome === "" ? words : outcome;
    told.value = outcome;
  };
  const copy = async (): Promise<void> => {
    tell(await copyText(source));
    clearTimeout(timer);
    timer = setTimeout(() => tell(""), TOLD);
  };
  button.addEventListener("click", () => void copy());
  return button;
}

/** Copies an element's text; where that is not allowed, it is selected, so that the reader's own keys copy it. What to tell of it. */
async function copyText(source: HTMLElement): Promise<string> {
  try {
    await navigator.clipboard.writeText(source.textContent);
    return "Copied";
  } catch {
    getSelection()?.selectAllChildren(source);
    source.focus();
    return "Selected";
  }
}

for (const section of document.querySelectorAll(".cite")) addButtons(section);
listenForSlash();
