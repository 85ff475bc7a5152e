import { createTestDatabase } from '@rma/testkit';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { seedReference } from './reference.ts';

const database = await createTestDatabase();

describe('reference data', () => {
  it('has 32 states and 2,478 municipalities', async () => {
    const levels = await database.db
      .selectFrom('national.government')
      .select(['level', (eb) => eb.fn.countAll<number>().as('count')])
      .groupBy('level')
      .orderBy('level')
      .execute();
    expect(levels).toEqual([
      { level: 'municipality', count: 2478 },
      { level: 'state', count: 32 },
    ]);
  });

  it('supposes an administration in office of every government, and confirms none', async () => {
    const { rows } = await sql<{ all: number; confirmed: number; governments: number }>`
      select count(*) as all, count(*) filter (where is_confirmed) as confirmed, count(distinct cvegeo) as governments
      from registry.administration where ends_on > starts_on`.execute(database.db);
    expect(rows).toEqual([{ all: 2510, confirmed: 0, governments: 2510 }]);
  });

  it('leaves population null, never zero, where the census has none', async () => {
    const rows = await database.db
      .selectFrom('registry.government')
      .select('cvegeo')
      .where('population', 'is', null)
      .orderBy('cvegeo')
      .execute();
    expect(rows.map((row) => row.cvegeo)).toEqual([
      '02007',
      '04013',
      '12082',
      '12083',
      '12084',
      '12085',
      '24059',
      '25019',
      '25020',
    ]);
  });

  it('adds up to the national population of the 2020 census in both levels', async () => {
    const totals = await database.db
      .selectFrom('registry.government')
      .select(['level', (eb) => eb.fn.sum<number>('population').as('people')])
      .groupBy('level')
      .execute();
    expect(totals.map((row) => row.people)).toEqual([126_014_024, 126_014_024]);
  });

  it('knows borders both ways', async () => {
    const oneWay = await sql<{ count: number }>`
      select count(*)::int as count from national.neighbour a
      where not exists (select from national.neighbour b
        where b.cvegeo = a.neighbour_cvegeo and b.neighbour_cvegeo = a.cvegeo)`.execute(database.db);
    expect(oneWay.rows).toEqual([{ count: 0 }]);
  });

  it('can be loaded again without touching how governments stand in the network', async () => {
    await database.db
      .updateTable('national.government')
      .set({ membership: 'active' })
      .where('cvegeo', '=', '17')
      .execute();
    await seedReference({ connectionString: database.connectionString });
    const morelos = await database.db
      .selectFrom('national.government')
      .select(['name', 'membership'])
      .where('cvegeo', '=', '17')
      .executeTakeFirst();
    expect(morelos).toEqual({ name: 'Morelos', membership: 'active' });
  });

  it('knows what people call governments, by name and by seat, each of one that exists and with its source', async () => {
    const rows = await database.db.selectFrom('national.government_name').selectAll().execute();
    const called = (name: string) => rows.filter((row) => row.name === name).map((row) => row.cvegeo);
    expect(called('CDMX')).toEqual(['09']);
    expect(called('Edomex')).toEqual(['15']);
    expect(called('La Perla Tapatía')).toEqual(['14039']);
    expect(called('Cancún')).toEqual(['23005']);
    expect(rows.filter((row) => row.source === '')).toEqual([]);
  });

  it('knows metropolitan areas by their central municipalities, each in one, in a piece, and none confirmed', async () => {
    const rows = await database.db.selectFrom('national.metropolitan_municipality').selectAll().execute();
    expect(rows.length).toBeGreaterThan(150);
    expect(rows.every(({ is_confirmed, source }) => !is_confirmed && source.includes('SEDATU'))).toBe(true);
    const apart = await sql<{ cvegeo: string }>`
      select own.cvegeo from national.metropolitan_municipality own
      where not exists (select from national.neighbour pair
        join national.metropolitan_municipality other on other.cvegeo = pair.neighbour_cvegeo
        where pair.cvegeo = own.cvegeo and other.area_id = own.area_id)`.execute(database.db);
    expect(apart.rows).toEqual([]);
  });

  it('leaves the metropolitan areas that an operator brought in', async () => {
    const own = {
      cvegeo: '17007',
      area_id: 'propia',
      area_name: 'Propia',
      source: 'Decreto',
      is_confirmed: true,
    };
    await database.db.deleteFrom('national.metropolitan_municipality').execute();
    await database.db.insertInto('national.metropolitan_municipality').values(own).execute();
    await seedReference({ connectionString: database.connectionString });
    const rows = await database.db.selectFrom('national.metropolitan_municipality').selectAll().execute();
    expect(rows).toEqual([own]);
  });
});
