import { open } from 'node:fs/promises';
import { shown } from '../checks/findings.ts';
import type { Preparation } from '../preparation.ts';
import type { Repair } from '../report.ts';
import { detectLineEnding } from './dialect.ts';
import type { Encoding, RefusalCode } from './intake.ts';
import { declaredEncoding, scanBytes } from './sniff-bytes.ts';
import { transcodeLines, transcodeToUtf8 } from './transcode.ts';
import type { MixedLines } from './transcode.ts';

const headBytes = 262_144;

export type Utf8Text = {
  path: string;
  encoding: Encoding;
  hasBom: boolean;
  hasBlankLines: boolean;
  repairs: Repair[];
};

/** The first 256 kB of a file, and its size. */
export const readHead = async (path: string): Promise<{ head: Buffer; size: number }> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(Math.min(size, headBytes));
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return { head: head.subarray(0, bytesRead), size };
  } finally {
    await file.close();
  }
};

const scan = async (path: string, options: { wide: boolean; ending: '\n' | '\r' }) => {
  const file = await open(path, 'r');
  try {
    return await scanBytes(file, options);
  } finally {
    await file.close();
  }
};

/** What reading the lines in their encoding changed: of all of them, or of those in the rarer one. */
const encodingRepairs = (lines: MixedLines, main: Encoding): Repair[] => {
  const shownAs = (line: Buffer | null, encoding: Encoding) =>
    shown(new TextDecoder(encoding).decode(line ?? Buffer.alloc(0)).trim());
  if (lines.utf8Lines > 0 && main === 'windows-1252') {
    const { utf8Example: line, utf8Lines: count } = lines;
    return [
      {
        code: 'mixed-encoding',
        field: '',
        count,
        before: shownAs(line, main),
        after: shownAs(line, 'utf-8'),
      },
    ];
  }
  const { windowsExample: line, windowsLines: count } = lines;
  if (count === 0) return [];
  const code = lines.utf8Lines > 0 ? 'mixed-encoding' : 'encoding';
  return [{ code, field: '', count, before: shownAs(line, 'utf-8'), after: shownAs(line, 'windows-1252') }];
};

/** The file as UTF-8: itself when it already is, else a copy at `outPath`; or why it is no text. */
export const asUtf8 = async (
  path: string,
  options: { reading: Preparation['reading']; outPath: string },
): Promise<Utf8Text | RefusalCode> => {
  const { head } = await readHead(path);
  const declared = declaredEncoding(head);
  const chosen = options.reading.encoding ?? declared?.encoding;
  const wide = chosen?.startsWith('utf-16') ?? false;
  const ending = detectLineEnding(head.toString('latin1').replaceAll('\0', '')) === '\r' ? '\r' : '\n';
  const scanned = await scan(path, { wide, ending });
  if (scanned.refused) return scanned.refused;
  const hasBom = declared?.hasBom ?? false;
  if (scanned.utf8 && !wide && options.reading.encoding !== 'windows-1252') {
    return { path, encoding: 'utf-8', hasBom, hasBlankLines: scanned.hasBlankLines, repairs: [] };
  }
  const utf8Path = options.outPath;
  let encoding: Encoding = chosen ?? 'windows-1252';
  let repairs: Repair[] = [];
  if (wide || options.reading.encoding === 'windows-1252') {
    await transcodeToUtf8(path, utf8Path, encoding);
  } else {
    const lines = await transcodeLines(path, utf8Path);
    encoding = lines.utf8Lines > lines.windowsLines ? 'utf-8' : 'windows-1252';
    repairs = encodingRepairs(lines, encoding);
  }
  const { refused, hasBlankLines } = await scan(utf8Path, { wide: false, ending });
  return refused ?? { path: utf8Path, encoding, hasBom, hasBlankLines, repairs };
};
