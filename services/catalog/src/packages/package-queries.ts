import type { Tables } from '@rma/persistence';
import {
  sql,
  type Insertable,
  type Kysely,
  type Selectable,
  type Transaction,
  type Updateable,
} from 'kysely';

type Database = Kysely<Tables>;

/** A package with the government it belongs to. */
export type PackageRow = NonNullable<Awaited<ReturnType<typeof findPackage>>>;
export type ResourceRow = Selectable<Tables['catalog.resource']>;
const withGovernment = (db: Database) =>
  db
    .selectFrom('catalog.package as package')
    .innerJoin('national.government as government', 'government.cvegeo', 'package.cvegeo')
    .selectAll('package')
    .select([
      'government.name as government_name',
      'government.state_name as government_state_name',
      'government.level as government_level',
      'government.membership',
    ]);

export const findPackage = (db: Database, id: string) =>
  withGovernment(db).where('package.id', '=', id).executeTakeFirst();

/** The package, held until the transaction ends: changes to one package's resources and releases follow one another. */
export const lockPackage = (trx: Transaction<Tables>, id: string) =>
  withGovernment(trx).where('package.id', '=', id).forUpdate('package').executeTakeFirst();

export const findPackageOfTheme = (db: Database, cvegeo: string, themeId: string) =>
  db
    .selectFrom('catalog.package')
    .select('id')
    .where('cvegeo', '=', cvegeo)
    .where('theme_id', '=', themeId)
    .executeTakeFirstOrThrow();

export const findGovernment = (db: Database, cvegeo: string) =>
  db
    .selectFrom('national.government')
    .select(['cvegeo', 'name', 'level', 'membership', 'west', 'south', 'east', 'north'])
    .where('cvegeo', '=', cvegeo)
    .executeTakeFirst();

/** Returns the new row's id, or nothing when the government already has a package of that theme. */
export const insertPackage = (db: Database, row: Insertable<Tables['catalog.package']>) =>
  db
    .insertInto('catalog.package')
    .values(row)
    .onConflict((conflict) => conflict.constraint('package_one_per_theme').doNothing())
    .returning('id')
    .executeTakeFirst();

export const updatePackage = (db: Database, id: string, set: Updateable<Tables['catalog.package']>) =>
  db.updateTable('catalog.package').set(set).where('id', '=', id).execute();

/** Whose packages a list shows: everybody's, or those of some governments and of all within some states. */
export type Reach = 'all' | { own: string[]; states: string[] };

export function listPackages(
  db: Database,
  options: { reach: Reach; cvegeo: string | undefined; first: number; after: string | undefined },
) {
  const { reach, cvegeo, first, after } = options;
  return withGovernment(db)
    .$if(reach !== 'all', (query) =>
      query.where((eb) => {
        const { own, states } = reach === 'all' ? { own: [], states: [] } : reach;
        return eb.or([
          eb('package.cvegeo', '=', sql<string>`any(${own}::text[])`),
          eb(sql<string>`left(package.cvegeo, 2)`, '=', sql<string>`any(${states}::text[])`),
        ]);
      }),
    )
    .$if(cvegeo !== undefined, (query) => query.where('package.cvegeo', '=', cvegeo ?? ''))
    .$if(after !== undefined, (query) => query.where('package.id', '<', after ?? ''))
    .orderBy('package.id', 'desc')
    .limit(first + 1)
    .execute();
}

export const findResource = (db: Database, id: string) =>
  db
    .selectFrom('catalog.resource as resource')
    .innerJoin('catalog.package as package', 'package.id', 'resource.package_id')
    .innerJoin('national.government as government', 'government.cvegeo', 'package.cvegeo')
    .selectAll('resource')
    .select(['package.cvegeo', 'government.name as government_name', 'government.membership'])
    .where('resource.id', '=', id)
    .executeTakeFirst();

export const findResourceNamed = (db: Database, packageId: string, name: string) =>
  db
    .selectFrom('catalog.resource')
    .selectAll()
    .where('package_id', '=', packageId)
    .where('name', '=', name)
    .executeTakeFirst();

export const countResources = async (db: Database, packageId: string) =>
  (
    await db
      .selectFrom('catalog.resource')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('package_id', '=', packageId)
      .where('removed_at', 'is', null)
      .executeTakeFirstOrThrow()
  ).count;

export const insertResource = (db: Database, row: Insertable<Tables['catalog.resource']>) =>
  db.insertInto('catalog.resource').values(row).returning('id').executeTakeFirstOrThrow();

export const updateResource = (db: Database, id: string, set: Updateable<Tables['catalog.resource']>) =>
  db.updateTable('catalog.resource').set(set).where('id', '=', id).execute();

export const wasReleased = async (db: Database, resourceId: string) =>
  (await db
    .selectFrom('catalog.release_resource')
    .select('upload_id')
    .where('resource_id', '=', resourceId)
    .limit(1)
    .executeTakeFirst()) !== undefined;
