import type { Database } from '../dependencies.ts';

/** Up to which ledger entry commitments were measured; null before the first time. */
export async function readCursor(db: Database): Promise<number | null> {
  const row = await db
    .selectFrom('registry.commitment_cursor')
    .select('ledger_seq')
    .executeTakeFirstOrThrow();
  return row.ledger_seq;
}

/** The cursor never goes back, whoever finishes last. */
export async function moveCursor(db: Database, to: number): Promise<void> {
  await db
    .updateTable('registry.commitment_cursor')
    .set({ ledger_seq: to })
    .where((eb) => eb.or([eb('ledger_seq', 'is', null), eb('ledger_seq', '<', to)]))
    .execute();
}

/** The number of the ledger's last entry; 0 when it is empty. */
export async function lastLedgerSeq(db: Database): Promise<number> {
  const row = await db
    .selectFrom('national.ledger_entry')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst();
  return row?.seq ?? 0;
}
