import { sentencesOf, type TextBlock } from './memorandum-text.ts';

/** A run of words that both texts have, or only one of them. */
export type WordRun = { mark: 'same' | 'added' | 'removed'; text: string };

/** A sentence that is not the same in both texts. `place` is the clause or section it is in. */
export type TextDifference = { place: string; kind: 'added' | 'removed' | 'changed'; words: WordRun[] };

type Step<Item> = { mark: 'same' | 'added' | 'removed'; item: Item };

/** The shortest way from one list to another, item by item; removed before added where both happen. */
function stepsBetween<Item>(
  before: readonly Item[],
  after: readonly Item[],
  isSame: (one: Item, other: Item) => boolean,
): Step<Item>[] {
  const width = after.length + 1;
  // lengths[i * width + j]: how much the tails from i and j have in common.
  const lengths = new Uint32Array((before.length + 1) * width);
  const common = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const one = before[i];
      const other = after[j];
      lengths[i * width + j] =
        one !== undefined && other !== undefined && isSame(one, other)
          ? common(i + 1, j + 1) + 1
          : Math.max(common(i + 1, j), common(i, j + 1));
    }
  }
  const steps: Step<Item>[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const one = before[i];
    const other = after[j];
    if (one !== undefined && other !== undefined && isSame(one, other)) {
      steps.push({ mark: 'same', item: other });
      i += 1;
      j += 1;
    } else if (one !== undefined && (other === undefined || common(i + 1, j) >= common(i, j + 1))) {
      steps.push({ mark: 'removed', item: one });
      i += 1;
    } else if (other !== undefined) {
      steps.push({ mark: 'added', item: other });
      j += 1;
    }
  }
  return steps;
}

/** The words of two sentences side by side, in runs; spaces stay with the word before them. */
export function wordRuns(before: string, after: string): WordRun[] {
  const wordsOf = (text: string) => text.match(/\S+\s*/g) ?? [];
  const steps = stepsBetween(
    wordsOf(before),
    wordsOf(after),
    (one, other) => one.trimEnd() === other.trimEnd(),
  );
  const runs: WordRun[] = [];
  for (const { mark, item } of steps) {
    const last = runs.at(-1);
    if (last?.mark === mark) last.text += item;
    else runs.push({ mark, text: item });
  }
  return runs;
}

type Sentence = { place: string; text: string };

function placed(blocks: readonly TextBlock[]): Sentence[] {
  let place = '';
  return blocks.flatMap((block, index) => {
    const last = blocks[index - 1]?.kind;
    if (block.kind === 'heading') place = block.text;
    else if (block.kind === 'clause') place = `${block.label}. ${block.title}`;
    // A table belongs to the clause before it; what comes after the clauses is in none of them.
    else if (block.kind !== 'table' && (last === 'clause' || last === 'table')) place = '';
    return sentencesOf(block).map((text) => ({ place, text }));
  });
}

/** How much of two sentences is the same, from 0 to 1, by their words. */
function likeness(runs: readonly WordRun[]): number {
  const size = (mark: WordRun['mark']) =>
    runs.filter((run) => run.mark === mark).reduce((sum, { text }) => sum + text.length, 0);
  const same = size('same');
  return (2 * same) / (2 * same + size('added') + size('removed') || 1);
}

/** Sentences less alike than this are told as one that went and one that came. */
const alike = 0.4;

/**
 * What changed from one text to another, in the order of the later one: sentences that came, that went, and that
 * changed, with their words marked. Empty for equal texts.
 */
export function textDifferences(before: readonly TextBlock[], after: readonly TextBlock[]): TextDifference[] {
  const steps = stepsBetween(placed(before), placed(after), (one, other) => one.text === other.text);
  const differences: TextDifference[] = [];
  let removed: Sentence[] = [];
  const tellRemoved = (gone: readonly Sentence[]) => {
    for (const { place, text } of gone)
      differences.push({ place, kind: 'removed', words: [{ mark: 'removed', text }] });
  };
  for (const { mark, item } of steps) {
    if (mark === 'removed') {
      removed.push(item);
      continue;
    }
    if (mark === 'same') {
      tellRemoved(removed);
      removed = [];
      continue;
    }
    const partner = removed.findIndex(({ text }) => likeness(wordRuns(text, item.text)) >= alike);
    const runs = partner < 0 ? [] : wordRuns(removed[partner]?.text ?? '', item.text);
    if (partner < 0) {
      differences.push({
        place: item.place,
        kind: 'added',
        words: [{ mark: 'added', text: item.text }],
      });
    } else {
      tellRemoved(removed.slice(0, partner));
      removed = removed.slice(partner + 1);
      differences.push({ place: item.place, kind: 'changed', words: runs });
    }
  }
  tellRemoved(removed);
  return differences;
}
