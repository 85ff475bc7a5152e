import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isSealed, type Seal, type SealMaker } from './seal.ts';
import type { Member } from './stored-zip.ts';

export const manifestName = 'manifest.json';

const hexOf = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const manifestSchema = z.object({
  seal: z.object({ publicKey: hexOf(32), signature: hexOf(64) }),
});

const listOf = (members: readonly Member[]): string =>
  JSON.stringify(
    members.map(({ name, content }) => ({
      name,
      bytes: content.byteLength,
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
    null,
    2,
  );

/** What is sealed: the format and the hash of every member but the manifest itself. */
const sealedText = (members: readonly Member[]): string => `rma-evidence/1\n${listOf(members)}\n`;

const write = (members: readonly Member[], seal: Seal): string =>
  `${JSON.stringify({ format: 'rma-evidence/1', seal, members: JSON.parse(listOf(members)) as unknown }, null, 2)}\n`;

/** The manifest of an evidence package, with the hub's seal over the hashes of all other members. */
export async function makeManifest(members: readonly Member[], makeSeal: SealMaker): Promise<Member> {
  const seal = await makeSeal(Buffer.from(sealedText(members)));
  return { name: manifestName, content: Buffer.from(write(members, seal)) };
}

/** Reads the seal of a manifest if it is, byte by byte, the manifest of these members. */
export function readManifest(
  manifest: Member,
  members: readonly Member[],
): { ok: true; seal: Seal } | { ok: false; reason: 'member-changed' | 'seal-broken' } {
  const text = Buffer.from(manifest.content).toString('utf8');
  let seal: Seal;
  try {
    seal = manifestSchema.parse(JSON.parse(text)).seal;
  } catch {
    return { ok: false, reason: 'member-changed' };
  }
  if (write(members, seal) !== text) return { ok: false, reason: 'member-changed' };
  return isSealed(Buffer.from(sealedText(members)), seal)
    ? { ok: true, seal }
    : { ok: false, reason: 'seal-broken' };
}
