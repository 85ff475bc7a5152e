import type { Localized } from '@rma/service-kit';
import { keyOf } from './item.ts';
import type { Item } from './item-view.ts';

export type Unfinished = { itemId: string; key: string; title: string; code: string; message: Localized };

/** What still has to be said before an inventory can be filed: why each thing that is not to be opened is not. */
export const unfinishedIn = (items: readonly Item[]): Unfinished[] =>
  items.flatMap(({ id, number, fields }) => {
    if (!fields.hasPrivateData) return [];
    const told = { itemId: id, key: keyOf(number), title: fields.title };
    if (fields.privacyReason === null)
      return [
        {
          ...told,
          code: 'reason-missing',
          message: { es: 'Escriba por qué no se puede abrir.', en: 'Write why it cannot be opened.' },
        },
      ];
    if (fields.legalBasis !== null) return [];
    return [
      {
        ...told,
        code: 'legal-basis-missing',
        message: {
          es: 'Elija el fundamento legal por el que no se puede abrir.',
          en: 'Choose the legal basis for not opening it.',
        },
      },
    ];
  });
