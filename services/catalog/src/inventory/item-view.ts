import type { ItemRow } from './item-queries.ts';
import type { ItemFields } from './item.ts';
import { isLegalBasis } from '@rma/domain';

/** An item with what the network knows of it. */
export type Item = {
  id: string;
  number: number;
  fields: ItemFields;
  /** Since when it is open, YYYY-MM-DD; null while it is not. */
  openedOn: string | null;
  /** When its people last changed it. */
  changedAt: Date;
};

/** What people wrote of an item, from a row of the draft or of what the public sees. */
export const fieldsOf = (
  row: Pick<
    ItemRow,
    | 'responsible'
    | 'title'
    | 'resource'
    | 'description'
    | 'has_private_data'
    | 'privacy_reason'
    | 'legal_basis'
    | 'platform'
    | 'planned_on'
    | 'standard_id'
    | 'dataset_id'
  >,
): ItemFields => ({
  responsible: row.responsible,
  title: row.title,
  resource: row.resource,
  description: row.description,
  hasPrivateData: row.has_private_data,
  privacyReason: row.privacy_reason,
  legalBasis: row.legal_basis !== null && isLegalBasis(row.legal_basis) ? row.legal_basis : null,
  platform: row.platform,
  plannedOn: row.planned_on,
  standardId: row.standard_id,
  datasetId: row.dataset_id,
});

/** A row of the draft as an item. */
export const itemOf = (row: ItemRow): Item => ({
  id: row.id,
  number: row.number,
  fields: fieldsOf(row),
  openedOn: row.opened_on,
  changedAt: row.updated_at,
});
