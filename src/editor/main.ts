/* What the editor's page runs: Sveltia CMS, with the archive's own reader and writer in place of its own. */
import CMS from "@sveltia/cms";
import { startEditor } from "./start.ts";

startEditor(CMS);
