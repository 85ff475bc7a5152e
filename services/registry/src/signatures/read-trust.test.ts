import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestAuthority } from '@rma/efirma/test-authority';
import { StartupError } from '@rma/service-kit';
import { afterAll, expect, test } from 'vitest';
import { readEfirmaTrust } from './read-trust.ts';

const folder = await mkdtemp(join(tmpdir(), 'rma-trust-'));
const path = join(folder, 'authorities.pem');
afterAll(() => rm(folder, { recursive: true }));
const read = () => readEfirmaTrust({ authoritiesPath: path, responderUrl: null });

test('without a file e.firma is off', () => {
  expect(readEfirmaTrust({ authoritiesPath: null, responderUrl: null })).toBeUndefined();
});

test('a bundle with its root is believed', async () => {
  await writeFile(path, createTestAuthority({ at: new Date() }).bundle);
  expect(read()?.authorities).toMatchObject({ roots: [{}], intermediates: [{}] });
});

test.each([
  ['nothing', ''],
  [
    'an intermediate without its root',
    createTestAuthority({ at: new Date() }).bundle.replace(/^-[^]*?-----END[^\n]*\n/, ''),
  ],
])('a file with %s stops the start, and says which variable is wrong', async (_, content) => {
  await writeFile(path, content);
  expect(read).toThrow(StartupError);
  expect(read).toThrow('RMA_EFIRMA_AUTHORITIES');
});

test('a file that is not there stops the start', () => {
  expect(() => readEfirmaTrust({ authoritiesPath: join(folder, 'none'), responderUrl: null })).toThrow(
    'no se puede leer',
  );
});
