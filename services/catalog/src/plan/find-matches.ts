import { foldText } from '@rma/domain';
import type { Item } from '../inventory/item-view.ts';
import { likenessOf, wordsOf, worthProposing } from './likeness.ts';

export type SeenDataset = { id: string; title: string; standardId: string | null };

export type Match = {
  itemId: string;
  datasetId: string;
  /** Certain ones close the item; likely ones are proposed to a person. */
  isCertain: boolean;
  /** 0 to 1. */
  likeness: number;
};

const mostProposals = 3;

/** How a rejected pair is remembered. */
export const rejectionKey = (itemId: string, datasetId: string) => `${itemId}:${datasetId}`;

const namesOf = ({ fields }: Item) => {
  const { title, resource } = fields;
  return new Set([title, ...(resource === null ? [] : [resource, `${title} ${resource}`])].map(foldText));
};

/** The only one of these, or nothing when several would do. */
const only = <Each>(all: readonly Each[]): Each | null => (all.length === 1 ? (all[0] ?? null) : null);

/**
 * Which items of an inventory a dataset of the same government is. Certain: the dataset that was chosen for the item;
 * the only item that follows its standard; the only item with its very name. What has private data is never closed by
 * its name or standard. Likely: several items of its standard, or titles alike. What a person rejected stays rejected.
 */
export function matchesOf(
  dataset: SeenDataset,
  items: readonly Item[],
  rejected: ReadonlySet<string>,
): Match[] {
  const match = (item: Item, isCertain: boolean, likeness: number): Match => ({
    itemId: item.id,
    datasetId: dataset.id,
    isCertain,
    likeness,
  });
  const waiting = items.filter(({ openedOn }) => openedOn === null);
  const chosen = waiting.filter(({ fields }) => fields.datasetId === dataset.id);
  if (chosen.length > 0) return chosen.map((item) => match(item, true, 1));

  const free = waiting.filter(
    ({ id, fields }) => fields.datasetId === null && !rejected.has(rejectionKey(id, dataset.id)),
  );
  const openable = free.filter(({ fields }) => !fields.hasPrivateData);
  const ofStandard =
    dataset.standardId === null
      ? []
      : openable.filter(({ fields }) => fields.standardId === dataset.standardId);
  const ofName = openable.filter((item) => namesOf(item).has(foldText(dataset.title)));
  const certain =
    only(ofStandard) ?? only(ofName) ?? only(ofStandard.filter((item) => ofName.includes(item)));
  if (certain) return [match(certain, true, 1)];

  const words = wordsOf(dataset.title);
  return free
    .map((item) => {
      const byName = Math.max(
        likenessOf(words, wordsOf(item.fields.title)),
        likenessOf(words, wordsOf(`${item.fields.title} ${item.fields.resource ?? ''}`)),
      );
      return match(item, false, ofStandard.includes(item) ? Math.max(byName, worthProposing) : byName);
    })
    .filter(({ likeness }) => likeness >= worthProposing)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, mostProposals);
}
