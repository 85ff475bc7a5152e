import { inflateSync } from 'node:zlib';

const headerBytes = 44;
const entryBytes = 20;
const sfntHeaderBytes = 12;
const sfntEntryBytes = 16;
const padded = (length: number) => Math.ceil(length / 4) * 4;

/**
 * The font a WOFF 1.0 file wraps, as plain sfnt: its tables inflated, in the order of their tags (W3C, WOFF File Format
 * 1.0, §3-5). Opened so, a document does not inflate every table again, which took most of its drawing.
 */
export function openWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('The font is not a WOFF 1.0 file.');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = headerBytes + index * entryBytes;
    const [offset, stored, length] = [
      woff.readUInt32BE(at + 4),
      woff.readUInt32BE(at + 8),
      woff.readUInt32BE(at + 12),
    ];
    const bytes = woff.subarray(offset, offset + stored);
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      content: stored < length ? inflateSync(bytes) : bytes,
    };
  });
  const sfnt = Buffer.alloc(
    tables.reduce(
      (total, { content }) => total + padded(content.length),
      sfntHeaderBytes + count * sfntEntryBytes,
    ),
  );
  const power = Math.floor(Math.log2(count));
  woff.copy(sfnt, 0, 4, 8);
  sfnt.writeUInt16BE(count, 4);
  sfnt.writeUInt16BE(2 ** power * 16, 6);
  sfnt.writeUInt16BE(power, 8);
  sfnt.writeUInt16BE(count * 16 - 2 ** power * 16, 10);
  let at = sfntHeaderBytes + count * sfntEntryBytes;
  for (const [index, { tag, checksum, content }] of tables.entries()) {
    const entry = sfntHeaderBytes + index * sfntEntryBytes;
    tag.copy(sfnt, entry);
    sfnt.writeUInt32BE(checksum, entry + 4);
    sfnt.writeUInt32BE(at, entry + 8);
    sfnt.writeUInt32BE(content.length, entry + 12);
    content.copy(sfnt, at);
    at += padded(content.length);
  }
  return sfnt;
}
