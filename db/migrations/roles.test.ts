import { appendToLedger, type Tables } from '@rma/persistence';
import { createTestDatabase } from '@rma/testkit';
import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';

const database = await createTestDatabase();
const clock = { now: () => new Date('2026-11-22T18:00:00Z') };

async function tableNames(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select schemaname || '.' || tablename as name from pg_tables
    where schemaname in ('registry', 'catalog', 'harvest', 'ledger', 'national', 'observatory')`.execute(
    database.db,
  );
  return rows.map((row) => row.name);
}

const append = (db: Kysely<Tables>, subject: string) =>
  db.transaction().execute((trx) =>
    appendToLedger(trx, [{ kind: 'membership.approved', subject, cvegeo: '17', detail: { ñ: 'año' } }], {
      actor: { kind: 'system', name: 'test' },
      clock,
    }),
  );

describe('a role per purpose', () => {
  it('the gateway can read national and nothing else', async () => {
    const gateway = database.as('rma_gateway');
    const readable: string[] = [];
    for (const name of await tableNames()) {
      const outcome = await sql`select * from ${sql.table(name)} limit 1`
        .execute(gateway)
        .catch((error: Error) => error);
      if (!(outcome instanceof Error)) readable.push(name);
      else expect(outcome.message).toMatch(/permission denied/);
    }
    expect(readable.length).toBeGreaterThan(5);
    expect(readable.filter((name) => !name.startsWith('national.'))).toEqual([]);
  });

  it('the gateway can write nothing', async () => {
    const gateway = database.as('rma_gateway');
    await expect(sql`update national.government set name = 'x'`.execute(gateway)).rejects.toThrow(
      /permission denied/,
    );
    await expect(sql`create table national.mine (id int)`.execute(gateway)).rejects.toThrow(
      /permission denied/,
    );
    await expect(append(gateway, 'government:17')).rejects.toThrow(/permission denied/);
  });

  it.each([
    ['rma_registry', 'catalog.package'],
    ['rma_catalog', 'registry.account'],
    ['rma_harvester', 'catalog.upload'],
    ['rma_catalog', 'harvest.run'],
    ['rma_observatory', 'registry.account'],
  ])('%s cannot read %s', async (role, table) => {
    await expect(sql`select * from ${sql.table(table)}`.execute(database.as(role))).rejects.toThrow(
      /permission denied/,
    );
  });

  it('a connection cannot shed its role', async () => {
    const gateway = database.as('rma_gateway');
    const user = await gateway.connection().execute(async (connection) => {
      await sql`reset role`.execute(connection);
      return sql<{ current_user: string }>`select current_user`.execute(connection);
    });
    expect(user.rows).toEqual([{ current_user: 'rma_gateway' }]);
  });
});

describe('the ledger', () => {
  it('is a chain that anyone can verify from the text of its entries', async () => {
    await append(database.as('rma_registry'), 'government:17');
    await append(database.as('rma_catalog'), 'government:14');
    const entries = await database
      .as('rma_gateway')
      .selectFrom('national.ledger_entry')
      .selectAll()
      .orderBy('seq')
      .execute();
    expect(entries.map((entry) => entry.subject)).toEqual(['government:17', 'government:14']);
    let previous = '0'.repeat(64);
    for (const entry of entries) {
      expect(entry.previous_hash).toBe(previous);
      previous = createHash('sha256').update(`${previous}\n${entry.body}`).digest('hex');
      expect(entry.hash).toBe(previous);
    }
  });

  it('cannot be changed, not even by its owner', async () => {
    await expect(sql`update ledger.entry set cause = 'x'`.execute(database.db)).rejects.toThrow(
      /append-only/,
    );
    await expect(sql`delete from ledger.entry`.execute(database.db)).rejects.toThrow(/append-only/);
    await expect(sql`truncate ledger.entry`.execute(database.db)).rejects.toThrow(/append-only/);
  });

  it('stays one chain when many append at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => append(database.as('rma_registry'), `government:${index}`)),
    );
    const { rows } = await sql<{ broken: number }>`
      select count(*)::int as broken from (
        select previous_hash, lag(hash) over (order by seq) as expected from ledger.entry) as chain
      where expected is not null and previous_hash <> expected`.execute(database.db);
    expect(rows).toEqual([{ broken: 0 }]);
  });

  it('forgets what its transaction took back', async () => {
    const db = database.as('rma_registry');
    const before = await database.db.selectFrom('national.ledger_entry').select('seq').execute();
    await expect(
      db.transaction().execute(async (trx) => {
        await appendToLedger(trx, [{ kind: 'membership.approved', subject: 'government:09', cvegeo: '09' }], {
          actor: { kind: 'system', name: 'test' },
          clock,
        });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await database.db.selectFrom('national.ledger_entry').select('seq').execute()).toHaveLength(
      before.length,
    );
  });
});
