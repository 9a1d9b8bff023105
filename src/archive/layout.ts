/** Where things are under an archive's root, with `/`. */
export const CONTENT = "content";
export const CAPTURES = "content/captures";
export const STATE = ".offprint";

export function paperFile(id: string): string {
  return `${CONTENT}/papers/${id.slice(0, 2)}/${id}.md`;
}

export function digestFile(id: string): string {
  return `${CONTENT}/digests/${id}.md`;
}

export function captureFile(name: string): string {
  return `${CAPTURES}/${name}`;
}
