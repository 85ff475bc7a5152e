import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { standard, standards, versionedId } from '@rma/themes';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../intake/read-zip.ts';
import { zipOf } from '../intake/test-zip.ts';
import { scratch, validate } from '../test-support.ts';
import { alertCases } from './cap.ts';
import type { FormatCase } from './format-case.ts';
import { harmlessAlerts, harmlessFeeds } from './format-harmless.ts';
import { feedCases } from './gtfs.ts';

const gtfs = 'mobility/transit-gtfs@1.0';
const cap = 'resilience/emergency-alerts@1.0';
const casesOf: Record<string, FormatCase[]> = { [gtfs]: feedCases, [cap]: alertCases };

const feed = async (): Promise<Record<string, string>> => {
  const opened = await openArchive(standard(gtfs)!.sourceExamplePath);
  if (!opened.ok) throw new Error(opened.code);
  const { archive } = opened;
  const files: Record<string, string> = {};
  for (const entry of archive.entries) files[entry.name] = (await archive.read(entry)).toString();
  archive.close();
  return files;
};
const files = await feed();
const alert = readFileSync(standard(cap)!.sourceExamplePath, 'utf8');

let written = 0;
const validateFile = (name: string, content: string | Buffer, id: string) => {
  const path = join(scratch, `${written++}-${name}`);
  writeFileSync(path, content);
  return validate(path, id, id === gtfs ? '05035' : '12001');
};

const validateFeed = (changed: Record<string, string | null>, folder?: string) => {
  const members = Object.entries(changed).flatMap(([name, text]): [string, string][] =>
    text === null ? [] : [[folder === undefined ? name : `${folder}/${name}`, text]],
  );
  return validateFile('feed.zip', zipOf(Object.fromEntries(members)), gtfs);
};

const raised = (report: Awaited<ReturnType<typeof validate>>, id: string, code: string) => {
  const rule = standard(id)!.formatRules.find((each) => each.code === code)!;
  const found = report.findings.filter((each) => each.code === code);
  expect([code, report.findings.map((each) => each.code), found.length > 0]).toEqual([
    code,
    expect.arrayContaining([code]),
    true,
  ]);
  for (const each of found) {
    expect(each).toMatchObject({ severity: rule.severity, message: rule.message.es, fix: rule.fix.es });
    expect(each.count).toBeGreaterThan(0);
  }
  expect(report.ok).toBe(!report.findings.some((each) => each.severity === 'error'));
};

describe('the rules of the formats', () => {
  test('no format rule is without a failing case, and no case without its rule', () => {
    const declared = standards().flatMap((each) =>
      each.formatRules.map((rule) => `${versionedId(each)} ${rule.code}`),
    );
    const tried = Object.entries(casesOf).flatMap(([id, cases]) =>
      cases.map(({ breaks }) => `${id} ${breaks}`),
    );
    expect(new Set(tried)).toEqual(new Set(declared));
  });

  test('the worked feed breaks none, and gives the worked table', async () => {
    const report = await validate(standard(gtfs)!.sourceExamplePath, gtfs, '05035');
    expect(report.findings).toEqual([]);
    expect(report.rowCount).toBe(standard(gtfs)!.exampleRows.length);
  });

  test('the worked alert breaks none but its age', async () => {
    const report = await validate(standard(cap)!.sourceExamplePath, cap, '12001');
    expect(report.findings.map(({ code }) => code)).toEqual(['already-expired']);
    expect(report.rowCount).toBe(standard(cap)!.exampleRows.length);
  });

  test.each(feedCases)('a feed with $because raises $breaks', async ({ breaks, change, folder }) => {
    raised(await validateFeed(change(files), folder), gtfs, breaks);
  });

  test.each(alertCases)('an alert with $because raises $breaks', async ({ breaks, change }) => {
    raised(await validateFile('alert.xml', change(alert), cap), cap, breaks);
  });

  test.each(harmlessFeeds)('a feed with $because does not raise $breaks', async ({ breaks, change }) => {
    const report = await validateFeed(change(files));
    expect(report.findings.map(({ code }) => code)).not.toContain(breaks);
    expect(report.rowCount).toBe(2);
  });

  test.each(harmlessAlerts)('an alert with $because does not raise $breaks', async ({ breaks, change }) => {
    const changed = change(alert);
    expect(changed).not.toBe(alert);
    const report = await validateFile('alert.xml', changed, cap);
    expect(report.findings.map(({ code }) => code)).not.toContain(breaks);
    expect(report.rowCount).toBeGreaterThan(0);
  });
});
