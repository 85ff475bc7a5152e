import { foldText } from '@rma/domain';
import { matchColumns } from './inventory-columns.ts';
import { dateIn, isFact, isIdle, sizeIn } from './link-words.ts';
import type { ListedDataset } from './listed-dataset.ts';
import type { PageLink } from './page-links.ts';
import type { PageBlock, PageRow } from './page-surroundings.ts';

/** What is said around a link of the dataset it leads to. */
export type Around = {
  facts: Omit<ListedDataset, 'files'>;
  /** What may be the title, when the link's own words are none. */
  title: string | undefined;
  bytes: string | undefined;
  modified: string | undefined;
  /** The same for all links of one row. */
  row: string | null;
};

function ofRow(row: PageRow): Around {
  const columns = row.headers.length > 0 ? matchColumns([...row.headers, 'url']) : null;
  const cell = (at: number | undefined) => (at === undefined ? undefined : row.cells[at] || undefined);
  const named = cell(columns?.facts.title);
  const title = named === undefined || isFact(named) ? undefined : named;
  return {
    facts: {
      title,
      description: cell(columns?.facts.description),
      publisher: cell(columns?.facts.publisher),
      periodicity: cell(columns?.facts.periodicity),
      theme: cell(columns?.facts.theme),
      licence: cell(columns?.facts.licence),
      id: cell(columns?.facts.id),
    },
    title: title ?? row.cells.find((one) => !isFact(one)),
    bytes: sizeIn(row.text),
    modified: dateIn(row.text),
    row: foldText(row.text),
  };
}

const ofBlock = ({ text }: PageBlock): Around => ({
  facts: {},
  title: text.length <= 300 && !isIdle(text) ? text : undefined,
  bytes: sizeIn(text),
  modified: dateIn(text),
  row: null,
});

const nothing: Around = { facts: {}, title: undefined, bytes: undefined, modified: undefined, row: null };

/** Reads what is around links; each row and paragraph once, however many links it has. */
export function createAround(): (link: PageLink) => Around {
  const read = new WeakMap<PageRow | PageBlock, Around>();
  const once = <Place extends PageRow | PageBlock>(
    place: Place,
    reading: (place: Place) => Around,
  ): Around => {
    const known = read.get(place) ?? reading(place);
    read.set(place, known);
    return known;
  };
  return ({ row, block, after }) => {
    if (row !== null) return once(row, ofRow);
    const around = block === null ? nothing : once(block, ofBlock);
    return {
      ...around,
      bytes: sizeIn(after) ?? around.bytes,
      modified: dateIn(after) ?? around.modified,
    };
  };
}
