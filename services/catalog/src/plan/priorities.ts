import { stateOf } from '../inventory/item.ts';
import type { Item } from '../inventory/item-view.ts';

/**
 * The place of each item among those that can be opened and are not: what more people ask for comes first. What nobody
 * asked for has no place.
 */
export function prioritiesOf(
  items: readonly Item[],
  demand: ReadonlyMap<string, number>,
): Map<string, number> {
  const wanted = items
    .filter(({ fields, openedOn }) =>
      ['listed', 'planned'].includes(
        stateOf({ hasPrivateData: fields.hasPrivateData, plannedOn: fields.plannedOn, openedOn }),
      ),
    )
    .map(({ id, number }) => ({ id, number, people: demand.get(id) ?? 0 }))
    .filter(({ people }) => people > 0)
    .toSorted((a, b) => b.people - a.people || a.number - b.number);
  return new Map(wanted.map(({ id }, index) => [id, index + 1]));
}
