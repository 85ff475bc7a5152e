import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { publishedKeySchema } from './known-keys.ts';

const headFileSchema = z.object({
  url: z.string(),
  seq: z.number().int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.string(),
  checkedAt: z.string(),
  keys: z.array(publishedKeySchema),
});
/** What is remembered of a chain: its last verified entry, and the keys its head was signed with. */
export type RememberedHead = z.infer<typeof headFileSchema>;

export type HeadFile =
  | { state: 'absent' }
  | { state: 'unusable' }
  | { state: 'remembered'; head: RememberedHead };

/** Where the head of a hub is remembered unless told otherwise, in the current folder. */
export const defaultHeadFile = (url: URL) => `bitacora-${url.host.replaceAll(/[^\w.-]/g, '-')}.json`;

/** Reads what was remembered; a file that is there and cannot be understood is never taken for absent. */
export async function readHeadFile(path: string): Promise<HeadFile> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isAbsent ? { state: 'absent' } : { state: 'unusable' };
  }
  try {
    return { state: 'remembered', head: headFileSchema.parse(JSON.parse(text)) };
  } catch {
    return { state: 'unusable' };
  }
}

/** Remembers a head, at once or not at all. Throws when the folder cannot be written. */
export async function writeHeadFile(path: string, head: RememberedHead): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(head, null, 2)}\n`);
  await rename(`${path}.new`, path);
}
