import { suggestId } from "./suggest-id.ts";

/** What the editor gives the control of a field (Sveltia CMS, "Custom field types"); only what is used here. */
interface ControlProps {
  readonly value: unknown;
  readonly entry: { readonly getIn: (path: readonly string[]) => unknown };
  readonly onChange: (value: string) => void;
}

/**
 * The field that shows a paper's id. It follows the title while the paper is new; that of a paper which was read is frozen. `isTaken` tells the
 * ids that papers have.
 */
export function createIdField(isTaken: (id: string) => boolean): (props: ControlProps) => string {
  return ({ value, entry, onChange }) => {
    const id = textOf(value);
    if (isTaken(id)) return id;
    const follow = async (title: string, numbers: readonly string[]): Promise<void> => {
      const suggested = await suggestId(title, numbers, isTaken);
      if (suggested !== id) onChange(suggested);
    };
    const title = textOf(entry.getIn(["data", "title"])).trim();
    const numbers = ["arxiv", "doi"]
      .map((name) => textOf(entry.getIn(["data", "links", name])))
      .filter((text) => text !== "");
    if (title !== "") void follow(title, numbers);
    return id;
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
