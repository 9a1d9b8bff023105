import { constants, crc32, deflateSync } from "node:zlib";

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
const MOST_COLOURS = 256;

/** 8 bits a sample, indexed colour, and the only methods there are (PNG, 3rd edition, 11.2.1). */
const INDEXED = Uint8Array.of(8, 3, 0, 0, 0);

/**
 * Pixels (four bytes each: red, green, blue and an opacity that is not looked at) → a PNG with a palette, half as large as one with full
 * colours. Undefined for more than 256 colours. The compression looks for repeated bytes alone: other searches differ between processors.
 */
export function encodePng(pixels: Uint8Array, width: number, height: number): Uint8Array | undefined {
  const palette = new Map<number, number>();
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = 4 * (y * width + x);
      const colour = ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0);
      let index = palette.get(colour);
      if (index === undefined) palette.set(colour, (index = palette.size));
      /* Each row begins with its filter: none. */
      rows[y * (width + 1) + 1 + x] = index;
    }
    if (palette.size > MOST_COLOURS) return undefined;
  }
  const size = new DataView(new ArrayBuffer(8));
  size.setUint32(0, width);
  size.setUint32(4, height);
  const colours = [...palette.keys()].flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", Buffer.concat([new Uint8Array(size.buffer), INDEXED])),
    chunk("PLTE", Uint8Array.from(colours)),
    chunk("IDAT", deflateSync(rows, { level: 9, strategy: constants.Z_RLE })),
    chunk("IEND", new Uint8Array()),
  ]);
}

/** Length, name, data, and the check of the last two (PNG, 5.3). */
function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), 4 + body.length);
  return whole;
}
