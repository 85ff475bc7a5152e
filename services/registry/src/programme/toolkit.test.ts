import { expect, test } from 'vitest';
import { programme, taskCount } from './curriculum.ts';
import { createToolkit } from './toolkit.ts';

const toolkit = createToolkit();

test('every task of the six weeks has its material in the toolkit', async () => {
  const slugs = (await toolkit.all()).map(({ slug }) => slug);
  const guides = programme.flatMap(({ tasks }) => tasks.map(({ guide }) => guide));
  expect(guides.filter((guide) => !slugs.includes(guide))).toEqual([]);
  expect(programme.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(taskCount).toBe(18);
});

test('no two documents have one address, and each says what it is for in a sentence', async () => {
  const documents = await toolkit.all();
  expect(new Set(documents.map(({ slug }) => slug)).size).toBe(documents.length);
  for (const { summary, markdown } of documents) {
    expect(summary).toMatch(/\.$/);
    expect(markdown.length).toBeGreaterThan(300);
  }
});

test('a document that does not exist is not found', async () => {
  expect(await toolkit.find('no-existe')).toBeNull();
});
