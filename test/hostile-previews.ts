import { gzipSync } from "node:zlib";
import type { PreviewLimits } from "../src/preview/limits.ts";
import { paxEntry, paxLine, tarEntry, tarGz, type TarSpec } from "./tar-maker.ts";

const POLICY =
  "default-src 'none'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'";
const page = (policy = POLICY): string =>
  `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">\n<title>Oars</title>\n</head>\n</html>\n`;
export const feed = (inside: string, namespace = "http://www.w3.org/2005/Atom"): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="${namespace}">\n${inside}\n</feed>\n`;

export const home = tarEntry({ name: "./index.html", content: page() });
export const file = (name: string, content: string | Uint8Array = "text"): Buffer => tarEntry({ name, content });
const odd = (spec: TarSpec): Buffer => tarGz(home, tarEntry(spec));
const pax = (key: string, value: string): Buffer => tarGz(home, paxEntry(paxLine(key, value)), file("./a.txt"));
export const SMALL: PreviewLimits = { packed: 100_000, unpacked: 20_000, file: 8000, entries: 20 };

/** Archive → what is said of it. Each is sound but for one thing. */
export const HOSTILE: Readonly<Record<string, readonly [archive: Uint8Array, message: RegExp]>> = {
  "a symbolic link": [odd({ name: "./a.txt", type: "2", link: "/etc/passwd" }), /a symbolic link, "\.\/a\.txt"/u],
  "a hard link": [odd({ name: "./a.txt", type: "1", link: "../../x" }), /a hard link/u],
  "a device of characters": [odd({ name: "./null.txt", type: "3" }), /a device of characters/u],
  "a device of blocks": [odd({ name: "./disk.txt", type: "4" }), /a device of blocks/u],
  "a named pipe": [odd({ name: "./pipe.txt", type: "6" }), /a named pipe/u],
  "a sparse file": [odd({ name: "./a.txt", type: "S" }), /a sparse file/u],
  "a reserved kind": [odd({ name: "./a.txt", type: "7" }), /a reserved kind/u],
  "an unknown kind": [odd({ name: "./a.txt", type: "Z" }), /an unknown kind \("Z"\)/u],
  "a link's goal on a plain file": [
    odd({ name: "./a.txt", link: "/etc/passwd" }),
    /no link and yet has a link's goal/u,
  ],
  "an absolute path": [odd({ name: "/etc/cron.d/x.txt" }), /a leading slash/u],
  "a path upwards": [odd({ name: "./../../x.txt" }), /“\.\.”/u],
  "a path upwards by the prefix": [odd({ name: "x.txt", prefix: "../.." }), /“\.\.”/u],
  "a path upwards in the middle": [odd({ name: "./a/../../x.txt" }), /“\.\.”/u],
  "a folder upwards": [odd({ name: "../", type: "5" }), /“\.\.”/u],
  "a backslash": [odd({ name: "..\\..\\x.txt" }), /a backslash/u],
  "a drive of Windows": [odd({ name: "C:/x.txt" }), /a character that no build writes/u],
  "a control character": [odd({ name: "./a\u001b[2Jx.txt" }), /a control character/u],
  "a line break": [odd({ name: "./a\n::error::x.txt" }), /a control character/u],
  "a name hidden behind a name": [odd({ name: "./a.txt\0../b" }), /text hidden behind its end/u],
  "a name that is no UTF-8": [tarGz(home, patchName(file("./a?.txt"), 0xff)), /no UTF-8/u],
  "a name from right to left": [odd({ name: "./\u202egnp.txt" }), /a character that no build writes/u],
  "a hidden file": [odd({ name: "./.git/config" }), /a hidden name/u],
  "an empty name": [odd({ name: "./a//b.txt" }), /an empty name/u],
  "a file in place of the site": [odd({ name: "./" }), /in place of the site's folder/u],
  "a file named as a folder": [odd({ name: "./a.txt/" }), /an empty name/u],
  "a name of 256 bytes": [
    tarGz(home, paxEntry(paxLine("path", `./${"a".repeat(252)}.txt`)), file("./a.txt")),
    /over 255 bytes/u,
  ],
  "a path of 1,001 characters": [
    tarGz(home, paxEntry(paxLine("path", `${"a/".repeat(499)}b.txt`)), file("./a.txt")),
    /more than 1000 characters/u,
  ],
  "a name twice": [tarGz(home, file("./a.txt"), file("a.txt")), /"a\.txt" twice/u],
  "a name in another case": [tarGz(home, file("./a.txt"), file("./A.txt")), /"A\.txt" twice/u],
  "a folder in place of a file": [tarGz(home, file("./a.txt"), tarEntry({ name: "a.txt", type: "5" })), /twice/u],
  "a file below a file": [tarGz(home, file("./a.txt"), file("./a.txt/b.txt")), /below a file/u],
  "a file in place of a folder": [tarGz(home, file("./a/b.txt"), file("./a")), /"a" twice/u],
  "a folder with bytes": [tarGz(home, tarEntry({ name: "a", type: "5", content: "x" })), /a folder with 1 bytes/u],
  "another path in a pax header": [pax("path", "../../x.txt"), /“\.\.”/u],
  "another size in a pax header": [pax("size", "1"), /"size" in an extended header/u],
  "a link's goal in a pax header": [pax("linkpath", "/etc/passwd"), /"linkpath" in an extended header/u],
  "a sparse map in a pax header": [pax("GNU.sparse.map", "0,1"), /"GNU\.sparse\.map"/u],
  "a sparse name in a pax header": [pax("GNU.sparse.name", "../x"), /"GNU\.sparse\.name"/u],
  "two paths in a pax header": [
    tarGz(home, paxEntry(paxLine("path", "a.txt") + paxLine("path", "../b.txt")), file("./a.txt")),
    /"path" in an extended header/u,
  ],
  "a pax header whose lengths lie": [tarGz(home, paxEntry("99 path=x\n"), file("./a.txt")), /do not add up/u],
  "a pax header for all entries": [
    tarGz(paxEntry(paxLine("path", "index.html"), "g"), home),
    /a header for all entries/u,
  ],
  "a pax header without an entry": [tarGz(home, paxEntry(paxLine("path", "a.txt"))), /without an entry/u],
  "two pax headers": [
    tarGz(home, paxEntry(paxLine("path", "a.txt")), paxEntry(paxLine("path", "../b")), file("a.txt")),
    /two extended headers/u,
  ],
  "a long pax header": [tarGz(home, paxEntry(paxLine("path", "a".repeat(5000))), file("./a.txt")), /at most 4096/u],
  "GNU's long name": [tarGz(home, tarEntry({ name: "././@LongLink", type: "L", content: "../x" })), /GNU's long name/u],
  "GNU's long goal": [tarGz(home, tarEntry({ name: "././@LongLink", type: "K", content: "/etc" })), /long goal/u],
  "a size that is no number": [odd({ name: "./a.txt", size: "-1\0" }), /size is no number/u],
  "a size in binary": [odd({ name: "./a.txt", size: "\u0080\0\0\0\0\0\0\0\0\0\0\u0001" }), /size is no number/u],
  "a size beyond the archive": [odd({ name: "./a.txt", size: "00000010000\0" }), /cut off/u],
  "a wrong checksum": [odd({ name: "./a.txt", error: 1 }), /a wrong checksum/u],
  "a header of GNU's": [odd({ name: "./a.txt", magic: "ustar  \0" }), /no POSIX tar header/u],
  "no tar": [gzipSync(Buffer.alloc(2048, 0x41)), /no POSIX tar header/u],
  "no gzip": [Buffer.from("PK\u0003\u0004 a zip"), /no gzip/u],
  "damaged gzip": [tarGz(home).subarray(0, 60), /cut off|damaged gzip/u],
  "an archive without an end": [gzipSync(home), /cut off/u],
  "one block of zeros": [gzipSync(Buffer.concat([home, Buffer.alloc(512), home])), /one block of zeros/u],
  "an archive behind the archive": [gzipSync(Buffer.concat([home, Buffer.alloc(1024), home])), /behind the end/u],
  "nothing at all": [gzipSync(Buffer.alloc(1024)), /no index\.html/u],
  "too many entries": [
    tarGz(home, ...Array.from({ length: 20 }, (_, index) => file(`./${index}.txt`, ""))),
    /more than 20 files/u,
  ],
  "a file that is too large": [tarGz(home, file("./a.txt", "x".repeat(9000))), /9000 bytes in/u],
  "a bomb": [
    tarGz(home, ...Array.from({ length: 8 }, (_, index) => file(`./${index}.txt`, Buffer.alloc(7000)))),
    /more than 20000 bytes/u,
  ],
  "a bomb behind the end": [gzipSync(Buffer.concat([home, Buffer.alloc(50_000_000)])), /more than 20000 bytes/u],
  "a kind of file that no build makes": [tarGz(home, file("./a.exe")), /a kind that no build makes \("\.exe"\)/u],
  "a page by another ending": [tarGz(home, file("./a.htm", "<script>")), /a kind that no build makes/u],
  "a page by an ending in capitals": [tarGz(home, file("./a.HTML", page())), /a kind that no build makes/u],
  "a script of another": [tarGz(home, file("./assets/search.js", "steal()")), /code that is not this program's own/u],
  "a script of another name": [
    tarGz(home, file("./assets/more.js", "steal()")),
    /code that is not this program's own/u,
  ],
  "a picture that runs": [tarGz(home, file("./a.svg", "<svg onload='x()'/>")), /code that is not this program's own/u],
  "a picture that is none": [tarGz(home, file("./card.png", "<script>x()</script>")), /no PNG/u],
  "a page without a policy": [
    tarGz(home, file("./a.html", "<!doctype html>\n<html lang='en'><script>x()</script>")),
    /does not begin with its content policy/u,
  ],
  "a page with a script before its policy": [
    tarGz(home, file("./a.html", `<script>x()</script>${page()}`)),
    /does not begin with its content policy/u,
  ],
  "a page with another policy": [
    tarGz(home, file("./a.html", page("default-src *; script-src 'unsafe-inline'"))),
    /a content policy that is not ours/u,
  ],
  "a feed in the vocabulary of HTML": [
    tarGz(home, file("./feed.atom.xml", feed('<x:script xmlns:x="http://www.w3.org/1999/xhtml">x()</x:script>'))),
    /the vocabulary “http:\/\/www\.w3\.org\/1999\/xhtml”/u,
  ],
  "a feed that spells its vocabulary in references": [
    tarGz(home, file("./feed.atom.xml", feed("", "&#104;ttp://www.w3.org/1999/xhtml"))),
    /the vocabulary/u,
  ],
  "a feed with a document type": [
    tarGz(home, file("./feed.atom.xml", feed('<!DOCTYPE x [<!ENTITY y "z">]>'))),
    /expected XML as this program writes it/u,
  ],
  "a feed with an instruction": [
    tarGz(home, file("./feed.atom.xml", feed('<?xml-stylesheet type="text/xsl" href="evil.txt"?>'))),
    /expected XML as this program writes it/u,
  ],
  "a feed in another encoding": [
    tarGz(home, file("./feed.atom.xml", Buffer.from(`\ufeff${feed("")}`, "utf16le"))),
    /another beginning/u,
  ],
};

function patchName(entry: Buffer, byte: number): Buffer {
  const wrong = Buffer.from(entry);
  wrong[3] = byte;
  const old = Number.parseInt(wrong.toString("latin1", 148, 154), 8);
  wrong.write((old - 0x3f + byte).toString(8).padStart(6, "0"), 148, "latin1");
  return wrong;
}
