import { expect, test } from 'vitest';
import { lanesOf } from './lanes.ts';

const doNothing = async () => {};

test('every task runs in one lane, and harvests never wait for a file', () => {
  const tasks = Object.fromEntries(
    [
      'harvester.run',
      'harvester.check-links',
      'catalog.validate-upload',
      'observatory.assess',
      'a.new-task',
    ].map((name) => [name, doNothing]),
  );
  const lanes = lanesOf(tasks).map(({ name, taskList }) => [name, Object.keys(taskList)]);
  expect(lanes).toEqual([
    ['harvests', ['harvester.run']],
    ['errands', ['harvester.check-links']],
    ['observatory', ['observatory.assess']],
    ['rest', ['catalog.validate-upload', 'a.new-task']],
  ]);
});
