/** An archive of a preview is not what a build of this program makes: nothing of it is used. */
export class PreviewError extends Error {
  override readonly name = "PreviewError";
}
