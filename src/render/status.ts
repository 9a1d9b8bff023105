import type { Status } from "../model/paper.ts";
import { renderDate } from "./date.ts";

/** `Withdrawn on 3 May 2024`, `Corrected in May 2024`. */
export function renderStatus(status: Status): string {
  const kind = status.kind.charAt(0).toUpperCase() + status.kind.slice(1);
  const isDay = /-\d\d-\d\d$/.test(status.date);
  return `${kind} ${isDay ? "on" : "in"} ${renderDate(status.date)}`;
}
