import type { Level } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { sql, type ExpressionBuilder, type Kysely, type Selectable, type SqlBool } from 'kysely';

/** `released_us` is the release's instant in microseconds since 1970, exact where a Date is not. */
export type PackageRow = Selectable<Tables['national.package']> & { released_us: number };

export type PackageCriteria = { theme?: string; government?: string; state?: string; level?: Level };
/** Place in the order (released desc, id). */
export type PackagePlace = { releasedUs: number; id: string };

function selectPackages(db: Kysely<Tables>) {
  return db
    .selectFrom('national.package')
    .selectAll('national.package')
    .select(sql<number>`(extract(epoch from released_at) * 1000000)::float8`.as('released_us'));
}

function meets({ theme, government, state, level }: PackageCriteria) {
  return (eb: ExpressionBuilder<Tables, 'national.package'>) =>
    eb.and([
      ...(theme === undefined ? [] : [eb('theme_id', '=', theme)]),
      ...(government === undefined ? [] : [eb('cvegeo', '=', government)]),
      ...(state === undefined ? [] : [eb(eb.fn<string>('left', ['cvegeo', sql.lit(2)]), '=', state)]),
      ...(level === undefined ? [] : [sql<SqlBool>`(length(cvegeo) = 2) = ${level === 'state'}`]),
    ]);
}

function isAfter({ releasedUs, id }: PackagePlace) {
  const at = sql`('epoch'::timestamptz + ${releasedUs}::float8 * interval '1 microsecond')`;
  return sql<SqlBool>`(released_at < ${at} or (released_at = ${at} and id > ${id}::uuid))`;
}

/** The latest releases first, after a place. */
export function listPackages(
  db: Kysely<Tables>,
  criteria: PackageCriteria,
  { after, limit }: { after: PackagePlace | null; limit: number },
): Promise<PackageRow[]> {
  return selectPackages(db)
    .where(meets(criteria))
    .where(after === null ? sql<SqlBool>`true` : isAfter(after))
    .orderBy('released_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function countPackages(db: Kysely<Tables>, criteria: PackageCriteria): Promise<number> {
  const { count } = await db
    .selectFrom('national.package')
    .where(meets(criteria))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export function packagesById(db: Kysely<Tables>, ids: readonly string[]): Promise<PackageRow[]> {
  return selectPackages(db)
    .where('id', 'in', [...ids])
    .execute();
}

/** Packages of these governments, by theme. */
export function packagesOf(db: Kysely<Tables>, cvegeos: readonly string[]): Promise<PackageRow[]> {
  return selectPackages(db)
    .where('cvegeo', 'in', [...cvegeos])
    .orderBy('theme_id')
    .orderBy('id')
    .execute();
}
