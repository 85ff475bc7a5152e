import { readXml } from './read-xml.ts';

/** Cells with something in them, all sheets together, repetitions counted: more does not fit in memory. */
const maxFilledCells = 8_000_000;

const times = (attributes: Record<string, string>, name: string): number =>
  Math.max(1, Number(attributes[`table:${name}`] ?? 1) || 1);

/**
 * Whether the content of an OpenDocument sheet, whose cells and rows may say that they repeat millions of times, is
 * small enough to be unfolded. `contentPath` is its content.xml.
 */
export const isOdsBounded = async (contentPath: string): Promise<boolean> => {
  let filled = 0;
  let rowRepeats = 1;
  let rowFilled = 0;
  let cellRepeats = 1;
  const outcome = await readXml(contentPath, {
    open: ({ name, attributes }) => {
      if (name === 'table-row') {
        rowRepeats = times(attributes, 'number-rows-repeated');
        rowFilled = 0;
      }
      if (name === 'table-cell' || name === 'covered-table-cell') {
        cellRepeats = times(attributes, 'number-columns-repeated');
        if (attributes['office:value-type'] !== undefined) rowFilled += cellRepeats;
      }
    },
    close: (name) => {
      if (name === 'table-row') filled += rowFilled * rowRepeats;
    },
    drain: () => Promise.resolve(filled > maxFilledCells ? 'file-too-large' : null),
  });
  return outcome.ok || outcome.code !== 'file-too-large';
};
