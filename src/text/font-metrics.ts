/** How wide a font's characters are. */
export interface FontMetrics {
  /** In ems; undefined for a character that the font has not. */
  readonly widthOf: (character: string) => number | undefined;
}

/**
 * Reads a TrueType file as far as widths need it (OpenType 1.9: "head", "hhea", "hmtx", and "cmap" in formats 4 and 12). Throws for a file
 * without these tables.
 */
export function readFontMetrics(bytes: Uint8Array): FontMetrics {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = findTables(file);
  const unitsPerEm = table("head").getUint16(18);
  const widths = table("hmtx");
  const count = table("hhea").getUint16(34);
  const glyphs = readCharacters(table("cmap"));
  return {
    widthOf(character) {
      const glyph = glyphs.get(character.codePointAt(0) ?? 0);
      if (glyph === undefined || glyph === 0) return undefined;
      return widths.getUint16(4 * Math.min(glyph, count - 1)) / unitsPerEm;
    },
  };
}

/** The table directory ("Font file"): a table's name → its bytes. */
function findTables(file: DataView): (name: string) => DataView {
  const tables = new Map<string, DataView>();
  for (let index = 0; index < file.getUint16(4); index += 1) {
    const record = 12 + 16 * index;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => file.getUint8(record + byte)));
    tables.set(name, part(file, file.getUint32(record + 8), file.getUint32(record + 12)));
  }
  return (name) => {
    const found = tables.get(name);
    if (!found) throw new Error(`found no table ${name}; expected a TrueType font`);
    return found;
  };
}

/** Code point → glyph, of all subtables in a format that is read. */
function readCharacters(cmap: DataView): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let index = 0; index < cmap.getUint16(2); index += 1) {
    const table = part(cmap, cmap.getUint32(8 + 8 * index));
    const format = table.getUint16(0);
    if (format === 4) readSegments(table, glyphs);
    if (format === 12) readGroups(table, glyphs);
  }
  return glyphs;
}

/** Format 4: segments, whose glyphs follow from a difference or stand in a list. */
function readSegments(table: DataView, glyphs: Map<number, number>): void {
  const size = table.getUint16(6);
  for (let at = 14; at < 14 + size; at += 2) {
    const start = table.getUint16(at + size + 2);
    const delta = table.getUint16(at + 2 * size + 2);
    const list = at + 3 * size + 2;
    const offset = table.getUint16(list);
    for (let code = start; code <= table.getUint16(at) && code < 0xffff; code += 1) {
      const listed = offset === 0 ? code : table.getUint16(list + offset + 2 * (code - start));
      if (listed !== 0 || offset === 0) glyphs.set(code, (listed + delta) & 0xffff);
    }
  }
}

/** Format 12: groups of characters whose glyphs follow one another. */
function readGroups(table: DataView, glyphs: Map<number, number>): void {
  for (let group = 0; group < table.getUint32(12); group += 1) {
    const [first, last, glyph] = [0, 4, 8].map((field) => table.getUint32(16 + 12 * group + field));
    if (first === undefined || last === undefined || glyph === undefined) return;
    for (let code = first; code <= last; code += 1) glyphs.set(code, glyph + code - first);
  }
}

function part(view: DataView, from: number, length = view.byteLength - from): DataView {
  return new DataView(view.buffer, view.byteOffset + from, length);
}
