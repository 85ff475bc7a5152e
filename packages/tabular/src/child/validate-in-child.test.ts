import { readdirSync } from 'node:fs';
import { standard } from '@rma/themes';
import { describe, expect, test } from 'vitest';
import { validateInChild } from '../index.ts';
import { file, fixture, publisher, scratch } from '../test-support.ts';

const request = {
  path: fixture('crossings.csv'),
  fileName: 'crossings.csv',
  standard: standard('mobility/road-incidents')!,
  context: publisher('05035'),
  workFolder: scratch,
};
const misbehaving = (program: string) => file(`// ${program}\n${program}`);

describe('validation in a process of its own', () => {
  test('the report comes back whole', async () => {
    const outcome = await validateInChild(request);
    expect(outcome).toMatchObject({ ok: true, report: { ok: true, rowCount: 24 } });
  });
  test('a child that dies is a value', async () => {
    const outcome = await validateInChild(request, {
      childPath: misbehaving('process.kill(process.pid, "SIGSEGV");'),
    });
    expect(outcome).toMatchObject({ ok: false, reason: 'engine-crashed' });
  });
  test('a child that throws is a value, with its last words', async () => {
    const outcome = await validateInChild(request, {
      childPath: misbehaving('throw new Error("se acabó");'),
    });
    expect(outcome).toMatchObject({
      ok: false,
      reason: 'engine-crashed',
      detail: expect.stringContaining('se acabó'),
    });
  });
  test('a file that cannot be read is a value', async () => {
    const outcome = await validateInChild({ ...request, path: `${scratch}/none.csv` });
    expect(outcome).toMatchObject({
      ok: false,
      reason: 'engine-crashed',
      detail: expect.stringContaining('ENOENT'),
    });
  });
  test('a child that never answers is killed at the deadline', async () => {
    const outcome = await validateInChild(request, {
      childPath: misbehaving('setInterval(() => {}, 1000);'),
      deadlineMs: 300,
    });
    expect(outcome).toMatchObject({ ok: false, reason: 'deadline' });
  });
  test('a child that takes too much memory is killed', async () => {
    const outcome = await validateInChild(request, {
      childPath: misbehaving('const held = []; setInterval(() => held.push(Buffer.alloc(20e6, 1)), 20);'),
      maxMemoryMb: 200,
      deadlineMs: 30_000,
    });
    expect(outcome).toMatchObject({ ok: false, reason: 'memory' });
  });
  test('nothing of a killed child stays on disk', () => {
    expect(readdirSync(scratch).filter((name) => name.startsWith('rma-'))).toEqual([]);
  });
});
