import { standard, standards, versionedId } from '@rma/themes';
import { describe, expect, test } from 'vitest';
import { harmlessCases, publishers, ruleCases } from './rule-cases/index.ts';
import { changedExample } from './rule-cases/worked-example.ts';
import { file, validate } from './test-support.ts';

describe('the rules of the standards', () => {
  test.each(standards().map(versionedId))('the worked example of %s has no errors', async (id) => {
    const report = await validate(standard(id)!.examplePath, id, publishers[id]!);
    expect(report.findings.filter((each) => each.severity === 'error')).toEqual([]);
    expect(report.ok).toBe(true);
  });

  test.each(ruleCases)('$of: $set raises $breaks in $field', async ({ of, breaks, field, set }) => {
    const report = await validate(file(changedExample(of, [set])), of, publishers[of]!);
    const raised = report.findings.filter((each) => each.code === breaks && each.field === field);
    expect(raised).toHaveLength(1);
    expect(raised[0]!.count).toBe(1);
    expect(raised[0]!.examples.length).toBeGreaterThan(0);
  });

  test.each(harmlessCases)('$of: $set does not raise $breaks', async ({ of, breaks, set }) => {
    const report = await validate(file(changedExample(of, [set])), of, publishers[of]!);
    expect(report.findings.filter((each) => each.code === breaks)).toEqual([]);
  });

  test('no row rule and no vocabulary is without a failing case', () => {
    const declared = standards().flatMap((each) =>
      [...each.rules, ...each.vocabularies].map((rule) => `${versionedId(each)} ${rule.code}`),
    );
    const tried = new Set(ruleCases.map((each) => `${each.of} ${each.breaks}`));
    expect(declared.filter((rule) => !tried.has(rule))).toEqual([]);
  });
});
