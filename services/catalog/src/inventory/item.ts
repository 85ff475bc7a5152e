import { z } from 'zod';
import { legalBasisIds } from '@rma/domain';
import { latest } from '@rma/themes';

/** How much an inventory may hold; ADELA's largest had a few hundred rows. */
export const mostItems = 5000;

const line = (most: number) => z.string().trim().min(1).max(most);
const standardId = z
  .string()
  .max(120)
  .refine((id) => latest(id) !== null, {
    message: 'No es un estándar de la red; elija uno de la lista o déjelo vacío.',
    params: { en: 'It is no standard of the network; choose one of the list or leave it out.' },
  });

/** What a government says of one thing it has. */
export const itemFieldsSchema = z.object({
  responsible: line(300),
  title: line(300),
  resource: line(300).nullable(),
  description: line(5000).nullable(),
  hasPrivateData: z.boolean(),
  privacyReason: line(2000).nullable(),
  legalBasis: z.enum(legalBasisIds).nullable(),
  platform: line(500).nullable(),
  /** When it is to be open, YYYY-MM-DD; what has private data has none. */
  plannedOn: z.iso.date().nullable(),
  standardId: standardId.nullable(),
  /** The dataset it is or will be. */
  datasetId: z.uuid().nullable(),
});
export type ItemFields = z.output<typeof itemFieldsSchema>;
export type ItemField = keyof ItemFields;

export const itemFields = Object.keys(itemFieldsSchema.shape) as ItemField[];

/** What a government says of an item, coherent: what is public has no reason, what is private has no date. */
export const coherent = (fields: ItemFields): ItemFields =>
  fields.hasPrivateData
    ? { ...fields, plannedOn: null }
    : { ...fields, privacyReason: null, legalBasis: null };

/** `INV-0042`: the key of an item in its government's inventory, for life; text, so that no spreadsheet eats its zeros. */
export const keyOf = (number: number): string => `INV-${String(number).padStart(4, '0')}`;

/** The number in a key as people write it (`inv-42`, `INV 0042`, `42`); null when it is none. */
export function numberOfKey(written: string): number | null {
  const found = /^(?:inv[\s\-_.]*)?0*([1-9]\d{0,6})$/i.exec(written.trim());
  return found ? Number(found[1]) : null;
}

export const itemStates = ['listed', 'planned', 'open', 'not-openable'] as const;
export type ItemState = (typeof itemStates)[number];

/** Where an item stands: what is open is open, whatever else was said of it. */
export function stateOf(item: {
  hasPrivateData: boolean;
  plannedOn: string | null;
  openedOn: string | null;
}): ItemState {
  if (item.openedOn !== null) return 'open';
  if (item.hasPrivateData) return 'not-openable';
  return item.plannedOn === null ? 'listed' : 'planned';
}
