import { columnNames, subjects, vocabulary } from './vocabulary.ts';

/** A generated record as the loading statement reads it; level, state and publisher follow from the key. */
export type GeneratedDataset = {
  id: string;
  cvegeo: string;
  title: string;
  description: string;
  theme_id: string | null;
  keywords: string[];
  formats: string[];
  issued: string;
  modified: string | null;
  periodicity: string;
  licence: string | null;
  standard_id: string | null;
  temporal: string | null;
  spatial: string | null;
  preview: { columns: { name: string; title: string; type: string }[]; rows: string[][] } | null;
};

const formatMixes = [
  ['CSV'],
  ['CSV'],
  ['CSV'],
  ['XLSX'],
  ['CSV', 'XLSX'],
  ['SHP'],
  ['GEOJSON', 'SHP'],
  ['PDF'],
  ['JSON'],
  ['KML'],
  ['XML'],
];
const periodicities = ['R/P1Y', 'R/P1M', 'R/P3M', 'irregular', 'R/P1D'];
const licences = ['cc-by-4.0', 'cc-by-4.0', 'libre-uso-mx', 'notspecified', null];
const DAY_MS = 86_400_000;
const NEWEST_MS = Date.UTC(2026, 0, 1);

/** The same numbers at every run, 0 (included) to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const at = <Item>(list: readonly Item[], position: number): Item => {
  const item = list[position];
  if (item === undefined) throw new Error('drawn from an empty list');
  return item;
};

/**
 * `count` records in Spanish, the same ones at every run. Words are drawn by Zipf's law (the n-th in rank n times
 * rarer than the first), subjects and governments unevenly, so that there are common, rare and unique words.
 */
export function* generateDatasets(options: {
  count: number;
  governments: readonly string[];
}): Generator<GeneratedDataset> {
  const { count, governments } = options;
  const random = randomFrom(20_260_101);
  const zipf = <Item>(list: readonly Item[]) => at(list, Math.floor(list.length ** random()) - 1);
  const uniform = <Item>(list: readonly Item[]) => at(list, Math.floor(random() * list.length));
  const words = (length: number) => Array.from({ length }, () => zipf(vocabulary)).join(' ');

  const preview = () => ({
    columns: Array.from({ length: 6 }, () => zipf(columnNames)).map((name) => ({
      name,
      title: name.replaceAll('_', ' '),
      type: 'string',
    })),
    rows: [],
  });
  const box = () => {
    const [west, south] = [-117 + random() * 30, 15 + random() * 17];
    return `{"type":"Polygon","coordinates":[[[${west},${south}],[${west + 0.2},${south}],[${west + 0.2},${south + 0.2}],[${west},${south}]]]}`;
  };

  for (let index = 0; index < count; index += 1) {
    const subject = zipf(subjects);
    const year = 2010 + Math.floor(random() * 16);
    const modified = new Date(NEWEST_MS - Math.floor(random() ** 2 * 4000 * DAY_MS));
    yield {
      id: `00000000-0000-4000-a000-${String(index).padStart(12, '0')}`,
      cvegeo: uniform(governments),
      title: `${subject.title} ${zipf(vocabulary)} ${year}`,
      description: `${words(12)}. ${words(10 + Math.floor(random() * 30))}.`,
      theme_id: subject.theme,
      keywords: [...subject.keywords, zipf(vocabulary)],
      formats: uniform(formatMixes),
      issued: new Date(modified.getTime() - 30 * DAY_MS).toISOString(),
      modified: random() < 0.03 ? null : modified.toISOString(),
      periodicity: uniform(periodicities),
      licence: uniform(licences),
      standard_id: subject.standard !== null && random() < 0.3 ? subject.standard : null,
      temporal: random() < 0.5 ? String(year) : null,
      spatial: random() < 0.02 ? box() : null,
      preview: random() < 0.1 ? preview() : null,
    };
  }
}
