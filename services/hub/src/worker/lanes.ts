import type { TaskList } from 'graphile-worker';

/** Jobs that run side by side, so many at a time, whatever the other lanes do. */
export type Lane = { name: string; concurrency: number; taskList: TaskList };

/**
 * Harvests wait for portals nearly all of their time; pages of large catalogues are held in turns, so ten at a time stay
 * within the worker's heap. They are one per host by their queue.
 */
const harvests = { tasks: ['harvester.run'], concurrency: 10 };

/** What waits for other servers for minutes, or must not wait for whole files, and needs little memory. */
const errands = {
  tasks: [
    'harvester.check-links',
    'harvester.preview',
    'catalog.announce',
    'catalog.announce-to-hub',
    'catalog.notify',
    'registry.deliver-webhook',
    'registry.join-hub',
    'registry.send-message',
    'registry.send-waiting',
  ],
  concurrency: 4,
};

/** What is worked out from the national view goes on whatever files wait, and never takes their place. */
const observatory = { prefix: 'observatory.', concurrency: 2 };

/** The rest: whole files in memory and on the processor, so no more than there are cores in a small machine. */
const CONCURRENT_REST = 2;

/** Tasks by the lane they run in; what no lane names runs in the last one. */
export function lanesOf(tasks: TaskList): Lane[] {
  const pick = (names: readonly string[]): TaskList =>
    Object.fromEntries(Object.entries(tasks).filter(([name]) => names.includes(name)));
  const observed = Object.keys(tasks).filter((name) => name.startsWith(observatory.prefix));
  const named = [...harvests.tasks, ...errands.tasks, ...observed];
  const rest = Object.keys(tasks).filter((name) => !named.includes(name));
  return [
    { name: 'harvests', concurrency: harvests.concurrency, taskList: pick(harvests.tasks) },
    { name: 'errands', concurrency: errands.concurrency, taskList: pick(errands.tasks) },
    { name: 'observatory', concurrency: observatory.concurrency, taskList: pick(observed) },
    { name: 'rest', concurrency: CONCURRENT_REST, taskList: pick(rest) },
  ];
}
