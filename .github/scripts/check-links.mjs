/*
 * Asks every web address that people wrote into content/ whether it is still there, politely: one question a second to a host, each address
 * once, HEAD before GET. Who says “not you” (401, 403), “not now” (429) or stumbles (5xx, no answer in time) is no dead link. Captures are
 * evidence and are left alone; arXiv ids and DOIs are kept alive by others.
 *
 * Environment: CONTENT (the folder), REPORT (the file to write), and, each with a default: MOST (how many addresses in one run; which ones
 * goes round by WEEK), PAUSE and PATIENCE (milliseconds), PRIVATE (`true` to ask this machine too: for tests). Output: `dead`, how many.
 */
import { lookup } from "node:dns/promises";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { BlockList } from "node:net";
import { join } from "node:path";
import { main, output, say } from "./github.mjs";

const CONTENT = process.env["CONTENT"] ?? "content";
const MOST = Number(process.env["MOST"] ?? "1000");
const PAUSE = Number(process.env["PAUSE"] ?? "1000");
const PATIENCE = Number(process.env["PATIENCE"] ?? "20000");
const HOPS = 5;
const HOSTS_AT_ONCE = 8;

/** Networks that are nobody's but their owner's (RFC 6890). */
const blocked = new BlockList();
for (const [net, bits] of /** @type {[string, number][]} */ ([
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["224.0.0.0", 3],
]))
  blocked.addSubnet(net, bits, "ipv4");
for (const [net, bits] of /** @type {[string, number][]} */ ([
  ["::", 96],
  ["::1", 128],
  ["::ffff:0:0", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
]))
  blocked.addSubnet(net, bits, "ipv6");

await main(async () => {
  const links = takeShare(findLinks());
  const hosts = groupByHost(links);
  /** @type {Map<string, string>} */
  const answers = new Map();
  const waiting = [...hosts.values()];
  const worker = async () => {
    for (let group = waiting.shift(); group; group = waiting.shift())
      for (const [url] of group) {
        answers.set(url, await askFor(url));
        await new Promise((done) => setTimeout(done, PAUSE));
      }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));
  const dead = links.filter(([url]) => answers.get(url)?.startsWith("dead"));
  const unsure = links.filter(([url]) => answers.get(url)?.startsWith("unsure"));
  say(`${links.length} addresses: ${dead.length} dead, ${unsure.length} not to be judged`);
  writeFileSync(process.env["REPORT"] ?? "links.md", renderReport(dead, unsure, links.length, answers));
  if (process.env["GITHUB_OUTPUT"] !== undefined) output("dead", String(dead.length));
});

/**
 * Each address with the places where it stands, sorted.
 * @returns {[url: string, places: string[]][]}
 */
