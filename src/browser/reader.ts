import { listen } from "./reader/listen.ts";
import { openMarks } from "./reader/marks-store.ts";
import { findParts } from "./reader/parts.ts";
import { parsePlace } from "./reader/place.ts";
import { showMarks, type Reader } from "./reader/state.ts";
import { storageKey } from "./reader/stored-marks.ts";
import { startOfflineCopy } from "./reader/tools.ts";
import { goTo } from "./reader/walk.ts";

/* `/reader/`: the site's own feeds, read on the site. The page says what there is; everything that moves is here. */

/** As in reader.css: below it, one thing at a time. */
const NARROW = "(max-width: 56rem)";

async function start(page: HTMLElement): Promise<void> {
  const { site: siteId = "", base = "" } = page.dataset;
  const reader: Reader = {
    parts: findParts(page),
    site: { base, root: new URL("../", document.baseURI).href },
    siteId,
    store: openMarks(storageKey(siteId), () => showMarks(reader)),
    narrow: matchMedia(NARROW),
    place: { source: "", view: "all" },
    loaded: undefined,
    papers: [],
    listed: [],
    lastOpened: undefined,
  };
  page.hidden = false;
  listen(reader);
  await goTo(reader, parsePlace(location.hash), "none");
  await startOfflineCopy(reader);
}

const page = document.querySelector<HTMLElement>("[data-reader]");
if (page) void start(page);
