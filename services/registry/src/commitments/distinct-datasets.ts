/** A dataset that is public now, as much of it as tells it apart. */
export type LiveDataset = {
  id: string;
  cvegeo: string;
  origin: 'hosted' | 'harvested' | 'node';
  themeId: string | null;
  /** Folded: lower case, without accents. */
  title: string;
  identities: readonly string[];
  modified: Date | null;
  periodicity: string | null;
  standardId: string | null;
  /** When it last became public; null when that was not asked for. */
  appearedAt: Date | null;
};

const spoken = (title: string) => title.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** The marks by which two records of one government are the same dataset. */
const marksOf = ({ title, identities }: LiveDataset) => [
  `title:${spoken(title)}`,
  ...identities.map((identity) => `identity:${identity}`),
];

/**
 * One government's datasets, each once however many ways it came: published here, harvested from its portal and from
 * its state's. Records with one global identifier or one title are the same dataset; a group keeps its members in
 * their order.
 */
export function distinctDatasets(rows: readonly LiveDataset[]): LiveDataset[][] {
  const joinedTo = rows.map((_, index) => index);
  const firstOf = (index: number): number => {
    const next = joinedTo[index] ?? index;
    if (next === index) return index;
    const first = firstOf(next);
    joinedTo[index] = first;
    return first;
  };
  const bearers = new Map<string, number>();
  rows.forEach((row, index) => {
    for (const mark of marksOf(row)) {
      const other = bearers.get(mark);
      if (other === undefined) {
        bearers.set(mark, index);
        continue;
      }
      const [first, second] = [firstOf(other), firstOf(index)];
      joinedTo[Math.max(first, second)] = Math.min(first, second);
    }
  });
  const groups = new Map<number, LiveDataset[]>();
  rows.forEach((row, index) => {
    const first = firstOf(index);
    const group = groups.get(first);
    if (group) group.push(row);
    else groups.set(first, [row]);
  });
  return [...groups.values()];
}
