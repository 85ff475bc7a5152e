import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

/** A process that listens to signals through closeInOrder and writes what happens as JSON lines. */
const program = `
import { closeInOrder, createLogger, createReadiness } from ${JSON.stringify(new URL('index.ts', import.meta.url).href)};
const readiness = createReadiness();
const logger = createLogger({ level: 'info', service: 'test' });
const note = (text) => async () => logger.info({ ready: (await readiness.report()).ready }, text);
closeInOrder(
  [
    { name: 'server', close: note('server') },
    { name: 'worker', close: () => { throw new Error('stuck'); } },
    { name: 'database', close: note('database') },
  ],
  { logger, readiness },
);
setInterval(() => undefined, 1000);
process.stdout.write('{"msg":"started"}\\n');
`;

test('on a signal readiness falls first, then each part closes in order, also after one that fails', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (text.includes('started')) child.kill('SIGTERM');
  });
  await once(child, 'close');
  const lines = output
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line));
  const told = lines.map(({ msg, step, ready }) => [msg, step ?? ready]);
  expect(told).toContainEqual(['closing', undefined]);
  // The announcement itself may reach a busy pipe after what it announces.
  expect(told.filter(([msg]) => msg !== 'closing')).toEqual([
    ['started', undefined],
    ['server', false],
    ['closed', 'server'],
    ['could not close', 'worker'],
    ['database', false],
    ['closed', 'database'],
  ]);
  expect(child.exitCode).toBe(0);
});
