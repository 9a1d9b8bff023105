/** The calls of subset-font 2.9 that fonts are made with: the package ships no types. */
declare module "subset-font" {
  export default function subsetFont(
    font: Uint8Array,
    characters: string,
    options: {
      readonly targetFormat: "woff2" | "truetype";
      readonly keepFeatures: readonly string[];
      readonly noHinting: boolean;
      readonly variationAxes?: Readonly<Record<string, number>>;
    },
  ): Promise<Buffer>;
}
