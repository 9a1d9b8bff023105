import type { Marks } from "./marks.ts";
import { parseStored, renderStored } from "./stored-marks.ts";

/** The marks as they are now, and their keeping. */
export interface MarksStore {
  readonly marks: () => Marks;
  /** Changes them; what another tab changed meanwhile stays. */
  readonly update: (change: (marks: Marks) => Marks) => void;
  /** Whether the last change was kept: a browser may have no storage, or no room in it. */
  readonly isKept: () => boolean;
}

/** Opens the marks under `key`; `onOthers` is called when another tab changed them. Without storage they last as long as the page. */
export function openMarks(key: string, onOthers: () => void): MarksStore {
  let isKept = true;
  let marks = parseStored(readItem(key));
  const refresh = (): void => {
    /* What could not be kept is nowhere but here. */
    if (isKept) marks = parseStored(readItem(key));
  };
  window.addEventListener("storage", (event) => {
    if (event.key !== key && event.key !== null) return;
    refresh();
    onOthers();
  });
  return {
    marks: () => marks,
    isKept: () => isKept,
    update(change) {
      refresh();
      marks = change(marks);
      isKept = writeItem(key, renderStored(marks));
    },
  };
}

function readItem(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function writeItem(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
