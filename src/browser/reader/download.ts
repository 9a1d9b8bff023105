/** Long enough for any browser to have taken the file. */
const KEPT = 60_000;

/** Gives the person at the browser a file. */
export function offerFile(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  const address = URL.createObjectURL(new Blob([text], { type }));
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
