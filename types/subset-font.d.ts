/** The call of subset-font 2.9 that the font is made with: the package ships no types. */
declare module "subset-font" {
  export default function subsetFont(
    font: Uint8Array,
    characters: string,
    options: { readonly targetFormat: "woff2"; readonly keepFeatures: readonly string[]; readonly noHinting: boolean },
  ): Promise<Buffer>;
}
