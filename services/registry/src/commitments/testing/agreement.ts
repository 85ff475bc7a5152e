import { randomUUID } from 'node:crypto';
import type { CommitmentTerm } from '@rma/domain';
import {
  appendToLedger,
  archiveNationalDatasets,
  putNationalDatasets,
  type LedgerKind,
  type NationalDataset,
} from '@rma/persistence';
import type { openRegistry } from '../../testing/registry-harness.ts';
import { beginCommitments } from '../begin-commitments.ts';

type Harness = Pick<Awaited<ReturnType<typeof openRegistry>>, 'database' | 'db' | 'clock' | 'inMexico'>;

const catalog = { kind: 'system', name: 'catalog' } as const;
const party = JSON.stringify({ organization: 'O', signatory: 'S', position: 'P' });
let folios = 0;

/** Agreements in force and public datasets, written as their owners do. */
export function agreements({ database, db, clock, inMexico }: Harness) {
  const asCatalog = database.as('rma_catalog');

  /** An agreement in force with these commitments begun. */
  async function agree(
    cvegeo: string,
    commitments: readonly CommitmentTerm[],
    change: { state?: 'active' | 'suspended'; parentId?: string } = {},
  ): Promise<string> {
    const { state = 'active', parentId = null } = change;
    const validFrom = inMexico(0);
    return db.transaction().execute(async (trx) => {
      const document = await trx
        .insertInto('registry.document')
        .values({
          sha256: 'f'.repeat(64),
          bytes: 1,
          file_name: 'convenio.pdf',
          media_type: 'application/pdf',
          uploaded_by: 'system:test',
          uploaded_at: clock.now(),
        })
        .returning(['id', 'sha256'])
        .executeTakeFirstOrThrow();
      const { id } = await trx
        .insertInto('registry.memorandum')
        .values({
          folio: `RMA-${cvegeo}-P-${(folios += 1)}`,
          cvegeo,
          title: 'Convenio de prueba',
          state,
          kind: parentId === null ? 'agreement' : 'addendum',
          parent_id: parentId,
          federation_party: party,
          government_party: party,
          valid_from: validFrom,
          valid_until: inMexico(1500),
          commitments: JSON.stringify(commitments),
          document_id: document.id,
          document_sha256: document.sha256,
          created_at: clock.now(),
          created_by: 'system:test',
          updated_at: clock.now(),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await beginCommitments(trx, { id });
      return id;
    });
  }

  async function setState(id: string, state: 'active' | 'suspended' | 'terminated'): Promise<void> {
    await db.updateTable('registry.memorandum').set({ state }).where('id', '=', id).execute();
  }

  async function put(
    kind: LedgerKind,
    dataset: Partial<NationalDataset> & Pick<NationalDataset, 'cvegeo' | 'title'>,
  ): Promise<string> {
    const id = dataset.id ?? randomUUID();
    const at = clock.now();
    await asCatalog.transaction().execute(async (trx) => {
      await putNationalDatasets(trx, [
        {
          origin: 'hosted',
          sourceId: null,
          packageId: null,
          publisherName: 'Gobierno',
          description: '',
          themeId: 'mobility',
          standardId: null,
          keywords: [],
          licence: null,
          issued: at,
          modified: at,
          periodicity: null,
          temporal: null,
          spatial: null,
          landingPage: null,
          contact: null,
          distributions: [],
          preview: null,
          alsoAt: [],
          updatedAt: at,
          ...dataset,
          id,
        },
      ]);
      const entry = { kind, subject: `dataset:${id}`, cvegeo: dataset.cvegeo };
      await appendToLedger(trx, [entry], { actor: catalog, clock });
    });
    return id;
  }

  /** Makes a dataset public; as the same id again, it returns. */
  const publish = (dataset: Parameters<typeof put>[1]) =>
    put(dataset.id === undefined ? 'dataset.published' : 'dataset.returned', dataset);

  async function archive(id: string, cvegeo: string): Promise<void> {
    await asCatalog.transaction().execute(async (trx) => {
      await archiveNationalDatasets(trx, [id], clock.now());
      const entry = { kind: 'dataset.archived' as const, subject: `dataset:${id}`, cvegeo };
      await appendToLedger(trx, [entry], { actor: catalog, clock });
    });
  }

  const standings = (memorandumId: string) =>
    db
      .selectFrom('registry.commitment')
      .select(['id', 'indicator', 'state', 'measured', 'target', 'met_on as metOn'])
      .where('memorandum_id', '=', memorandumId)
      .orderBy('position')
      .execute();

  const steps = (commitmentId: string) =>
    db
      .selectFrom('national.commitment_step')
      .select(['state', 'happened_on as on'])
      .where('commitment_id', '=', commitmentId)
      .orderBy('number')
      .execute();

  /** The kinds of the ledger's entries about a commitment, in order. */
  async function told(commitmentId: string): Promise<string[]> {
    const rows = await db
      .selectFrom('national.ledger_entry')
      .select('kind')
      .where('subject', '=', `commitment:${commitmentId}`)
      .orderBy('seq')
      .execute();
    return rows.map(({ kind }) => kind);
  }

  /** What a government's officials were told, each text once. */
  async function notices(cvegeo: string): Promise<string[]> {
    const rows = await db
      .selectFrom('registry.notification')
      .select(['kind', 'title', 'about'])
      .distinct()
      .where('cvegeo', '=', cvegeo)
      .where('kind', 'like', 'commitment.%')
      .execute();
    return rows.map(({ title }) => title).toSorted();
  }

  /** The standing of a memorandum's first commitment. */
  async function only(memorandumId: string) {
    const [first] = await standings(memorandumId);
    if (!first) throw new Error('the memorandum has no commitment');
    return first;
  }

  /** So many datasets of mobility, by so many days from now. */
  const packages = (count: number, days = 90): CommitmentTerm => ({
    indicator: 'packages-live',
    parameters: { theme: 'mobility', count },
    dueOn: inMexico(days),
  });

  /** A commitment without figures. */
  const simple = (
    indicator: 'plan-published' | 'inventory-filed' | 'officials-designated',
    days = 90,
  ): CommitmentTerm => ({ indicator, parameters: {}, dueOn: inMexico(days) });

  return { only, packages, simple, agree, setState, publish, archive, standings, steps, told, notices };
}
