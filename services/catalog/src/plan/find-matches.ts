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

/** The only one of these, or nothing when several would do. */
const only = <Each>(all: readonly Each[]): Each | null => (all.length === 1 ? (all[0] ?? null) : null);

/** What an item is called, in full: its title, its resource, or both. */
const namesOf = ({ fields: { title, resource } }: Item) =>
  resource === null ? [title] : [title, resource, `${title} ${resource}`];

type Worded = { item: Item; words: ReadonlySet<string>[] };

/** The items by each word of their names, so that a dataset is compared only with those that share one. */
function byWord(items: readonly Item[]): Map<string, Worded[]> {
  const index = new Map<string, Worded[]>();
  for (const item of items) {
    const words = namesOf(item).map(wordsOf);
    const worded = { item, words };
    for (const word of new Set(words.flatMap((each) => [...each]))) {
      const sharing = index.get(word);
      if (sharing) sharing.push(worded);
      else index.set(word, [worded]);
    }
  }
  return index;
}

/** The items by each of some keys. */
function groupedBy(items: readonly Item[], keysOf: (item: Item) => readonly (string | null)[]) {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      if (key !== null) groups.set(key, [...(groups.get(key) ?? []), item]);
    }
  }
  return groups;
}

/**
 * Finds which items of an inventory a dataset of the same government is. Certain: the dataset that was chosen for the
 * item; the only item that follows its standard; the only item with its very name. What has private data is never closed
 * by its name or standard. Likely: several items of its standard, or titles alike. What a person rejected stays rejected.
 * Items that are closed by a match must be told with `take`, so that they are nobody else's.
 */
export function createMatcher(items: readonly Item[], rejected: ReadonlySet<string>) {
  const waiting = items.filter(({ openedOn }) => openedOn === null);
  const chosenFor = groupedBy(waiting, ({ fields }) => [fields.datasetId]);
  const unclaimed = waiting.filter(({ fields }) => fields.datasetId === null);
  const openable = unclaimed.filter(({ fields }) => !fields.hasPrivateData);
  const followers = groupedBy(openable, ({ fields }) => [fields.standardId]);
  const namesakes = groupedBy(openable, (item) => namesOf(item).map(foldText));
  const sharing = byWord(unclaimed);
  const taken = new Set<Item>();

  return {
    take: (item: Item): void => {
      taken.add(item);
    },

    matchesOf(dataset: SeenDataset): Match[] {
      const match = (item: Item, isCertain: boolean, likeness: number): Match => ({
        itemId: item.id,
        datasetId: dataset.id,
        isCertain,
        likeness,
      });
      const isFree = (item: Item) => !taken.has(item) && !rejected.has(rejectionKey(item.id, dataset.id));
      const chosen = (chosenFor.get(dataset.id) ?? []).filter((item) => !taken.has(item));
      if (chosen.length > 0) return chosen.map((item) => match(item, true, 1));

      const ofStandard = (followers.get(dataset.standardId ?? '') ?? []).filter(isFree);
      const ofName = (namesakes.get(foldText(dataset.title)) ?? []).filter(isFree);
      const certain =
        only(ofStandard) ?? only(ofName) ?? only(ofStandard.filter((item) => ofName.includes(item)));
      if (certain) return [match(certain, true, 1)];

      const words = wordsOf(dataset.title);
      const likely = new Map(ofStandard.map((item) => [item, worthProposing]));
      for (const worded of new Set([...words].flatMap((word) => sharing.get(word) ?? []))) {
        if (!isFree(worded.item)) continue;
        const likeness = Math.max(...worded.words.map((each) => likenessOf(words, each)));
        likely.set(worded.item, Math.max(likeness, likely.get(worded.item) ?? 0));
      }
      return [...likely]
        .filter(([, likeness]) => likeness >= worthProposing)
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, mostProposals)
        .map(([item, likeness]) => match(item, false, likeness));
    },
  };
}
