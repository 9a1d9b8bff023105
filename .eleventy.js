import { load } from "./bin/offprint.js";

/* Everything is in src/site/: loaded here, inside the function, so that a running Eleventy sees what was changed. */
export default async function (config) {
  const { configureEleventy } = await load("src/site/eleventy-config");
  return configureEleventy(config, process.cwd());
}
