import type { FileHandle } from 'node:fs/promises';

/** dBASE III and its kin, as shapefiles carry them: fixed-width text, one byte per character or UTF-8. */
const descriptorBytes = 32;
const batchRecords = 1_000;

type Column = { name: string; type: string; offset: number; length: number };

const cell = (record: Buffer, column: Column, decoder: InstanceType<typeof TextDecoder>): string => {
  const bytes = record.subarray(column.offset, column.offset + column.length);
  const text = decoder.decode(bytes).replaceAll('\0', '').trim();
  switch (column.type) {
    case 'D':
      return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : '';
    case 'L':
      return /^[YyTt]$/.test(text) ? 'true' : /^[NnFf]$/.test(text) ? 'false' : '';
    case 'N':
    case 'F':
      return text.startsWith('*') ? '' : text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
    default:
      return text;
  }
};

/** Rows of a .dbf in batches, deleted ones as null so that they stay beside their shapes. Lies about sizes throw RangeError. */
export async function* readDbf(
  file: FileHandle,
  options: { encoding: string },
): AsyncGenerator<Record<string, string> | null> {
  const { size } = await file.stat();
  const header = Buffer.alloc(32);
  await file.read(header, 0, 32, 0);
  const recordCount = header.readUInt32LE(4);
  const headerLength = header.readUInt16LE(8);
  const recordLength = header.readUInt16LE(10);
  if (headerLength < 33 || headerLength > size || recordLength < 1) throw new RangeError('dbf header');
  const decoder = new TextDecoder(options.encoding);
  const descriptors = Buffer.alloc(headerLength - 32);
  await file.read(descriptors, 0, descriptors.length, 32);
  const columns: Column[] = [];
  let offset = 1;
  for (
    let at = 0;
    at + descriptorBytes <= descriptors.length && descriptors[at] !== 0x0d;
    at += descriptorBytes
  ) {
    const raw = descriptors.subarray(at, at + 11);
    const end = raw.indexOf(0);
    const length = descriptors[at + 16]!;
    columns.push({
      name: decoder.decode(raw.subarray(0, end < 0 ? 11 : end)).trim(),
      type: String.fromCharCode(descriptors[at + 11]!),
      offset,
      length,
    });
    offset += length;
  }
  const present = Math.min(recordCount, Math.floor((size - headerLength) / recordLength));
  const batch = Buffer.alloc(recordLength * batchRecords);
  for (let first = 0; first < present; first += batchRecords) {
    const count = Math.min(batchRecords, present - first);
    await file.read(batch, 0, count * recordLength, headerLength + first * recordLength);
    for (let at = 0; at < count; at++) {
      const record = batch.subarray(at * recordLength, (at + 1) * recordLength);
      yield record[0] === 0x2a
        ? null
        : Object.fromEntries(columns.map((column) => [column.name, cell(record, column, decoder)]));
    }
  }
}
