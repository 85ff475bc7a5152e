import { standard, standards, versionedId } from '@rma/themes';
import { describe, expect, test } from 'vitest';
import { file, outputFolder, validate } from '../test-support.ts';
import { foreignKeyCases } from './foreign-key-cases.ts';
import { publishers } from './index.ts';
import { changedExample } from './worked-example.ts';

/** The worked example of a standard as a resource of the same package. */
const published = async (id: string) => {
  const report = await validate(standard(id)!.examplePath, id, publishers[id]!, {
    outputFolder: outputFolder(),
  });
  const parquet = report.outputs.find(({ role }) => role === 'parquet');
  if (!parquet) throw new Error(`no Parquet of ${id}: ${JSON.stringify(report.findings)}`);
  return { standard: id, path: parquet.path };
};

describe('the keys between resources of a package', () => {
  test('no foreign key is without a failing case', () => {
    const declared = standards().flatMap((each) =>
      each.foreignKeys.map(({ reference }) => `${versionedId(each)} ${reference.standard}`),
    );
    const tried = foreignKeyCases.map(({ of, reference }) => `${of} ${reference.split('@')[0]}`);
    expect(new Set(tried)).toEqual(new Set(declared));
  });

  test.each(foreignKeyCases)('$of: $set is not in $reference', async ({ of, reference, set }) => {
    const key = standard(of)!.foreignKeys.find(
      (each) => each.reference.standard === reference.split('@')[0],
    )!;
    const references = [await published(reference)];
    const report = await validate(file(changedExample(of, [set])), of, publishers[of]!, { references });
    const found = report.findings.filter(({ code }) => code === 'foreign-key');
    expect(found).toMatchObject([
      { severity: key.severity, message: key.message.es, fix: key.fix.es, count: 1, examples: [{ row: 2 }] },
    ]);
    expect(report.ok).toBe(key.severity === 'warning');
  });

  test.each(foreignKeyCases)('the worked example of $of points to that of $reference', async (each) => {
    const references = [await published(each.reference)];
    const report = await validate(standard(each.of)!.examplePath, each.of, publishers[each.of]!, {
      references,
    });
    expect(report.findings).toEqual([]);
  });

  test.each(foreignKeyCases)('$of alone is not judged by $reference', async ({ of, set }) => {
    const report = await validate(file(changedExample(of, [set])), of, publishers[of]!);
    expect(report.findings.filter(({ code }) => code === 'foreign-key')).toEqual([]);
  });
});
