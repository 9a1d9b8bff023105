import { installChrome } from "./chrome.ts";

/** Before any suite: the browser is there, or its suites will say what to install. */
export default function setup(): void {
  installChrome();
}
