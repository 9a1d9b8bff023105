/** The calls of Eleventy 3.1 that the site makes: the package ships no types. */
declare module "@11ty/eleventy" {
  /** Data of one page of a paginated template: what our templates read of it. */
  export interface PageData {
    /** The alias of the pagination. */
    readonly file: string;
  }

  export interface VirtualTemplate {
    readonly data: {
      readonly pagination: { readonly data: string; readonly size: number; readonly alias: string };
      readonly permalink: (data: PageData) => string;
      readonly eleventyExcludeFromCollections: boolean;
    };
    readonly render: (data: PageData) => string;
  }

  /** What the event `eleventy.before` is told. */
  export interface BuildEvent {
    readonly directories: { readonly output: string };
  }

  export interface UserConfig {
    addTemplate(virtualPath: string, template: VirtualTemplate): void;
    addGlobalData(name: string, data: () => readonly string[]): void;
    addWatchTarget(glob: string, options: { readonly resetConfig: boolean }): void;
    setTemplateFormats(formats: readonly string[]): void;
    setUseGitIgnore(enabled: boolean): void;
    setQuietMode(enabled: boolean): void;
    on(event: "eleventy.before" | "eleventy.after", listener: (event: BuildEvent) => void | Promise<void>): void;
  }

  export interface EleventyOptions {
    /** `false`: no configuration file is looked for. */
    readonly configPath: false;
    readonly dryRun: boolean;
    readonly quietMode: boolean;
    readonly loader: "esm";
    readonly config: (config: UserConfig) => void | Promise<void>;
  }

  export class Eleventy {
    constructor(input: string, output: string, options: EleventyOptions);
    disableLogger(): void;
    write(): Promise<unknown>;
  }
}
