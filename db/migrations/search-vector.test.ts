import { createTestDatabase } from '@rma/testkit';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';

const database = await createTestDatabase();
const { db } = database;

async function put(
  id: number,
  columns: { title: string; cvegeo?: string; standard?: string; preview?: object },
) {
  const { title, cvegeo = '17007', standard = null, preview = null } = columns;
  await sql`
    insert into national.dataset (id, origin, cvegeo, level, state_cvegeo, publisher_name, title, standard_id, preview,
      distributions, updated_at)
    values (${`00000000-0000-4000-8000-00000000000${id}`}, 'harvested', ${cvegeo},
      ${cvegeo.length === 2 ? 'state' : 'municipality'}, ${cvegeo.slice(0, 2)}, 'Dirección', ${title}, ${standard},
      ${preview === null ? null : JSON.stringify(preview)}::jsonb, '[]', now())`.execute(db);
}

async function found(tsquery: string): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    select title from national.dataset where search @@ to_tsquery('spanish', ${tsquery}) order by title`.execute(
    db,
  );
  return rows.map((row) => row.title);
}

beforeAll(async () => {
  await sql`
    insert into national.standard_name values ('mobility/x@1.0', 'Siniestros viales', array['velocidad kmh'])`.execute(
    db,
  );
  await put(1, {
    title: 'Con columnas',
    preview: { columns: [{ name: 'VelocidadMaxima_kmh', title: 'Límite' }] },
  });
  await put(2, { title: 'Con estándar', standard: 'mobility/x@1.0' });
  await put(3, { title: 'De Guadalajara', cvegeo: '14039' });
  await put(4, { title: 'De Jalisco', cvegeo: '14' });
  await put(5, { title: 'De un preview que no es tal', preview: { columns: 'ninguna' } });
});

describe('the words a dataset is found by', () => {
  it('are its columns and those of its standard, with weight D', async () => {
    expect(await found('velocidad:D')).toEqual(['Con columnas', 'Con estándar']);
    expect(await found('limite:D')).toEqual(['Con columnas']);
    expect(await found('siniestros:D & viales:D')).toEqual(['Con estándar']);
    expect(await found('velocidad:ABC')).toEqual([]);
  });

  it('are its government, the state and what people call them, with weight B', async () => {
    expect(await found('jalisco:B')).toEqual(['De Guadalajara', 'De Jalisco']);
    expect(await found('tapatia:B')).toEqual(['De Guadalajara']);
    expect(await found('cuernavaca')).toContain('Con columnas');
  });

  it('follow when a standard, a name or a nickname changes, and the reader is told', async () => {
    const changes = async () => {
      const { rows } = await sql<{ count: number }>`select count(*) from national.dataset_change`.execute(db);
      return rows[0]?.count ?? 0;
    };
    const before = await changes();
    await sql`update national.standard_name set title = 'Choques'`.execute(db);
    await sql`insert into national.government_name values ('14', 'Tierra del Mariachi', 'nickname', 'prueba')`.execute(
      db,
    );
    await sql`update national.government set name = 'Cuauhnáhuac' where cvegeo = '17007'`.execute(db);
    expect(await found('choques')).toEqual(['Con estándar']);
    expect(await found('mariachi')).toEqual(['De Guadalajara', 'De Jalisco']);
    expect(await found('cuauhnahuac')).toHaveLength(3);
    expect(await found('siniestros')).toEqual([]);
    expect((await changes()) - before).toBe(1 + 2 + 3);
    await sql`update national.government set membership = 'active' where cvegeo = '17007'`.execute(db);
    expect((await changes()) - before).toBe(6);
  });
});

describe('what a catalogue says of place and period', () => {
  it.each([
    [
      '{"type":"Polygon","coordinates":[[[-99.3,18.8],[-99.1,18.8],[-99.1,19.0],[-99.3,18.8]]]}',
      [-99.3, 18.8, -99.1, 19],
    ],
    ['{"type":"Point","coordinates":[-99.2, 18.9]}', [-99.2, 18.9, -99.2, 18.9]],
    ['{"type":"Polygon","coordinates":[[[-99.3,18.8],[-99.1,', null],
    ['{"type":"Point","coordinates":[-999.2, 18.9]}', null],
    ['Cuernavaca, Morelos', null],
    ['1,2', null],
  ])('reads the box of %s', async (said, box) => {
    const { rows } = await sql<{ box: number[] | null }>`select national.spatial_box(${said}) as box`.execute(
      db,
    );
    expect(rows[0]?.box ?? null).toEqual(box);
  });

  it.each([
    ['2024', [20240101, 20241231]],
    ['2024-03/2024-05', [20240301, 20240531]],
    ['2020-02-03/2020-02-10', [20200203, 20200210]],
    ['2020-01-01/..', [20200101, 99991231]],
    ['../2020-06', [0, 20200631]],
    ['2020-01-01T00:00:00Z/2021-01-01T00:00:00.000Z', [20200101, 20210101]],
    ['enero de 2020', null],
    ['', null],
    ['..', null],
  ])('reads the period of %s', async (said, days) => {
    const { rows } = await sql<{
      days: number[] | null;
    }>`select national.period_days(${said}) as days`.execute(db);
    expect(rows[0]?.days ?? null).toEqual(days);
  });
});
