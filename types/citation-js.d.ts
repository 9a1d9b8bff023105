/** The calls of citation-js 0.8 that tests make: the packages ship no types. */
declare module "@citation-js/core" {
  export const plugins: {
    readonly input: { readonly chain: (data: unknown, options: { readonly generateGraph: boolean }) => unknown };
  };
}
declare module "@citation-js/plugin-ris";
declare module "@citation-js/plugin-csl";
