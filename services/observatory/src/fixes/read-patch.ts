import { fixOf, type FixId } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { themes } from '@rma/themes';
import type { Kysely } from 'kysely';
import {
  findPublisher,
  patchRowsAfter,
  toldByAddresses,
  usualContacts,
  type PatchRow,
  type PatchScope,
} from './patch-queries.ts';
import { changesOf, type Change } from './propose.ts';

const PAGE = 500;

/** A dataset with what is to be changed in it. */
export type Patch = Pick<PatchRow, 'id' | 'title' | 'remoteId' | 'sourceTitle'> & { changes: Change[] };

const addressesOf = (rows: readonly PatchRow[]) => [
  ...new Set(
    rows.flatMap(({ distributions }) =>
      distributions.map(({ url, accessUrl }) => url ?? accessUrl).filter((url) => url !== null),
    ),
  ),
];

/**
 * What there is to change in the metadata of a government's datasets, in pages of up to 500 datasets, so that however
 * many there are, a page of them is in memory. Empty for a government that publishes nothing.
 */
export async function* patchesOf(
  db: Kysely<Tables>,
  scope: PatchScope,
  { fix }: { fix?: FixId | undefined },
): AsyncGenerator<Patch[]> {
  const publisher = await findPublisher(db, scope.cvegeo);
  if (publisher === undefined) return;
  const place = publisher.level === 'state' ? publisher.name : `${publisher.name}, ${publisher.state_name}`;
  const findings = Object.entries(fixOf)
    .filter(([, mends]) => mends !== null && (fix === undefined || mends === fix))
    .map(([id]) => id);
  const contacts = await usualContacts(db, scope.cvegeo);
  const themeNames = new Map(themes().map(({ id, name }) => [id, name.es]));
  for (let after = 0; ;) {
    const rows = await patchRowsAfter(db, scope, { after, limit: PAGE, findings });
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.ordinal;
    const told = await toldByAddresses(db, addressesOf(rows));
    yield rows
      .map((row) => ({
        id: row.id,
        title: row.title,
        remoteId: row.remoteId,
        sourceTitle: row.sourceTitle,
        changes: changesOf(
          {
            ...row,
            themeName: themeNames.get(row.themeId ?? '') ?? null,
            place,
            usualContact: contacts.get(row.sourceId) ?? null,
            rows: row.from === null || row.to === null ? null : { from: row.from, to: row.to },
            told,
          },
          fix,
        ),
      }))
      .filter(({ changes }) => changes.length > 0);
  }
}
