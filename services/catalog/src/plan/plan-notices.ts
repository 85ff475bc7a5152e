import { createHash } from 'node:crypto';
import { enqueue, type Tables } from '@rma/persistence';
import type { Transaction } from 'kysely';
import type { Settled } from './settle-items.ts';

const panelPath = (cvegeo: string) => `/panel/inventario?gobierno=${cvegeo}`;
const mostNamed = 8;

/** Titles as a list in a letter, the rest counted. */
export function listOf(titles: readonly string[]): string {
  const named = titles.slice(0, mostNamed).map((title) => `- ${title}`);
  const rest = titles.length - named.length;
  return [...named, ...(rest > 0 ? [`- y ${rest} más`] : [])].join('\n');
}

/** Has the officials of a government told, once; the registry's job does it. */
export const tellOfficials = (
  trx: Transaction<Tables>,
  cvegeo: string,
  notice: { kind: 'plan.opened' | 'plan.due'; title: string; body: string; about: string },
): Promise<void> =>
  enqueue(trx, {
    task: 'registry.notify',
    payload: { audience: { officialsOf: cvegeo }, notice: { ...notice, cvegeo, path: panelPath(cvegeo) } },
    key: notice.about,
  });

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** Tells what closed by itself, what seems to have, and what is no longer there. */
export async function tellSettled(
  trx: Transaction<Tables>,
  cvegeo: string,
  { opened, closed, proposed, at }: Settled & { at: Date },
): Promise<void> {
  const pairs = [
    ...opened.map(({ item, dataset }) => `${item.id}=${dataset.id}`),
    ...closed.map(({ id }) => id),
  ];
  // What opens or goes away another day is news again, however often it did before.
  const mark = createHash('sha256').update(pairs.join(',')).digest('hex').slice(0, 16);
  const about = `inventory-settled:${cvegeo}:${at.toISOString()}:${mark}`;
  if (opened.length > 0) {
    await tellOfficials(trx, cvegeo, {
      kind: 'plan.opened',
      title: `Quedó abierto lo que tenía en su inventario: ${counted(opened.length, 'renglón', 'renglones')}`,
      body: `La red encontró publicados estos conjuntos y cerró sus renglones:\n${listOf(opened.map(({ item }) => item.fields.title))}${proposed > 0 ? `\n\nHay ${counted(proposed, 'parecido', 'parecidos')} más que le pedimos confirmar.` : ''}`,
      about,
    });
  }
  if (closed.length > 0) {
    await tellOfficials(trx, cvegeo, {
      kind: 'plan.due',
      title: `Dejó de estar publicado: ${counted(closed.length, 'renglón', 'renglones')} de su inventario`,
      body: `Ya no se encuentra el conjunto con el que se cumplían estos renglones; vuelven a quedar pendientes:\n${listOf(closed.map(({ fields }) => fields.title))}`,
      about: `inventory-reopened:${about}`,
    });
  }
}
