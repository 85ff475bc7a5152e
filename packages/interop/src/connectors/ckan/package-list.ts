import { z } from 'zod';
import type { AskOptions, Asked } from '../ask.ts';
import { incomplete, whole, type ReadEnd, type ReadPage } from '../reading.ts';
import { actionUrl, askAction, organizationName, type CkanSource } from './ckan-action.ts';
import { toRecord } from './package-search.ts';

const PAGE = 100;

const names = z.array(z.string());
/** DKAN 1 puts its list within another one. */
const packages = z
  .array(z.unknown())
  .transform((items) => (items.length === 1 && Array.isArray(items[0]) ? (items[0] as unknown[]) : items));
const shown = z.union([
  z
    .array(z.unknown())
    .min(1)
    .transform(([first]) => first),
  z.unknown(),
]);
const called = z.object({ name: z.unknown(), id: z.unknown() }).partial();
const owned = z.object({ organization: z.object({ name: z.string() }) });

const isOf = (raw: unknown, organization: string | undefined): boolean => {
  if (organization === undefined) return true;
  const parsed = owned.safeParse(raw);
  return parsed.success && parsed.data.organization.name === organization;
};

/** Deleted or made private since it was listed. */
const isGone = (status: number | undefined) => status === 403 || status === 404;

export type Listing = Asked<{ names: string[] }>;

/** The names of every package; a portal whose search is broken may still tell them. */
export async function listPackages(
  source: CkanSource,
  actionPath: string,
  options: AskOptions,
): Promise<Listing> {
  const reply = await askAction(actionUrl(source, `${actionPath}/package_list`), names, options);
  return reply.ok ? { ok: true, names: [...new Set(reply.result)] } : reply;
}

/**
 * Reads a catalogue by the names of its packages: as many as come with `current_package_list_with_resources`, and
 * each of the rest with `package_show`. Complete when every name was shown, or is no longer there.
 */
export async function* listedPages(
  { names: listed }: { names: readonly string[] },
  source: CkanSource,
  { actionPath, isKnown, ...options }: AskOptions & { actionPath: string; isKnown: (id: string) => boolean },
): AsyncGenerator<ReadPage, ReadEnd> {
  const organization =
    source.organization === undefined ? undefined : organizationName.parse(source.organization);
  const missing = new Set(listed);
  let count = 0;

  function take(raws: readonly unknown[]): ReadPage {
    for (const raw of raws) {
      const { name, id } = called.catch({}).parse(raw);
      for (const text of [name, id]) if (typeof text === 'string') missing.delete(text);
    }
    const records = raws
      .filter((raw) => isOf(raw, organization))
      .map(toRecord)
      .filter(({ remoteId }) => remoteId === null || !isKnown(remoteId));
    count += records.length;
    return { kind: 'page', records };
  }

  for (let offset = 0; missing.size > 0; offset += PAGE) {
    const url = actionUrl(source, `${actionPath}/current_package_list_with_resources`, {
      limit: PAGE,
      offset,
    });
    const reply = await askAction(url, packages, options);
    const before = missing.size;
    if (reply.ok && reply.result.length > 0) yield take(reply.result);
    // Broken, at its end, or giving the same again: the rest is asked for by name.
    if (!reply.ok || missing.size === before) break;
  }
  for (const name of missing) {
    const reply = await askAction(
      actionUrl(source, `${actionPath}/package_show`, { id: name }),
      shown,
      options,
    );
    if (reply.ok) yield take([reply.result]);
    else if (!isGone(reply.failure.status)) return incomplete(reply.failure);
  }
  return whole(count);
}
