/** Bytes from `start` to `end`, both included and counted from 0. */
export type ByteRange = { start: number; end: number };

/**
 * The single range a Range header asks for, of a file of `sizeBytes` (RFC 9110 §14). `whole`: there is none, it is
 * malformed, in another unit, or several, so the whole file is the answer; `unsatisfiable`: nothing of it exists.
 */
export function parseRange(
  header: string | undefined,
  sizeBytes: number,
): ByteRange | 'whole' | 'unsatisfiable' {
  const match = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/i.exec(header?.trim() ?? '');
  if (!match) return 'whole';
  const [, first, last, suffix] = match;
  if (suffix !== undefined) {
    const length = Math.min(Number(suffix), sizeBytes);
    return length === 0 ? 'unsatisfiable' : { start: sizeBytes - length, end: sizeBytes - 1 };
  }
  const start = Number(first);
  const asked = last === undefined || last === '' ? sizeBytes - 1 : Number(last);
  if (last !== undefined && last !== '' && asked < start) return 'whole';
  if (start >= sizeBytes) return 'unsatisfiable';
  return { start, end: Math.min(asked, sizeBytes - 1) };
}
