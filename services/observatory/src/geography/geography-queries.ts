import type { Tables } from '@rma/persistence';
import type { Kysely, Selectable, Transaction } from 'kysely';

export type Outline = Selectable<Tables['national.outline']>;
export type MetropolitanRow = Selectable<Tables['national.metropolitan_municipality']>;

/** Those of `cvegeos` that are municipalities. */
export async function knownMunicipalities(
  db: Kysely<Tables>,
  cvegeos: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('national.government')
    .select('cvegeo')
    .where('level', '=', 'municipality')
    .where('cvegeo', 'in', [...cvegeos])
    .execute();
  return new Set(rows.map(({ cvegeo }) => cvegeo));
}

/** Puts a state's outlines in place of those there were. */
export async function putOutline(db: Kysely<Tables>, outline: Outline): Promise<void> {
  const { state_cvegeo, ...values } = outline;
  await db
    .insertInto('national.outline')
    .values({ state_cvegeo, ...values })
    .onConflict((conflict) => conflict.column('state_cvegeo').doUpdateSet(values))
    .execute();
}

/** What `/maps/{state}.json` answers; undefined when nobody imported that state. */
export function outlineOf(
  db: Kysely<Tables>,
  state: string,
): Promise<Pick<Outline, 'document' | 'sha256' | 'imported_at'> | undefined> {
  return db
    .selectFrom('national.outline')
    .select(['document', 'sha256', 'imported_at'])
    .where('state_cvegeo', '=', state)
    .executeTakeFirst();
}

/** The states somebody imported, by key. */
export function listOutlines(
  db: Kysely<Tables>,
): Promise<Pick<Outline, 'state_cvegeo' | 'source' | 'imported_at' | 'municipalities'>[]> {
  return db
    .selectFrom('national.outline')
    .select(['state_cvegeo', 'source', 'imported_at', 'municipalities'])
    .orderBy('state_cvegeo')
    .execute();
}

/** True when there was one to remove. */
export async function removeOutline(db: Kysely<Tables>, state: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('national.outline')
    .where('state_cvegeo', '=', state)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Puts a whole table of metropolitan areas in place of the one there was. */
export async function replaceMetropolitanAreas(
  trx: Transaction<Tables>,
  rows: readonly MetropolitanRow[],
): Promise<void> {
  await trx.deleteFrom('national.metropolitan_municipality').execute();
  await trx
    .insertInto('national.metropolitan_municipality')
    .values([...rows])
    .execute();
}
