import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { openWoff } from './open-woff.ts';

const { resolve } = createRequire(import.meta.url);
const woff = readFileSync(resolve('@fontsource/archivo/files/archivo-latin-400-normal.woff'));

/** The checksum of a table (OpenType, "Calculating checksums"). */
function checksumOf(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) {
    const word = Buffer.alloc(4);
    bytes.copy(word, 0, at, at + 4);
    sum = (sum + word.readUInt32BE(0)) >>> 0;
  }
  return sum;
}

test('every table of the font is what its checksum says', () => {
  const sfnt = openWoff(woff);
  expect(sfnt.length).toBe(woff.readUInt32BE(16));
  const count = sfnt.readUInt16BE(4);
  expect(count).toBeGreaterThan(8);
  for (let index = 0; index < count; index += 1) {
    const entry = 12 + index * 16;
    const tag = sfnt.toString('latin1', entry, entry + 4);
    const table = Buffer.from(
      sfnt.subarray(sfnt.readUInt32BE(entry + 8)).subarray(0, sfnt.readUInt32BE(entry + 12)),
    );
    // The head carries a checksum of the whole font, which counts as zero.
    if (tag === 'head') table.writeUInt32BE(0, 8);
    expect({ tag, sum: checksumOf(table) }).toEqual({ tag, sum: sfnt.readUInt32BE(entry + 4) });
  }
});

test('a file of another kind is none', () => {
  expect(() => openWoff(Buffer.from('%PDF-1.7'))).toThrow('WOFF');
});
