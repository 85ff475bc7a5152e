import { covers } from '@rma/domain';
import type { Trx } from '../dependencies.ts';
import type { DataRequest } from './request-queries.ts';

/** Writes what the public sees of a request. Of one that was not taken, nothing that its author wrote. */
export async function showRequest(trx: Trx, request: DataRequest): Promise<void> {
  const { id, state } = request;
  if (state === 'received') return;
  const isHidden = state === 'rejected';
  const showsRequester = request.shows_requester && !isHidden;
  const shown = {
    folio: request.folio,
    cvegeo: request.cvegeo,
    title: isHidden ? 'Petición no admitida' : request.title,
    description: isHidden ? '' : request.description,
    requester_kind: request.requester_kind,
    requester_name: showsRequester ? request.requester_name : null,
    purpose: showsRequester ? request.purpose : null,
    benefit: showsRequester ? request.benefit : null,
    state,
    answer: request.answer,
    answer_text: isHidden ? request.rejection_reason : request.answer_text,
    legal_basis: request.legal_basis,
    planned_on: request.planned_on,
    dataset_id: request.dataset_id,
    merged_into: request.merged_into,
    theme_id: request.theme_id,
    votes: request.votes,
    received_at: request.received_at,
    due_on: request.due_on,
    checked_at: request.checked_at,
    answered_at: request.answered_at,
    is_late: request.is_late,
  };
  await trx
    .insertInto('national.data_request')
    .values({ id, ...shown })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(shown))
    .execute();
}

/** Whether a live dataset is of that government, of its state or of its municipalities. */
export async function isDatasetNear(trx: Trx, datasetId: string, cvegeo: string): Promise<boolean> {
  const found = await trx
    .selectFrom('national.dataset')
    .select('cvegeo')
    .where('id', '=', datasetId)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  return found !== undefined && (covers(cvegeo, found.cvegeo) || covers(found.cvegeo, cvegeo));
}
