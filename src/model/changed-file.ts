/** What git knows of a file: `100644` a file, `100755` one that can be run, `120000` a link, `160000` another repository. */
export interface GitFile {
  readonly mode: string;
  /** Hash of its bytes in git; undefined when only the working tree has them. */
  readonly blob?: string | undefined;
}

/** A file that differs between a commit and the working tree; `before` or `after` is undefined where it is not there. */
export interface ChangedFile {
  /** Relative to the archive's root, with `/`. */
  readonly path: string;
  readonly before?: GitFile | undefined;
  readonly after?: GitFile | undefined;
}
