import { relative, resolve } from "node:path";
import { defineCommand } from "../contracts.ts";
import { PREVIEW_LIMITS } from "../preview/limits.ts";
import { PreviewError } from "../preview/preview-error.ts";
import { unpackPreview } from "../site/unpack-preview.ts";
import { UsageError } from "../usage-error.ts";

export default defineCommand({
  summary: "unpacks a stranger's built site for a preview, or refuses it whole",
  example: "offprint unpack-preview site.tar.gz preview",
  declare: (cli) =>
    cli
      .argument("<file>", "the site, as a tar file packed by gzip")
      .argument("<dir>", "the folder to unpack to; it must be empty or not there")
      .option("--files <n>", "how many files and folders it may hold", String(PREVIEW_LIMITS.entries))
      .option("--megabytes <n>", "how large it may be once unpacked", String(PREVIEW_LIMITS.unpacked / 1_000_000))
      .addHelpText(
        "after",
        `
Nothing in the archive is believed: links, special files, paths that lead elsewhere, too many or too large files, scripts that are not
this program's own, and pages without its content policy are refused before anything is written. Pages are marked as not to be indexed.`,
      ),
  run: async ([file = "", folder = ""], options, context) => {
    const limits = {
      ...PREVIEW_LIMITS,
      entries: wholeNumber("--files", options["files"]),
      unpacked: wholeNumber("--megabytes", options["megabytes"]) * 1_000_000,
    };
    const [archive, target] = [resolve(context.cwd, file), resolve(context.cwd, folder)];
    try {
      const { files, bytes } = await unpackPreview(archive, target, { limits });
      context.say(`${files} files (${bytes} bytes) of a sound site in ${relative(context.cwd, target) || "."}`);
      if (context.json) context.out(`${JSON.stringify({ path: target, files, bytes })}\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof PreviewError)) throw error;
      context.say(`${file}: ${error.message}; nothing was unpacked`);
      if (context.json) context.out(`${JSON.stringify({ error: error.message })}\n`);
      return 1;
    }
  },
});

function wholeNumber(name: string, value: unknown): number {
  if (typeof value === "string" && /^[1-9]\d{0,6}$/u.test(value)) return Number(value);
  throw new UsageError(`found ${name} ${String(value)}; expected a whole number from 1 on`);
}
