import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const guard = fileURLToPath(new URL('../../services/hub/require-node.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'rma-node-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the guard as if by another Node: only the version it reads is different. */
function guardOn(version: string) {
  const path = join(folder, `guard-${version}.mjs`);
  const asIf = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } });\n`;
  writeFileSync(path, asIf + readFileSync(guard, 'utf8'));
  return spawnSync(process.execPath, [path], { encoding: 'utf8' });
}

test('a Node that is too old is told in one sentence, before anything it cannot read', () => {
  const { status, stderr } = guardOn('20.20.2');
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Red México Abierto necesita Node 24 y este es Node 20\.20\.2; .*\n$/);
});

test('a good Node passes without a word', () => {
  expect(guardOn('24.21.0')).toMatchObject({ status: 0, stderr: '' });
});
