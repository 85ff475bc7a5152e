import type { Engine } from '../engine/engine.ts';

const maxRows = 500;
const maxCells = 40_000;
const maxCellLength = 400;

/** The filled cells of the first rows of every column, trimmed and cut: what columns are recognised by. */
export const sampleColumns = async (engine: Engine, columnCount: number): Promise<string[][]> => {
  const rows = Math.max(20, Math.min(maxRows, Math.floor(maxCells / Math.max(1, columnCount))));
  const columns = Array.from(
    { length: columnCount },
    (_, index) => `left(trim(c${index}), ${maxCellLength})`,
  );
  const samples: string[][] = Array.from({ length: columnCount }, () => []);
  for await (const batch of engine.batches(`SELECT ${columns.join(', ')} FROM source LIMIT ${rows}`))
    for (const row of batch)
      for (const [index, cell] of row.entries())
        if (typeof cell === 'string' && cell !== '') samples[index]?.push(cell);
  return samples;
};