function findLinks() {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  const files = readdirSync(CONTENT, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
  for (const file of files.filter((name) => /\.(md|yaml)$/.test(name) && !name.startsWith("captures/")).sort())
    readFileSync(join(CONTENT, file), "utf8")
      .split("\n")
      .forEach((line, index) => {
        for (const url of linksOf(file, line))
          found.set(url, [...(found.get(url) ?? []), `content/${file}:${index + 1}`]);
      });
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * @param {string} file
 * @param {string} line
 */
function linksOf(file, line) {
  if (file === "site.yaml" || file === "removed.yaml") return [];
  return [...line.matchAll(/https?:\/\/[^\s<>"'`{}|\\^]+/g)].flatMap(([text]) => {
    const url = balance(text.replace(/[.,;:!?*_]+$/, ""));
    return URL.canParse(url) && !/^(?:https?:\/\/)(?:[^/]*\.)?example(?:\.(?:com|org|net))?(?:[/:]|$)/.test(url)
      ? [new URL(url).href.replace(/#.*$/, "")]
      : [];
  });
}

/** Without a bracket that belongs to the text around the address. @param {string} url */
function balance(url) {
  let text = url;
  for (const [open, close] of [
    ["(", ")"],
    ["[", "]"],
  ])
    while (text.endsWith(close) && text.split(close).length > text.split(open).length) text = text.slice(0, -1);
  return text.replace(/[.,;:!?]+$/, "");
}

/**
 * As many as one run may ask for: another part of them every week.
 * @template T
 * @param {T[]} links
 */
function takeShare(links) {
  if (links.length <= MOST) return links;
  const parts = Math.ceil(links.length / MOST);
  const part = Number(process.env["WEEK"] ?? "0") % parts;
  return links.filter((_link, index) => index % parts === part);
}

/** @param {[string, string[]]} link */
function hostOf([url]) {
  return new URL(url).host;
}

/** @param {[string, string[]][]} links */
function groupByHost(links) {
  /** @type {Map<string, [string, string[]][]>} */
  const groups = new Map();
  for (const link of links) groups.set(hostOf(link), [...(groups.get(hostOf(link)) ?? []), link]);
  return groups;
}

/**
 * `alive`, or `dead` or `unsure` with the reason.
 * @param {string} url
 */
async function askFor(url) {
  try {
    let { status } = await request("HEAD", url);
    if (status >= 400 && status !== 429) ({ status } = await request("GET", url));
    if (status === 404 || status === 410) return `dead: status ${status}`;
    return status >= 400 ? `unsure: status ${status}` : "alive";
  } catch (error) {
    const code = String(error?.cause?.code ?? error?.code ?? error?.name ?? error);
    return /^(?:ENOTFOUND|ECONNREFUSED|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_VERIFY|TOO_MANY_HOPS)/.test(code)
      ? `dead: ${code}`
      : `unsure: ${code}`;
  }
}

/**
 * Follows redirects itself, so that each goal is looked at before it is asked.
 * @param {"HEAD" | "GET"} method
 * @param {string} url
 */
async function request(method, url) {
  for (let [hop, target] = [0, url]; hop <= HOPS; hop += 1) {
    await expectPublic(new URL(target));
    const answer = await fetch(target, {
      method,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
      headers: { "user-agent": "offprint link check (once a week)", accept: "*/*" },
    });
    await answer.body?.cancel();
    const next = answer.headers.get("location");
    if (answer.status < 300 || answer.status >= 400 || next === null) return answer;
    target = new URL(next, target).href;
  }
  throw Object.assign(new Error("too many redirects"), { code: "TOO_MANY_HOPS" });
}

/** Nobody's content has this machine ask itself or its neighbours. @param {URL} url */
async function expectPublic({ protocol, hostname }) {
  if (!/^https?:$/.test(protocol)) throw Object.assign(new Error("no web address"), { code: "NO_WEB_ADDRESS" });
  if (process.env["PRIVATE"] === "true") return;
  for (const { address, family } of await lookup(hostname.replace(/^\[|\]$/g, ""), { all: true }))
    if (isPrivate(address, family)) throw Object.assign(new Error("a private address"), { code: "PRIVATE_ADDRESS" });
}

/**
 * @param {string} address
 * @param {number} family
 */
function isPrivate(address, family) {
  return blocked.check(address, family === 6 ? "ipv6" : "ipv4");
}

/**
 * @param {[string, string[]][]} dead
 * @param {[string, string[]][]} unsure
 * @param {number} total
 * @param {Map<string, string>} answers
 */
function renderReport(dead, unsure, total, answers) {
  const list = (/** @type {[string, string[]][]} */ links) =>
    links
      .slice(0, 200)
      .map(
        ([url, places]) =>
          `- ${code(url)} (${code(answers.get(url)?.replace(/^\w+: /, "") ?? "")}): ${places.slice(0, 3).map(code).join(", ")}${places.length > 3 ? ` and ${places.length - 3} more` : ""}\n`,
      );
  const more = (/** @type {unknown[]} */ links) => (links.length > 200 ? `- and ${links.length - 200} more\n` : "");
  return `${total} addresses in \`content/\` were asked.

### Dead (${dead.length})

${dead.length === 0 ? "None.\n" : list(dead).join("") + more(dead)}
### Not to be judged (${unsure.length})

These refuse programs, were busy or did not answer. Look at one only if it stays here for weeks.

${unsure.length === 0 ? "None.\n" : list(unsure).join("") + more(unsure)}`;
}

/** @param {string} text */
function code(text) {
  return `\`${text.replaceAll("`", "%60")}\``;
}
