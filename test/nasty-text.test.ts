import { describe, expect, test } from "vitest";
import { timeOf } from "../bench/hunt.ts";
import { makeNastyTexts } from "../bench/nasty.ts";
import { captureLine, capturePieces, loadWritePath, normalizeAlone } from "../bench/write-path.ts";
import { ABSTRACT_LIMIT } from "../src/model/paper.ts";

/** A quarter of the longest capture that the promise is about, in all the processor time that it has: a slow machine is no fault of ours. */
const LENGTH = 256 * 1024;
const LIMIT = 5000;

const ingest = await loadWritePath();

async function timeOfIngest(capture: Parameters<typeof ingest>[0][number]): Promise<number> {
  const startedAt = process.cpuUsage();
  await ingest([capture]);
  const { user, system } = process.cpuUsage(startedAt);
  return (user + system) / 1000;
}

describe("a long text of nothing else is read in time", () => {
  test.each([...makeNastyTexts(LENGTH)])("%s", async (_name, text) => {
    /* First one abstract as long as may be, alone: it fails sooner than a page of them does. */
    const alone = timeOf(normalizeAlone, text.slice(0, ABSTRACT_LIMIT));
    expect(alone).toBeLessThan((LIMIT * ABSTRACT_LIMIT) / LENGTH);
    expect(await timeOfIngest(capturePieces(text))).toBeLessThan(LIMIT);
    expect(await timeOfIngest(captureLine(text))).toBeLessThan(LIMIT);
  });

  test("and pages of long abstracts are read, not refused", async () => {
    expect(await ingest([capturePieces("We read what people bring. ".repeat(3000))])).toBe(3);
  });
});
