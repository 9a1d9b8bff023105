/** How large an archive may be. A paper is about twelve files and 150 kB: these hold a site of some 1,300 papers; larger archives raise them. */
export interface PreviewLimits {
  /** Of the archive as it was sent, in bytes. */
  readonly packed: number;
  /** Of all that comes out of it, headers included, in bytes. */
  readonly unpacked: number;
  /** Of one file, in bytes. */
  readonly file: number;
  /** Files and folders. */
  readonly entries: number;
}

export const PREVIEW_LIMITS: PreviewLimits = {
  packed: 100_000_000,
  unpacked: 200_000_000,
  file: 50_000_000,
  entries: 20_000,
};
