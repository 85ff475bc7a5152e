import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { createElements } from './json-elements.ts';

function take(document: string, chunkBytes: number) {
  const elements = createElements(['dataset']);
  const bytes = Buffer.from(document);
  const taken: unknown[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    taken.push(...elements.write(bytes.subarray(at, at + chunkBytes)));
  }
  return { taken, end: elements.end() };
}

/** Reads 80 MB of one list where the heap has room for 32. */
const reading = `
  import(${JSON.stringify(new URL('./json-elements.ts', import.meta.url).href)}).then(({ createElements }) => {
    const { parentPort } = require('node:worker_threads');
    const elements = createElements(['dataset']);
    const one = Buffer.from(JSON.stringify({ identifier: 'a', description: 'x'.repeat(2000) }) + ',');
    const many = Buffer.concat(Array(40).fill(one));
    let taken = elements.write(Buffer.from('{"dataset":[')).length;
    for (let piece = 0; piece < 1000; piece += 1) taken += elements.write(many).length;
    taken += elements.write(Buffer.from('{}]}')).length;
    parentPort.postMessage({ taken, end: elements.end() });
  });`;

describe('the elements of a JSON list', () => {
  test.each([1, 7, 4096])(
    'come whole in chunks of %i bytes, whatever else the document has',
    (chunkBytes) => {
      const document = `\uFEFF {"a":{"dataset":[0]},"dataset":[{"t":"ñandú"},[1,[2]],"x",null],"z":["dataset",[9]]}`;
      expect(take(document, chunkBytes)).toEqual({
        taken: [{ t: 'ñandú' }, [1, [2]], 'x', null],
        end: 'complete',
      });
    },
  );

  test.each([
    ['{"dataset":[]}', 'complete'],
    ['{"dataset":{}}', 'no-array'],
    ['{"x":["dataset",[]]}', 'no-array'],
    ['{"dataset":[{}', 'truncated'],
    ['{"dataset":[{}]} y más', 'truncated'],
    ['<html>', 'not-json'],
    ['', 'not-json'],
  ])('of %j end as %s', (document, end) => {
    expect(take(document, 4096).end).toBe(end);
  });

  test('are not kept: a list larger than the memory is read', async () => {
    const worker = new Worker(reading, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } });
    const [message] = await once(worker, 'message');
    expect(message).toEqual({ taken: 40_001, end: 'complete' });
    await worker.terminate();
  });
});
