import type { RuleText } from "./reader-rules.ts";

/** Rules that speak while captures are read and their entries become papers: of `ingest`, not of `check`. */
export const captureRules: Readonly<Record<string, RuleText>> = {
  "capture-binary": {
    severity: "error",
    why: "A picture, a PDF or an archive holds no lines that could be read and counted.",
    mend: "Open the page and save its text.",
    example: { bad: "offprint ingest page.pdf", good: "offprint ingest page.txt" },
  },
  "capture-changing": {
    severity: "error",
    why: "A file that changes while it is read would be recorded as something that nobody ever saw.",
    mend: "Let the other program finish, then run the command again.",
    example: {
      bad: "wget -O content/captures/page.txt … & offprint ingest",
      good: "wget -O page.txt … && offprint ingest page.txt",
    },
  },
  "capture-empty": {
    severity: "error",
    why: "A capture without text is evidence of nothing.",
    mend: "Capture the page again.",
    example: { bad: "page.txt: 0 bytes", good: "page.txt: Daily Papers …" },
  },
  "capture-encoding": {
    severity: "error",
    why: "Bytes read in the wrong encoding become other letters; with a byte order mark UTF-16 is read, and a note says so.",
    mend: "Save the file as UTF-8, or convert it with “iconv -f latin1 -t utf-8”.",
    example: { bad: "Caf‹E9›, one byte of Latin-1", good: "Café" },
  },
  "capture-missing": {
    severity: "error",
    why: "A path that leads to no capture was mostly misspelled.",
    mend: "Check the path.",
    example: { bad: "offprint ingest capture/page.txt", good: "offprint ingest captures/page.txt" },
  },
  "capture-not-a-file": {
    severity: "error",
    why: "What a link leads to may change or be elsewhere tomorrow: evidence is a file of its own.",
    mend: "Give the file itself.",
    example: { bad: "offprint ingest latest.txt\n# a link to page.txt", good: "offprint ingest page.txt" },
  },
  "capture-too-large": {
    severity: "error",
    why: "A capture of many pages is no issue of a digest, and takes memory and time without bound.",
    mend: "Split the capture at the beginning of an entry.",
    example: { bad: "all-of-2024.txt: 60 MB", good: "2024-10-31.txt: 90 kB" },
  },
  "capture-unreadable": {
    severity: "error",
    why: "A file that this user may not read cannot be taken as evidence.",
    mend: "Let this user read the file.",
    example: { bad: "-rw------- root page.txt", good: "-rw-r--r-- root page.txt" },
  },
  "closed-paper": {
    severity: "warning",
    why: "A paper whose file cannot be read, or was removed, is not written anew from a capture.",
    mend: "Mend the paper's file and ingest again, or write “omitted: reason” in the digest.",
    example: {
      bad: "# an entry of “tide-sort”, of which content/removed.yaml has a tombstone\n  - { lines: 5-11, paper: tide-sort }",
      good: "  - { lines: 5-11, omitted: Its authors asked for it. }",
    },
  },
  conflict: {
    severity: "warning",
    why: "A person changed a value, and the captures now say something else: the person's stays, and is asked.",
    mend: "Take over the value under “proposed”, or delete that line.",
    example: {
      bad: "published: 2024-10-31\nproposed:\n  published: 2024-10-13",
      good: "published: 2024-10-31",
    },
  },
  "cut-off-entry": {
    severity: "warning",
    why: "A capture that ends inside an entry has lost the rest of the page.",
    mend: "Capture the page again, to its end.",
    example: {
      bad: "Sorting Shells\n\nShells are sorted by the",
      good: "Sorting Shells\n\nShells are sorted by the sea.\n\n• 3 authors\n·\nMar 1",
    },
  },
  "guessed-year": {
    severity: "note",
    why: "A day without a year took the page's, which was itself inferred: it is marked as a guess wherever it is shown.",
    mend: "Give the day on which the page was saved: “offprint ingest PATH --captured DATE”.",
    example: { bad: "Mar 1\n# on a page that prints no year", good: "Mar 1, 2025" },
  },
  "incomplete-entry": {
    severity: "note",
    why: "An entry without authors or date makes a paper without them, and nothing is invented in their place.",
    mend: "Add what is known to the paper's file by hand, or leave it.",
    example: { bad: "•\n·\nMar 1", good: "• 3 authors\n·\nMar 1" },
  },
  "inferred-year": {
    severity: "note",
    why: "The page prints no year for its own day: the first that fits its entries was taken, and is marked as a guess.",
    mend: "Give the day on which the page was saved: “offprint ingest PATH --captured DATE”.",
    example: { bad: "Daily Papers\nMar 12", good: "Daily Papers\nMar 12, 2025" },
  },
  "invisible-characters": {
    severity: "note",
    why: "Control and invisible characters of a page are taken out of titles and abstracts; the capture keeps them.",
    mend: "Nothing need be done, unless one was meant.",
    example: { bad: "Sorting‹U+200B›Shells", good: "SortingShells" },
  },
  "no-entries": {
    severity: "error",
    why: "A page without a single entry was mostly saved before it had loaded.",
    mend: "Capture the page again, with its abstracts.",
    example: {
      bad: "Daily Papers\nMar 12",
      good: "Daily Papers\nMar 12\n\nSorting Shells\n\nShells are sorted by the sea.",
    },
  },
  "renamed-capture": {
    severity: "error",
    why: "A digest and its papers name their capture: under another name its lines are found by nobody.",
    mend: "Rename the file back to the name that the message gives.",
    example: { bad: "content/captures/march.txt", good: "content/captures/001_page.txt" },
  },
  "undecided-capture": {
    severity: "warning",
    why: "The capture may belong to a digest that cannot be read: a second one of it would count its papers twice.",
    mend: "Mend the digest, then ingest again.",
    example: { bad: "# content/digests/2025-03-12-page.md\ndate 2025-03-12", good: "date: 2025-03-12" },
  },
  "unknown-format": {
    severity: "error",
    why: "A text that no source knows cannot be taken apart without guessing.",
    mend: "Capture the right page, or name its format with “--format”.",
    example: { bad: "Dear editor,\nplease add my paper …", good: "Daily Papers\nMar 12\n\nSorting Shells …" },
  },
  "unknown-year": {
    severity: "note",
    why: "Nothing on the page tells the year of its own day: its papers' days stay without one.",
    mend: "Give the day on which the page was saved: “offprint ingest PATH --captured DATE”.",
    example: { bad: "date: XXXX-03-12", good: "date: 2025-03-12" },
  },
  "unrecognised-line": {
    severity: "warning",
    why: "A line that is part of no entry and no known part of a page may hold something that should be in the archive.",
    mend: "Look at the line in the capture; if it belongs to an entry, report the capture as one that is misread.",
    example: {
      bad: "Sponsored: buy shells by the sea",
      good: "# nothing is lost: the line stays in the capture, and is counted",
    },
  },
  "withdrawn-capture": {
    severity: "error",
    why: "Evidence that had to go does not come back because somebody still has it.",
    mend: "Delete the file, or “removed” in its digest if it may be kept after all.",
    example: {
      bad: "# page.txt is in content/captures again\ncapture: { file: page.txt, sha256: 9f86d081884c7d65…, removed: { date: 2025-06-01, reason: Its page asked for it. } }",
      good: "# page.txt is gone\ncapture: { file: page.txt, sha256: 9f86d081884c7d65…, removed: { date: 2025-06-01, reason: Its page asked for it. } }",
    },
  },
};
