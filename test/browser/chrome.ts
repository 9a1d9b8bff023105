import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/** The browser for tests: `CHROME_PATH`, else any Chromium or Chrome that is installed. */
function findChrome(): string | undefined {
  const given = process.env["CHROME_PATH"];
  if (given !== undefined && given !== "") return existsSync(given) ? given : undefined;
  return PLACES.find((path) => existsSync(path));
}

/** The browser's path. Throws one line that says what to install. */
export function requireChrome(): string {
  const path = findChrome();
  if (path === undefined) {
    throw new Error(
      "no Chromium or Chrome found: install one (Debian: apt-get install chromium) or set CHROME_PATH to it",
    );
  }
  return path;
}

/** Where there is none: as root on Debian it is installed, from Debian's own packages. */
export function installChrome(): void {
  if (findChrome() !== undefined || process.env["CHROME_PATH"]) return;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  process.stderr.write("installing Chromium for the browser's tests\n");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", env });
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { stdio: "ignore", env });
}

/** Flags under which it starts everywhere, as root and without a network of its own. */
export const CHROME_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
