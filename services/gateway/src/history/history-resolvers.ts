import { themes } from '@rma/themes';
import { z } from 'zod';
import { connectionOf, pageSize, placeAfter, type PageArguments } from '../graphql/connection.ts';
import { isUuid, type GatewayContext, type Resolver, type TypeResolvers } from '../graphql/context.ts';
import type { Government } from '../governments/directory-queries.ts';
import { membershipThen, memorandumThen, packagesThen } from './government-then.ts';
import {
  countLiveAt,
  countVersions,
  lastEntriesAt,
  snapshotAt,
  versionsOf,
  type Snapshot,
  type VersionRow,
} from './history-queries.ts';
import { differencesOf } from './snapshot-differences.ts';
import { rowOfSnapshot } from './snapshot-row.ts';

const place = z.strictObject({ number: z.int().min(1) });

type DatasetState = 'LIVE' | 'ARCHIVED' | 'WITHDRAWN';
const stateAfter = (kind: string): DatasetState =>
  kind === 'dataset.archived' ? 'ARCHIVED' : kind === 'dataset.withdrawn' ? 'WITHDRAWN' : 'LIVE';

type History = { id: string; state: DatasetState; snapshot: Snapshot };

/** A dataset as it was at an instant; null when it did not exist yet or was withdrawn by then. */
async function datasetAsOf({ db }: GatewayContext, id: string, at: Date) {
  const found = await snapshotAt(db, id, at);
  if (found === null) return null;
  const state = stateAfter(found.last.kind);
  if (state === 'WITHDRAWN') return null;
  return rowOfSnapshot(found.snapshot, { at, archivedAt: state === 'ARCHIVED' ? found.last.at : null });
}

const datasetHistory: Resolver<unknown, { id: string }> = async (_, { id }, { db }) => {
  if (!isUuid(id)) return null;
  const found = await snapshotAt(db, id, null);
  if (found === null) return null;
  return { id, state: stateAfter(found.last.kind), snapshot: found.snapshot } satisfies History;
};

export const historyQueries = { datasetHistory };

type Then = { government: Government; date: Date };

export const historyTypes: Record<string, TypeResolvers<never>> = {
  DatasetHistory: {
    title: ({ snapshot }) => snapshot['title'],
    publisher: ({ snapshot }, _, { directory }) => directory.of(String(snapshot['cvegeo'])),
    stateAt: async ({ id }, { date }: { date: Date }, { db }) => {
      const found = await snapshotAt(db, id, date);
      return found === null ? 'ABSENT' : stateAfter(found.last.kind);
    },
    asOf: ({ id }, { date }: { date: Date }, context) => datasetAsOf(context, id, date),
    versions: async ({ id }, args: PageArguments, { db }) => {
      const size = pageSize(args.first);
      const beforeNumber = placeAfter(place, args.after)?.number ?? null;
      const rows = await versionsOf(db, id, { beforeNumber, limit: size + 1 });
      return connectionOf(rows, {
        size,
        after: args.after,
        placeOf: ({ number }) => ({ number }),
        totalCount: () => countVersions(db, id),
      });
    },
  } satisfies Record<string, Resolver<History, never>>,
  DatasetVersion: {
    state: ({ kind }) => stateAfter(kind),
    changes: ({ earlier, snapshot }) => differencesOf(earlier, snapshot),
  } satisfies TypeResolvers<VersionRow>,
  GovernmentThen: {
    membership: async ({ government: { cvegeo }, date }, _, { db }) =>
      membershipThen(await lastEntriesAt(db, cvegeo, { at: date, kinds: 'membership' })),
    memorandum: async ({ government: { cvegeo }, date }, _, { db }) =>
      memorandumThen(await lastEntriesAt(db, cvegeo, { at: date, kinds: 'memorandum' }), date),
    packages: async ({ government: { cvegeo }, date }, _, { db }) =>
      packagesThen(await lastEntriesAt(db, cvegeo, { at: date, kinds: 'package' })),
    datasets: ({ government: { cvegeo }, date }, _, { db }) => countLiveAt(db, cvegeo, date),
  } satisfies TypeResolvers<Then>,
  PackageThen: {
    theme: ({ theme }) => themes().find(({ id }) => id === theme) ?? null,
    title: async ({ id }, _, { batches }) =>
      isUuid(id) ? ((await batches.packageById(id))?.title ?? null) : null,
  } satisfies TypeResolvers<ReturnType<typeof packagesThen>[number]>,
};
