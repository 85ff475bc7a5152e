import type { MemorandumState } from '@rma/domain';
import { beforeAll } from 'vitest';
import { transaction } from '@rma/persistence';
import { system, type openRegistry } from '../../testing/registry-harness.ts';

type Harness = Awaited<ReturnType<typeof openRegistry>>;
type Person = Awaited<ReturnType<Harness['person']>>;

const party = { organization: 'Ayuntamiento', signatory: 'Ana Síndica', position: 'Síndica municipal' };

/** Memoranda in any state, made by the steps that lead there. Call it at the top of a test file. */
export function openMemoranda({ call, clock, db, inMexico, person, registry }: Harness) {
  let someone: Person | undefined;
  beforeAll(async () => {
    someone = await person({ role: 'coordinator', cvegeo: null });
  });
  const coordinator = (): Person => {
    if (!someone) throw new Error('The coordinator is there once the tests run.');
    return someone;
  };

  const read = (id: string, as: Person = coordinator()) =>
    call('GET', `/api/v1/memoranda/${id}`, { as: as.authorization });

  /** Drafts one and returns its id; throws when it is refused. */
  async function draft(cvegeo: string, change: Record<string, unknown> = {}): Promise<string> {
    const { status, json } = await call('POST', '/api/v1/memoranda', {
      as: coordinator().authorization,
      body: {
        cvegeo,
        title: 'Convenio de colaboración',
        federationParty: { ...party, organization: 'Federación', signatory: 'Luz Coordinadora' },
        governmentParty: party,
        validFrom: inMexico(0),
        validUntil: inMexico(365),
        ...change,
      },
    });
    if (status !== 201) throw new Error(`The draft was refused: ${JSON.stringify(json)}`);
    return String(json['id']);
  }

  /** Takes a step over the version that is there now. */
  async function step(
    id: string,
    name: string,
    body: Record<string, unknown> = {},
    as: Person = coordinator(),
  ) {
    const { headers } = await read(id);
    return call('POST', `/api/v1/memoranda/${id}/${name}`, {
      as: as.authorization,
      body,
      headers: { 'if-match': String(headers['etag']) },
    });
  }

  const rowOf = (id: string) =>
    db
      .selectFrom('registry.memorandum')
      .select(['state', 'document_sha256', 'document_id', 'valid_until', 'version', 'ended_because'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();

  /** Adds the signatures of these parties over the document, and completes the memorandum if it can be. */
  async function sign(id: string, parties: readonly ('federation' | 'government')[]) {
    return transaction(db, { name: 'test signature' }, async (trx) => {
      const { document_sha256: sha256, document_id: copyId } = await rowOf(id);
      for (const signing of parties)
        await trx
          .insertInto('registry.memorandum_signature')
          .values({
            memorandum_id: id,
            party: signing,
            method: 'attested-copy',
            signed_at: clock.now(),
            signatory: 'Ana Síndica',
            document_sha256: sha256 ?? 'no document',
            copy_id: copyId,
            attestation: 'cotejada',
            recorded_by: 'system:test',
          })
          .execute();
      return registry.memoranda.completeIfSigned(trx, id, { actor: system, at: clock.now() });
    });
  }

  /** Through review to the document, and to both signatures. */
  async function stepsTo(id: string, state: Extract<MemorandumState, 'in-review' | 'to-sign' | 'signed'>) {
    await step(id, 'send-to-review');
    if (state === 'in-review') return;
    await step(id, 'make-ready', { reason: 'oficio 12/2026' });
    if (state === 'to-sign') return;
    await sign(id, ['federation', 'government']);
  }

  /** What the public was told of it, in order. */
  async function kindsOf(id: string): Promise<string[]> {
    const told = await db
      .selectFrom('national.ledger_entry')
      .select('kind')
      .where('subject', '=', `memorandum:${id}`)
      .orderBy('seq')
      .execute();
    return told.map(({ kind }) => kind);
  }

  return { coordinator, draft, kindsOf, read, rowOf, sign, step, stepsTo };
}
