import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '../engine/engine.ts';
import { loadTable } from './load.ts';
import { openTable } from './open-table.ts';
import { file } from './test-open.ts';

const load = async (content: string) => {
  const path = file(content);
  const folder = mkdtempSync(join(tmpdir(), 'rma-load-'));
  const opened = await openTable(path);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const engine = await createEngine({ folders: [folder], readable: [path], memoryLimitMb: 512, threads: 2 });
  try {
    const loaded = await loadTable(engine, path, { table: opened.table, folder });
    const rows = await engine.rows('SELECT c0, r FROM source ORDER BY r');
    return { ...loaded, positions: rows.map((row) => [row['c0'], Number(row['r'])]) };
  } finally {
    engine.close();
  }
};

test('rows after rejected lines, blank rows and cells of several lines keep the position they have in the file', async () => {
  const loaded = await load('a,b,c\n1,2,3\nmal,1\nmal\n4,"x\ny",6\nmal\n,,\n7,8,9\n10,11,12\n');
  expect(loaded.positions).toEqual([
    ['1', 0],
    ['4', 3],
    ['7', 6],
    ['10', 7],
  ]);
  expect(loaded.rejected).toMatchObject([{ kind: 'missing-cell', count: 3 }]);
  expect(loaded.rejected[0]!.examples.map(({ row }) => row)).toEqual([3, 4, 6]);
});

test('stray delimiters at the end of rows with cells of several lines are read', async () => {
  const loaded = await load('a,b,c\n1,2,3,\n4,"x\ny",6,\n7,8,9,\n');
  expect(loaded.positions).toEqual([
    ['1', 0],
    ['4', 1],
    ['7', 2],
  ]);
});
