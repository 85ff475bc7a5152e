import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { conformReference, referenceFile } from './reference.ts';

test('the reference of the checks is the list the program uses', async () => {
  expect(await readFile(referenceFile, 'utf8')).toBe(conformReference());
});
