import { signedStates, type CommitmentTerm, type MemorandumState, type TextBlock } from '@rma/domain';
import type { Party, PublicParty, PublicSignature } from '@rma/persistence';
import type { Trx } from '../dependencies.ts';
import type { Particulars } from './memorandum-fields.ts';
import { findMemorandum } from './memorandum-queries.ts';

/** What people negotiate: everything the text is made of. */
export type Terms = {
  title: string;
  federationParty: Party;
  governmentParty: Party;
  validFrom: string;
  validUntil: string;
  commitments: CommitmentTerm[];
  particulars: Particulars;
};

export type NewMemorandum = Terms & {
  folio: string;
  cvegeo: string;
  kind: 'agreement' | 'addendum';
  parentId: string | null;
  renewsId: string | null;
  template: string;
  createdAt: Date;
  createdBy: string;
};

const columnsOf = (terms: Terms) => ({
  title: terms.title,
  federation_party: JSON.stringify(terms.federationParty),
  government_party: JSON.stringify(terms.governmentParty),
  valid_from: terms.validFrom,
  valid_until: terms.validUntil,
  commitments: JSON.stringify(terms.commitments),
  particulars: JSON.stringify(terms.particulars),
});

export async function addMemorandum(trx: Trx, memorandum: NewMemorandum): Promise<string> {
  const { id } = await trx
    .insertInto('registry.memorandum')
    .values({
      ...columnsOf(memorandum),
      folio: memorandum.folio,
      cvegeo: memorandum.cvegeo,
      kind: memorandum.kind,
      parent_id: memorandum.parentId,
      renews_id: memorandum.renewsId,
      template: memorandum.template,
      state: 'drafted',
      signed_on: null,
      signed_copy_id: null,
      created_at: memorandum.createdAt,
      created_by: memorandum.createdBy,
      updated_at: memorandum.createdAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Replaces the terms of a draft and counts a version; returns it. */
export async function putTerms(trx: Trx, id: string, change: Terms & { at: Date }): Promise<number> {
  const { version } = await trx
    .updateTable('registry.memorandum')
    .set((eb) => ({ ...columnsOf(change), updated_at: change.at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Moves a memorandum to a state. Whoever held an older version must read it again. */
export async function putState(
  trx: Trx,
  id: string,
  change: {
    state: MemorandumState;
    at: Date;
    ended?: { on: string; because: string };
    signedOn?: string;
  },
): Promise<void> {
  const { state, at, ended, signedOn } = change;
  await trx
    .updateTable('registry.memorandum')
    .set((eb) => ({
      state,
      updated_at: at,
      version: eb('version', '+', 1),
      ...(ended && { ended_on: ended.on, ended_because: ended.because }),
      ...(signedOn !== undefined && { signed_on: signedOn }),
    }))
    .where('id', '=', id)
    .execute();
}

/** The text and the PDF that will be signed; null takes them away, for another negotiation. */
export async function putDocument(
  trx: Trx,
  id: string,
  document: { id: string; sha256: string; text: TextBlock[] } | null,
): Promise<void> {
  await trx
    .updateTable('registry.memorandum')
    .set({
      document_id: document?.id ?? null,
      document_sha256: document?.sha256 ?? null,
      text: document === null ? null : JSON.stringify(document.text),
    })
    .where('id', '=', id)
    .execute();
}

/** Moves the last day, as an addendum in force says. */
export async function putLastDay(trx: Trx, id: string, change: { validUntil: string; at: Date }) {
  await trx
    .updateTable('registry.memorandum')
    .set((eb) => ({
      valid_until: change.validUntil,
      updated_at: change.at,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** Ends what was signed over a text that is negotiated again; returns how many signatures. */
export async function voidSignatures(trx: Trx, id: string, at: Date): Promise<number> {
  const voided = await trx
    .updateTable('registry.memorandum_signature')
    .set({ voided_at: at })
    .where('memorandum_id', '=', id)
    .where('voided_at', 'is', null)
    .executeTakeFirst();
  return Number(voided.numUpdatedRows);
}

/** The government says that it would sign this version; null: not any more. */
export async function putAcceptance(
  trx: Trx,
  id: string,
  acceptance: { version: number; at: Date; by: string } | null,
): Promise<void> {
  await trx
    .updateTable('registry.memorandum')
    .set({
      accepted_version: acceptance?.version ?? null,
      accepted_at: acceptance?.at ?? null,
      accepted_by: acceptance?.by ?? null,
    })
    .where('id', '=', id)
    .execute();
}

const publicParty = ({ organization, signatory, position }: Party): PublicParty => ({
  organization,
  signatory,
  position,
});

async function publicSignatures(trx: Trx, id: string): Promise<PublicSignature[]> {
  const rows = await trx
    .selectFrom('registry.memorandum_signature')
    .select(['party', 'method', 'signed_at', 'signatory', 'certificate_number', 'revocation'])
    .where('memorandum_id', '=', id)
    .where('voided_at', 'is', null)
    .orderBy('party')
    .execute();
  return rows.map((row) => ({
    party: row.party,
    method: row.method,
    signedAt: row.signed_at.toISOString(),
    signatory: row.signatory,
    certificateNumber: row.certificate_number,
    revocation: row.revocation,
  }));
}

/** Shows a signed memorandum in the national view, as it now is. */
export async function showMemorandum(trx: Trx, id: string): Promise<void> {
  const memorandum = await findMemorandum(trx, id);
  if (!memorandum || !signedStates.includes(memorandum.state)) return;
  const row = {
    folio: memorandum.folio,
    cvegeo: memorandum.cvegeo,
    title: memorandum.title,
    state: memorandum.state,
    valid_from: memorandum.valid_from,
    valid_until: memorandum.valid_until,
    signed_on: memorandum.signed_on,
    kind: memorandum.kind,
    parent_id: memorandum.parent_id,
    renews_id: memorandum.renews_id,
    document_sha256: memorandum.document_sha256,
    federation_party: JSON.stringify(publicParty(memorandum.federation_party)),
    government_party: JSON.stringify(publicParty(memorandum.government_party)),
    signatures: JSON.stringify(await publicSignatures(trx, id)),
    text: memorandum.text === null ? null : JSON.stringify(memorandum.text),
    ended_because: memorandum.ended_because,
    ended_on: memorandum.ended_on,
  };
  await trx
    .insertInto('national.memorandum')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}
