import type { Cost } from "./measure.ts";

/** A step's median cost for one size of archive. */
export interface Result {
  readonly step: string;
  readonly papers: number;
  readonly cost: Cost;
}

const HEADINGS = ["step", "papers", "wall s", "CPU s", "peak MB", "ms a paper", "growth"];

/**
 * Results as a Markdown table. Growth is the time per paper (wall, without the `start` of an empty command) over that of the smallest size:
 * 1 is linear, less is better than that.
 */
export function renderTable(results: readonly Result[], start: Cost): string {
  const smallest = Math.min(...results.map(({ papers }) => papers));
  const perPaper = ({ papers, cost }: Result): number => (Math.max(0, cost.wall - start.wall) * 1000) / papers;
  const bases = new Map(results.filter(({ papers }) => papers === smallest).map((result) => [result.step, result]));
  const steps = [...new Set(results.map(({ step }) => step))];
  const rows = steps.flatMap((step) =>
    results
      .filter((result) => result.step === step)
      .map((result) => {
        const { papers, cost } = result;
        const first = bases.get(step);
        const base = first && papers > smallest ? perPaper(first) : 0;
        const growth = base > 0 ? (perPaper(result) / base).toFixed(2) : "";
        return [
          step,
          String(papers),
          cost.wall.toFixed(2),
          cost.cpu.toFixed(2),
          cost.memory.toFixed(0),
          perPaper(result).toFixed(2),
          growth,
        ];
      }),
  );
  const startRow = [
    "start (`--version`)",
    "",
    start.wall.toFixed(2),
    start.cpu.toFixed(2),
    start.memory.toFixed(0),
    "",
    "",
  ];
  return alignTable([HEADINGS, ...rows, startRow]);
}

/** Rows, the first of them headings, as a Markdown table: texts to the left, figures to the right. */
export function alignTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(" | ")} |\n`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |\n`;
  const [head = [], ...body] = rows;
  return line(head) + rule + body.map(line).join("");
}
