import { nextResult } from "./walk.ts";

/**
 * Lets arrows (and j, k) walk from the box through the results and back, once one of them has the focus: elsewhere the keys keep their
 * meaning (WCAG 2.2, 2.1.4). Escape clears the box, or leads back to it.
 */
export function listenForKeys(box: HTMLInputElement, results: HTMLElement, clear: () => void): void {
  const listen = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
    const links = [...results.querySelectorAll<HTMLElement>("h2 a")];
    const current = links.findIndex((link) => link === document.activeElement);
    const isBox = event.target === box;
    if (isBox && event.key === "Escape" && box.value !== "") {
      event.preventDefault();
      clear();
      return;
    }
    if (!isBox && current < 0) return;
    const next = nextResult(event.key, current, links.length);
    if (next === undefined) return;
    event.preventDefault();
    (next < 0 ? box : links[next])?.focus();
  };
  box.addEventListener("keydown", listen);
  results.addEventListener("keydown", listen);
}
