/* The `/` key leads to the box that finds a paper, on pages that have a script anyway. */

/** Lets the `/` key lead to the page's own box, else to the one above every page, unless somebody is typing. */
export function listenForSlash(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const box =
      document.querySelector<HTMLInputElement>("main input[type=search]") ??
      document.querySelector<HTMLInputElement>("input[type=search]");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, select, textarea"));
}
