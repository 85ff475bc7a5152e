import type { MemorandumState } from '@rma/domain';
import type { Database } from '../dependencies.ts';

/**
 * Rows as the other parts of the registry leave them, for tests of what reads them: an agreement in a state, what it
 * promises, requests and administrations. Dates are YYYY-MM-DD.
 */
export function standingRows(db: Database, at: () => Date) {
  let made = 0;
  const by = 'system:test';

  async function document(): Promise<string> {
    const { id } = await db
      .insertInto('registry.document')
      .values({
        sha256: 'a'.repeat(64),
        bytes: 1,
        file_name: 'convenio.pdf',
        media_type: 'application/pdf',
        uploaded_by: by,
        uploaded_at: at(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  return {
    /** Returns its id. */
    async agreement(
      cvegeo: string,
      {
        state,
        validUntil,
        validFrom = '2024-01-01',
      }: {
        state: MemorandumState;
        validUntil: string;
        validFrom?: string;
      },
    ): Promise<string> {
      made += 1;
      const party = JSON.stringify({ organization: 'O', signatory: 'S', position: 'P' });
      const { id } = await db
        .insertInto('registry.memorandum')
        .values({
          folio: `RMA-${cvegeo}-2026-${String(made).padStart(3, '0')}`,
          cvegeo,
          title: 'Convenio de prueba',
          state,
          federation_party: party,
          government_party: party,
          valid_from: validFrom,
          valid_until: validUntil,
          signed_on: null,
          signed_copy_id: await document(),
          created_at: at(),
          created_by: by,
          updated_at: at(),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },

    async commitment(
      memorandumId: string,
      { cvegeo, state, dueOn }: { cvegeo: string; state: 'met' | 'pending' | 'overdue'; dueOn: string },
    ): Promise<void> {
      made += 1;
      await db
        .insertInto('registry.commitment')
        .values({
          memorandum_id: memorandumId,
          cvegeo,
          position: made,
          indicator: 'inventory-filed',
          parameters: '{}',
          due_on: dueOn,
          state,
        })
        .execute();
    },

    async request(cvegeo: string, { dueOn, title = 'Rutas' }: { dueOn: string; title?: string }) {
      made += 1;
      await db
        .insertInto('registry.data_request')
        .values({
          folio: `P-${made}`,
          cvegeo,
          title,
          description: 'Con horarios.',
          state: 'checked',
          received_at: at(),
          due_on: dueOn,
        })
        .execute();
    },

    async administration(cvegeo: string, { startsOn, endsOn }: { startsOn: string; endsOn: string }) {
      await db
        .insertInto('registry.administration')
        .values({
          cvegeo,
          starts_on: startsOn,
          ends_on: endsOn,
          source: 'Prueba',
          is_confirmed: true,
          recorded_at: at(),
          recorded_by: by,
        })
        .execute();
    },
  };
}
