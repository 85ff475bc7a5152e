import { createLogger } from '@rma/service-kit';
import { createTestDatabase } from '@rma/testkit';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createSearchWords } from './search-words.ts';

const database = await createTestDatabase();
const words = createSearchWords({
  db: database.as('rma_observatory'),
  logger: createLogger({ level: 'silent', service: 'observatory' }),
});

async function put(title: string, keywords: string[] = []): Promise<void> {
  await sql`
    insert into national.dataset (id, origin, cvegeo, level, state_cvegeo, publisher_name, title, keywords,
      distributions, updated_at)
    values (gen_random_uuid(), 'harvested', '17007', 'municipality', '17', 'Dirección', ${title}, ${keywords}, '[]',
      now())`.execute(database.db);
}

async function terms(): Promise<Record<string, number>> {
  const rows = await database.db.selectFrom('national.search_term').selectAll().execute();
  return Object.fromEntries(rows.map(({ term, datasets }) => [term, datasets]));
}

test('words that two datasets have are terms, as they are most often written, and follow what changes', async () => {
  await put('Tránsito vial', ['agua potable']);
  await put('Tránsito pesado', ['agua potable']);
  await put('TRANSITO ligero');
  await words.refresh();
  expect(await terms()).toEqual({ tránsito: 3, agua: 2, potable: 2, 'agua potable': 2 });

  await sql`update national.dataset set archived_at = now() where title = 'Tránsito pesado'`.execute(
    database.db,
  );
  await put('Vial');
  await words.refresh();
  expect(await terms()).toEqual({ tránsito: 2, vial: 2 });
});

test('nothing is written when nothing changed', async () => {
  await words.refresh();
  const tables = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*) from national.table_change where table_name = 'national.search_term'`.execute(
      database.db,
    );
    return rows[0]?.count ?? 0;
  };
  const before = await tables();
  await words.refresh();
  await createSearchWords({
    db: database.as('rma_observatory'),
    logger: createLogger({ level: 'silent', service: 'observatory' }),
  }).refresh();
  expect(await tables()).toBe(before);
});

test('every version of every standard is known by its title and its columns', async () => {
  const row = await database.db
    .selectFrom('national.standard_name')
    .selectAll()
    .where('standard_id', '=', 'mobility/road-incidents@1.0')
    .executeTakeFirstOrThrow();
  expect(row.title).not.toBe('');
  expect(row.columns.length).toBeGreaterThan(5);
});
