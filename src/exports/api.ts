import { defineExporter, type ExportFile, type PageContext } from "../contracts.ts";
import { apiUrls } from "../model/url.ts";
import { listDigestFiles, listOrganizationFiles, listTopicFiles } from "../render/api/listings.ts";
import { listSchemaFiles, renderIndex } from "../render/api/overview.ts";
import { listPaperFiles } from "../render/api/papers.ts";
import { renderRecords } from "../render/record.ts";

/** The archive as data under `/api/v1/`: static JSON for programs, each file with its JSON Schema. */
export default defineExporter({
  title: "the API: static JSON",
  files: listFiles,
  *longFiles(context) {
    yield { path: apiUrls.dump, pieces: renderRecords(context.catalog.archive.papers, context) };
  },
});

function* listFiles(context: PageContext): Generator<ExportFile> {
  yield renderIndex(context);
  yield* listPaperFiles(context);
  yield* listTopicFiles(context);
  yield* listOrganizationFiles(context);
  yield* listDigestFiles(context);
  yield* listSchemaFiles(context);
}
