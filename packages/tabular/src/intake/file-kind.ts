/** What a file is by its first bytes, whatever its name says. */
export type FileKind =
  | { kind: 'text' | 'zip' | 'ole' | 'xml' | 'json' }
  | { kind: 'refused'; code: 'html-file' | 'pdf-file' | 'image-file' | 'foreign-archive' | 'not-a-table' };

const signatures: [hex: string, code: 'pdf-file' | 'image-file' | 'foreign-archive' | 'not-a-table'][] = [
  ['255044462d', 'pdf-file'],
  ['89504e47', 'image-file'],
  ['ffd8ff', 'image-file'],
  ['47494638', 'image-file'],
  ['49492a00', 'image-file'],
  ['4d4d002a', 'image-file'],
  ['526172211a07', 'foreign-archive'],
  ['377abcaf271c', 'foreign-archive'],
  ['1f8b', 'foreign-archive'],
  ['425a68', 'foreign-archive'],
  ['fd377a585a00', 'foreign-archive'],
  ['50415231', 'not-a-table'],
  ['53514c69746520666f726d6174', 'not-a-table'],
];

/** RFC 8142 begins each GeoJSON text of a sequence with it. */
const recordSeparator = String.fromCharCode(0x1e);

/** Text of the head, whatever UTF it is in, without byte order mark or leading blanks. */
const plainText = (head: Buffer): string => {
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const text = isWide ? head.toString('latin1').replaceAll('\0', '').slice(2) : head.toString('latin1');
  return text
    .replace(/^(?:\xef\xbb\xbf)?\s*/, '')
    .replace(recordSeparator, '')
    .slice(0, 4_000)
    .toLowerCase();
};

/** Tells a file by its first bytes (a few kB are enough). */
export const fileKind = (head: Buffer): FileKind => {
  const hex = head.subarray(0, 16).toString('hex');
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return { kind: 'zip' };
  if (hex.startsWith('d0cf11e0a1b11ae1')) return { kind: 'ole' };
  const signature = signatures.find(([start]) => hex.startsWith(start));
  if (signature) return { kind: 'refused', code: signature[1] };
  const text = plainText(head);
  if (/^<(?:!doctype html|html|head|body|script|meta|div|table)\b/.test(text)) {
    return { kind: 'refused', code: 'html-file' };
  }
  if (text.startsWith('<')) {
    return /<html\b/.test(text) ? { kind: 'refused', code: 'html-file' } : { kind: 'xml' };
  }
  return /^(?:\{\s*"|\[\s*[[{])/.test(text) ? { kind: 'json' } : { kind: 'text' };
};
