import { createHash } from 'node:crypto';
import { recordLimits, type CanonicalDistribution } from './canonical-record.ts';
import { readDate } from './dates.ts';
import { clip, webAddress } from './field-text.ts';
import { readFormat } from './formats.ts';
import { recordProblem } from './record-problem.ts';
import type { Notes } from './record-fields.ts';

/** A resource as either kind of catalogue describes it, before it is judged. */
export type WrittenDistribution = {
  remoteId: string | undefined;
  title: string | undefined;
  format: string | undefined;
  mediaType: string | undefined;
  downloadUrl: string | undefined;
  accessUrl: string | undefined;
  bytes: string | undefined;
  modified: string | undefined;
};

function readBytes(written: string | undefined): number | null {
  if (written === undefined || !/^\d{1,15}(\.0+)?$/.test(written)) return null;
  const bytes = Number(written);
  return bytes === 0 ? null : bytes;
}

/**
 * The resources of a record. One without a web address is left out with a note; ids stay the same for as long
 * as the remote id (or, without one, the address) does. Addresses are never visited.
 */
export function readDistributions(
  field: string,
  written: readonly WrittenDistribution[],
  notes: Notes,
): CanonicalDistribution[] {
  if (written.length > recordLimits.distributions) {
    notes.push(recordProblem(field, `${written.length} recursos`, 'distribution-count'));
  }
  const copies = new Map<string, number>();
  const kept: CanonicalDistribution[] = [];
  for (const [index, resource] of written.slice(0, recordLimits.distributions).entries()) {
    const url = webAddress(resource.downloadUrl);
    const accessUrl = webAddress(resource.accessUrl);
    const address = url ?? accessUrl;
    if (address === null) {
      const value = resource.downloadUrl ?? resource.accessUrl;
      notes.push(recordProblem(`${field}[${index}].url`, value, 'distribution-url'));
      continue;
    }
    const name = resource.remoteId ?? address;
    const copy = (copies.get(name) ?? 0) + 1;
    copies.set(name, copy);
    kept.push({
      id: shortHash(copy === 1 ? name : `${name}\n${copy}`),
      title: clip(resource.title ?? lastPart(address), 1000),
      ...readFormat({ format: resource.format, mediaType: resource.mediaType, address }),
      url,
      accessUrl,
      bytes: readBytes(resource.bytes),
      modified: resource.modified === undefined ? null : readDate(resource.modified),
    });
  }
  return kept;
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 24);

function lastPart(address: string): string {
  const url = new URL(address);
  return url.pathname.split('/').findLast((part) => part !== '') ?? url.host;
}
