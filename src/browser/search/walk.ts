/** Where a key leads in a list of results; `-1` is the box above it. Undefined for a key that means nothing there. */
export function nextResult(key: string, current: number, count: number): number | undefined {
  const last = count - 1;
  if (key === "Escape" && current >= 0) return -1;
  if (key === "Home" && current >= 0) return 0;
  if (key === "End" && current >= 0) return last;
  if (key === "ArrowDown" || (key === "j" && current >= 0)) return Math.min(current + 1, last);
  if (key === "ArrowUp" || key === "k") return current < 0 ? undefined : current - 1;
  return undefined;
}
